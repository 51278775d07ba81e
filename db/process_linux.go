package db

import (
	"bytes"
	"fmt"
	"os"
)

// startOf says when a process began, in ticks of the boot that it belongs to, and
// whether it runs. One that is over and only waits for its parent to ask how it went
// does not: an editor whose window was closed may stay like that for seconds, and in
// a container without an init for ever.
func startOf(number int) (started string, running bool) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", number))
	if err != nil {
		return "", false
	}
	const state, start = 0, 19 // proc(5): fields 3 and 22
	// What is counted follows the program's name, which may itself hold brackets.
	fields := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+1:])
	if len(fields) <= start || fields[state][0] == 'Z' || fields[state][0] == 'X' {
		return "", false
	}
	boot, _ := os.ReadFile("/proc/sys/kernel/random/boot_id")
	return string(bytes.TrimSpace(boot)) + " " + string(fields[start]), true
}
