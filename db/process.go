package db

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"strconv"
	"strings"
)

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

// name is the process as a part of a file's name.
func (p process) name() string {
	return fmt.Sprintf("%s_%d_%s", short(p.Host), p.Number, short(p.Started))
}

// short stands for a text of any length in a name.
func short(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

// over reports whether a name is that of a process of this machine that has ended.
func over(name string) bool {
	host, rest, _ := strings.Cut(name, "_")
	digits, began, _ := strings.Cut(rest, "_")
	number, err := strconv.Atoi(digits)
	if err != nil || number <= 0 || host != short(hostName()) {
		return false
	}
	started, running := startOf(number)
	return !running || began != short(started)
}

// Process names this process for what it leaves where others sweep, and Over says
// whether what has a name so was left by one that has ended.
func (d *DB) Process() string { return thisProcess().name() }

// Over reports whether a name is that of a process of this machine that has ended.
func (d *DB) Over(process string) bool { return over(process) }
