package cli

import (
	"fmt"
	"io"
	"sync"
	"time"

	"personae/model/field"
	"personae/model/syncing"
	"personae/model/words"
)

// progress says on one line how far something is, over and over, where a person watches
// and waits for it. Anyone may call it at any time.
type progress struct {
	out   io.Writer
	on    bool
	name  string
	lock  sync.Mutex
	next  time.Time
	shown bool
	last  syncing.Progress // how far it was
}

// How long nothing is said, and how long what was said stands.
const (
	progressPatience = time.Second
	progressStands   = 100 * time.Millisecond
)

func (r *run) progress(out io.Writer, name string) *progress {
	return &progress{out: data(out), on: r.Watched(), name: name, next: time.Now().Add(progressPatience)}
}

func (p *progress) say(at syncing.Progress) {
	p.lock.Lock()
	defer p.lock.Unlock()
	if at.Waiting > 0 || at.Done < p.last.Done { // a wait says nothing of how far it is
		at = syncing.Progress{Done: p.last.Done, Total: p.last.Total, Name: p.last.Name, Waiting: at.Waiting}
	}
	p.last = at
	now := time.Now()
	if !p.on || now.Before(p.next) && at.Waiting == 0 {
		return
	}
	p.next, p.shown = now.Add(progressStands), true
	text := fmt.Sprintf("%s: %d", p.name, at.Done)
	if at.Total > 0 {
		text += fmt.Sprintf(" of %d", at.Total)
	}
	if at.Waiting > 0 {
		text += fmt.Sprintf(", the remote asks to wait %s", at.Waiting.Round(time.Second))
	} else if at.Name != "" {
		text += " " + field.OneLine(words.Line(at.Name))
	}
	_, _ = io.WriteString(p.out, "\r"+text+"\x1b[K")
}

// clear makes room for what is to stand on the line.
func (p *progress) clear() {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.shown {
		_, _ = io.WriteString(p.out, "\r\x1b[K")
		p.shown = false
	}
}
