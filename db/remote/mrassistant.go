package remote

import (
	"context"
	"net/http"
	"net/url"
	"strconv"

	"personae/model/syncing"
	"personae/model/wire"
)

// Mr Assistant (systems.md §4): to make a persona and to change one are the only
// requests that its documents have. Who knows that lists are answered there says so; they
// are then asked for as its lists of sessions are, and it does no harm where the numbers
// of a page mean nothing there.
const (
	mrAssistantPage   = 100
	mrAssistantAtOnce = 2
)

func mrAssistant(lists bool) system {
	return system{
		can:   syncing.Abilities{Read: lists, Create: true, Update: true, AtOnce: mrAssistantAtOnce},
		pages: func(string) pager { return &offsets{} },
		check: func(ctx context.Context, p *place) (string, error) {
			asks := request{doing: "ask for a persona", method: http.MethodGet, path: p.path, query: url.Values{"limit": {"1"}}}
			if !lists {
				return "", p.cannot(asks.doing)
			}
			return "", p.do(ctx, asks, func(a *answer) error {
				_, err := a.json(mostAnswer)
				return err
			})
		},
		instead: "do it there by hand, or say of the remote that lists are answered there where you know that they are",
	}
}

// offsets asks for pages by how many records stand before them.
type offsets struct{ before int }

func (o *offsets) query() url.Values {
	return url.Values{"limit": {strconv.Itoa(mrAssistantPage)}, "offset": {strconv.Itoa(o.before)}}
}

func (o *offsets) turn(_ wire.Page, given, fresh int) (more bool, why string) {
	o.before += given
	return fresh > 0 && given >= mrAssistantPage, ""
}
