package db

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// startOf says when a process began and whether it runs.
func startOf(number int) (started string, running bool) {
	info, err := unix.SysctlKinfoProc("kern.proc.pid", number)
	const zombie = 5 // SZOMB of sys/proc.h
	if err != nil || info.Proc.P_stat == zombie {
		return "", false
	}
	return fmt.Sprintf("%d.%06d", info.Proc.P_starttime.Sec, info.Proc.P_starttime.Usec), true
}
