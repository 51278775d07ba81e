package remote

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"personae/model/syncing"
	"personae/model/value"
	"personae/model/wire"
)

// Anam (systems.md §2): pages by number, at most 100 a page, of summaries: the whole of
// a record is one more request. Where the list changes while it is read, records move
// from one page to another; it is read again then, so that none is missed.
const (
	anamPage   = 100
	anamAtOnce = 4
	anamPasses = 3
)

func anam() system {
	return system{
		can:   syncing.Abilities{Read: true, Summaries: true, Create: true, Update: true, Delete: true, AtOnce: anamAtOnce},
		pages: func(search string) pager { return &numbered{search: search, page: 1, total: -1} },
		check: func(ctx context.Context, p *place) (string, error) {
			asks := request{doing: "ask for a persona", method: http.MethodGet, path: p.path, query: url.Values{"page": {"1"}, "perPage": {"1"}}}
			is, err := p.object(ctx, asks)
			if _, isPage := value.Find(is, "data").Items(); err == nil && !isPage {
				err = p.spoken(asks).fail(syncing.ErrAnswer, "its answer is no page of personas", checkAddress)
			}
			return "", err // its API does not tell whom a key is for
		},
	}
}

// numbered asks for pages by their numbers.
type numbered struct {
	search  string
	page    int
	total   int // records on all pages, as the first one says; -1 is not known
	stale   int // pages in a row with nothing new
	pass    int // how often all pages were read
	most    int // pages of the first pass
	changed bool
}

func (n *numbered) query() url.Values {
	q := url.Values{"page": {strconv.Itoa(n.page)}, "perPage": {strconv.Itoa(anamPage)}}
	if n.search != "" {
		q.Set("search", n.search)
	}
	return q
}

func (n *numbered) turn(page wire.Page, _, fresh int) (more bool, why string) {
	if page.Number != 0 && page.Number != n.page {
		return false, fmt.Sprintf("it gave page %d where page %d was asked for", page.Number, n.page)
	}
	if n.stale++; fresh > 0 {
		n.stale = 0
	}
	if n.total < 0 {
		n.total = page.Total
	}
	n.changed = n.changed || page.Total != n.total
	switch last := page.Last > 0 && n.page >= page.Last || page.Last == 0 && !page.More; {
	case n.pass == 0 && !last && n.stale == mostStale:
		return false, "its pages say the same again and again"
	case !last && (n.pass == 0 || n.page < n.most+mostStale):
		n.page++
		return true, ""
	}
	if n.pass == 0 {
		n.most = n.page
	}
	if n.pass++; !n.changed || n.pass == anamPasses {
		return false, ""
	}
	n.page, n.total, n.changed = 1, -1, false
	return true, ""
}
