package ui

import (
	"os"
	"syscall"
)

// caught is what ends the editor; nothing stops it for a while.
var caught = []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}

const canPause = false

func pauses(os.Signal) bool    { return false }
func resumes(os.Signal) bool   { return false }
func dumps(os.Signal) bool     { return false }
func fromKey(s os.Signal) bool { return s == os.Interrupt }
func stopWith(int)             {}
func hasShell() bool           { return false }
func leaveDump()               {}

// dieOf ends the process as a signal does that nothing catches.
func dieOf(os.Signal) { os.Exit(1) }
