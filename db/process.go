package db

import "os"

// process is a process as other runs can tell it: by its number alone they cannot,
// since numbers are given out again.
type process struct {
	Host    string `json:"host"`
	Number  int    `json:"process"`
	Started string `json:"started"` // when, in the system's own words; "" where it does not tell
}

func thisProcess() process {
	started, _ := startOf(os.Getpid())
	return process{hostName(), os.Getpid(), started}
}

func hostName() string {
	name, _ := os.Hostname()
	return name
}

// runsBesides reports whether a process still runs on this machine, besides this one.
// One with our own number is an earlier run that had the same.
func (p process) runsBesides() bool {
	if p.Host != hostName() || p.Number == os.Getpid() {
		return false
	}
	started, running := startOf(p.Number)
	return running && (p.Started == "" || p.Started == started)
}
