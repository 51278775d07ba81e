//go:build !windows

package ui

import (
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
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

// stopWith stops a process, 0 for all that the shell started together, and returns once
// the shell goes on with it: another thread may be the first to stop, and this one run
// on for a moment.
func stopWith(pid int) {
	goesOn := make(chan os.Signal, 1)
	signal.Notify(goesOn, syscall.SIGCONT)
	defer signal.Stop(goesOn)
	_ = syscall.Kill(pid, syscall.SIGSTOP)
	<-goesOn
}

// hasShell reports whether a shell is there that could go on with what is stopped: it
// is in the session of the first of the processes that it started together, and not one
// of them.
func hasShell() bool {
	group := syscall.Getpgrp()
	parent := os.Getppid()
	if group != os.Getpid() {
		parent = parentOf(group)
	}
	of, err := syscall.Getpgid(parent)
	if err != nil || of == group {
		return false
	}
	ours, err := unix.Getsid(0)
	theirs, theirErr := unix.Getsid(parent)
	return err == nil && theirErr == nil && ours == theirs
}

// parentOf returns the parent of a process; our own where the system does not tell.
func parentOf(pid int) int {
	status, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/status")
	if err == nil {
		for line := range strings.Lines(string(status)) {
			if text, found := strings.CutPrefix(line, "PPid:"); found {
				if parent, err := strconv.Atoi(strings.TrimSpace(text)); err == nil {
					return parent
				}
			}
		}
	}
	return os.Getppid()
}

// dieOf ends the process as a signal does that nothing catches.
func dieOf(s os.Signal) {
	signal.Reset(s)
	_ = syscall.Kill(os.Getpid(), s.(syscall.Signal)) //nolint:errcheck,forcetypeassert // there are no others
	select {}
}

// leaveDump lets Go end the process, and print what each goroutine does.
func leaveDump() { signal.Reset(syscall.SIGQUIT) }
