//go:build !linux && !darwin && !windows

package db

import (
	"errors"
	"os"
	"syscall"
)

// startOf says whether a process runs: when it began, these systems do not tell alike.
func startOf(number int) (started string, running bool) {
	err := syscall.Kill(number, 0)
	return "", err == nil || errors.Is(err, os.ErrPermission)
}
