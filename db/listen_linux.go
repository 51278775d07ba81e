package db

import (
	"cmp"
	"context"
	"errors"
	"time"

	"golang.org/x/sys/unix"
)

const (
	goes  = unix.IN_MOVE_SELF | unix.IN_DELETE_SELF
	stirs = unix.IN_MODIFY | unix.IN_ATTRIB | goes | unix.IN_DONT_FOLLOW // an open file is not deleted, but loses its name: an attribute

	// longestQuiet is how long is trusted that nothing happened when nothing was told: a
	// folder above the library's may be renamed, say, or be another machine's.
	longestQuiet = time.Minute
)

// listen has the system tell of the files, and of the folders' going, until ctx ends: true
// is on heard then, and false when all was quiet for long. What happens before that is
// taken, is told once.
//
// Nothing opens the files for it. No timer waits, and no goroutine in Go's poller: either
// makes the scheduler wake up more threads, 50 times a second, whenever another timer
// strikes, and Bubble Tea's strikes 120 times.
func listen(ctx context.Context, folders, files []string, heard chan<- bool) error {
	ear, err := unix.InotifyInit1(unix.IN_CLOEXEC)
	if err != nil {
		return err
	}
	attend := func() (first error) {
		for _, folder := range folders {
			_, err := unix.InotifyAddWatch(ear, folder, goes)
			first = cmp.Or(first, err)
		}
		for _, file := range files {
			_, err := unix.InotifyAddWatch(ear, file, stirs)
			first = cmp.Or(first, err)
		}
		return first
	}
	err = attend()
	var end [2]int // of a pipe: that its one end is closed is heard at the other
	if err == nil {
		err = unix.Pipe2(end[:], unix.O_CLOEXEC)
	}
	if err != nil {
		return errors.Join(err, unix.Close(ear))
	}
	context.AfterFunc(ctx, func() { _ = unix.Close(end[1]) })
	go hear(ctx, ear, end[0], attend, heard)
	return nil
}

func hear(ctx context.Context, ear, end int, attend func() error, heard chan<- bool) {
	defer func() { _ = errors.Join(unix.Close(ear), unix.Close(end)) }() // nothing was written to them
	wait := []unix.PollFd{{Fd: int32(ear), Events: unix.POLLIN}, {Fd: int32(end)}}
	told := make([]byte, 4<<10) // what does not fit is told once more
	for {
		// Where either fails, one looks: that is no worse than not to be told.
		many, err := unix.Poll(wait, int(longestQuiet.Milliseconds()))
		if err == nil && wait[0].Revents != 0 {
			_, _ = unix.Read(ear, told)
		}
		_ = attend() // to what has come in place of another
		select {
		case heard <- many != 0:
		case <-ctx.Done():
			return
		}
	}
}
