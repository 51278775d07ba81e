package db

import (
	"strconv"

	"golang.org/x/sys/windows"
)

// startOf says when a process began and whether it runs.
func startOf(number int) (started string, running bool) {
	handle, err := windows.OpenProcess(windows.PROCESS_QUERY_LIMITED_INFORMATION, false, uint32(number)) //nolint:gosec // a process number
	if err != nil {
		return "", false
	}
	defer windows.CloseHandle(handle) //nolint:errcheck // it was only read
	var code uint32
	const stillActive = 259
	if err := windows.GetExitCodeProcess(handle, &code); err != nil || code != stillActive {
		return "", false
	}
	var creation, exit, kernel, user windows.Filetime
	if err := windows.GetProcessTimes(handle, &creation, &exit, &kernel, &user); err != nil {
		return "", true
	}
	return strconv.FormatInt(creation.Nanoseconds(), 10), true
}
