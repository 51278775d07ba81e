package flow

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/model/library"
	"personae/ui/detail"
	"personae/ui/view"
	"personae/ui/work"
)

// pane is the detail view beside the list of a page: it turns to what the cursor is on
// once that rests, as beside the list of all personas.
type pane struct {
	*Host
	*detail.Detail

	loads work.Loads
	moves moves
	get   func(context.Context) (library.Record, error) // what it shows, or waits for
}

func (h *Host) newPane() *pane {
	p := &pane{Host: h, Detail: detail.New(h.Keys, h.Screen.Styles())}
	p.SetInfo(h.Info)
	return p
}

// turn shows what get reads: at once where nothing is shown yet.
func (p *pane) turn(get func(context.Context) (library.Record, error)) tea.Cmd {
	p.get = get
	if _, held := p.Record(); held {
		return p.load(p.moves.rest(p.Now(), p.Rest))
	}
	return p.load(0)
}

// empty shows a sentence in place of a persona.
func (p *pane) empty(why string) {
	p.loads.Stop(p)
	p.SetEmpty(why)
}

// open gives the pane the keys, and those that are pressed meanwhile once it shows what
// the cursor is on.
func (p *pane) open() tea.Cmd {
	p.Screen.Focus(p.Detail)
	if !p.loads.Running(p) {
		return nil
	}
	load := p.load(0)
	return p.awaitUntil(func() work.Done {
		done, _ := load().(work.Done)
		return done
	}, func(view.View) bool { return true })
}

func (p *pane) load(after time.Duration) tea.Cmd {
	get := p.get
	return p.loads.Start(p.Context, p, func(ctx context.Context) work.Done {
		if !rested(ctx, after) {
			return nil
		}
		record, err := get(ctx)
		return finally(func() {
			if err != nil {
				p.SetError(err)
				return
			}
			p.SetNow(p.Now())
			p.SetRecord(record)
		})
	})
}

// jumping is less than a terminal takes to paint, and far less than a held key to repeat.
const jumping = 2 * time.Millisecond

// moves knows when a cursor moved last.
type moves struct{ last time.Time }

// rest returns how long a cursor that moves now has to stay for what stands beside it to
// turn to it. Moves that come at once, as of keys that the terminal sends together, are a
// jump, whose end is painted with it.
func (m *moves) rest(now time.Time, usual time.Duration) time.Duration {
	jump := now.Sub(m.last) < jumping
	m.last = now
	if jump {
		return jumping
	}
	return usual
}

// rested waits, and reports whether nothing put an end to it.
func rested(ctx context.Context, after time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(after):
		return true
	}
}
