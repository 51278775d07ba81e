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
	host, _ := os.Hostname()
	started, _ := startOf(os.Getpid())
	return process{host, os.Getpid(), started}
}

// typesStill reports whether a process that typed a draft still runs on this machine,
// in another editor than this.
func (p process) typesStill() bool {
	if this := thisProcess(); p.Host != this.Host || p.Number == this.Number {
		return false
	}
	started, running := startOf(p.Number)
	return running && (p.Started == "" || p.Started == started)
}
