package flow

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"personae/model/library"
	"personae/ui/work"
)

// standings is what the list and the detail view say of remotes. A library without any
// is asked once for them, and again where it has changed.
type standings struct {
	known   bool
	remotes []string
}

// Standings reads how the personas in sight stand to the remotes, once they are in sight.
func (b *Browse) Standings() tea.Cmd {
	b.remotes.known = false
	return b.standings()
}

// standings is Standings where the remotes are still those that were read last.
func (b *Browse) standings() tea.Cmd {
	if b.remotes.known && len(b.remotes.remotes) == 0 {
		return nil
	}
	ids := b.List.HeldIDs()
	return b.loads.Start(b.Context, "standings", func(ctx context.Context) work.Done {
		names, found, err := readStandings(ctx, b.Store, ids)
		return finally(func() {
			if err != nil {
				b.Log.Warn("how the personas stand to remotes was not read", "error", err)
				return
			}
			had := len(b.remotes.remotes) > 0
			if b.remotes = (standings{true, names}); had || len(names) > 0 {
				b.List.SetStandings(names, found)
				b.Detail.SetStandings(found)
			}
		})
	})
}

func readStandings(ctx context.Context, store Store, ids []string) (names []string, found map[string][]library.Standing, err error) {
	list, err := store.Remotes(ctx)
	if err != nil || len(list) == 0 {
		return nil, nil, err
	}
	for _, remote := range list {
		names = append(names, remote.Name)
	}
	found, err = store.Standings(ctx, ids)
	return names, found, err
}
