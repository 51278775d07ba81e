//go:build !windows

package ui

import (
	"os"
	"os/signal"
	"slices"
	"syscall"
)

// caught is what ends the editor, and what stops it for a while and goes on.
var caught = []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGTSTP, syscall.SIGCONT}

const canPause = true

func pauses(s os.Signal) bool  { return s == syscall.SIGTSTP }
func resumes(s os.Signal) bool { return s == syscall.SIGCONT }
func dumps(s os.Signal) bool   { return s == syscall.SIGQUIT }

// fromKey reports whether a terminal sends the signal for a key, to all that run in it.
func fromKey(s os.Signal) bool {
	return slices.Contains([]os.Signal{os.Interrupt, syscall.SIGQUIT, syscall.SIGTSTP, syscall.SIGCONT}, s)
}

// leavePausing lets the system stop the process.
func (s *signals) leavePausing() { signal.Reset(syscall.SIGTSTP) }

func (s *signals) catchPausing() { signal.Notify(s.came, syscall.SIGTSTP) }

func resumeMyself() { _ = syscall.Kill(os.Getpid(), syscall.SIGCONT) }

// leaveDump lets Go end the process, and print what each goroutine does.
func leaveDump() { signal.Reset(syscall.SIGQUIT) }
