package work

import (
	"context"

	tea "charm.land/bubbletea/v2"
)

// Loads is reads of which only the newest of each asker counts. The zero Loads
// has none.
type Loads struct{ newest map[any]*load }

type load struct{ cancel context.CancelFunc }

// Start reads for an asker, and stops what was being read for it.
func (l *Loads) Start(ctx context.Context, asker any, read func(context.Context) Done) tea.Cmd {
	l.Stop(asker)
	ctx, cancel := context.WithCancel(ctx)
	this := &load{cancel}
	if l.newest == nil {
		l.newest = map[any]*load{}
	}
	l.newest[asker] = this
	return Aside(func() Done {
		done := read(ctx)
		return func() tea.Cmd {
			if l.newest[asker] != this {
				return nil
			}
			l.Stop(asker)
			return done.Take()
		}
	})
}

// Running reports whether something is being read for an asker.
func (l *Loads) Running(asker any) bool { return l.newest[asker] != nil }

// Stop gives up what is being read for an asker.
func (l *Loads) Stop(asker any) {
	if this := l.newest[asker]; this != nil {
		this.cancel()
		delete(l.newest, asker)
	}
}
