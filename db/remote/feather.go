package remote

import (
	"context"
	"net/http"
	"net/url"
	"strconv"

	"personae/model"
	"personae/model/syncing"
	"personae/model/value"
	"personae/model/wire"
)

// Feather (systems.md §1): lists by cursors, at most 200 a page, 6,000 requests a minute
// for a whole organisation. Its library is read by all and written by its own staff.
const (
	featherPage   = 200
	featherMinute = 6000
	featherAtOnce = 8
)

func featherLibrary() system {
	s := feather(syncing.Abilities{Read: true, AtOnce: featherAtOnce})
	s.instead = "Feather's own staff writes its library; push to a remote of feather-org, which installs and changes what is in it"
	return s
}

func featherOrg() system {
	return feather(syncing.Abilities{Read: true, Create: true, Update: true, Delete: true, Install: true, AtOnce: featherAtOnce})
}

func feather(can syncing.Abilities) system {
	return system{
		can: can, minute: featherMinute, check: whoAmI,
		pages: func(search string) pager { return &cursors{search: search, seen: map[string]bool{}} },
	}
}

// cursors asks for pages by what the one before gives.
type cursors struct {
	search, cursor string
	seen           map[string]bool
	stale          int // pages in a row with nothing new
}

func (c *cursors) query() url.Values {
	q := url.Values{"limit": {strconv.Itoa(featherPage)}}
	if c.search != "" {
		q.Set("search", c.search)
	}
	if c.cursor != "" {
		q.Set("cursor", c.cursor)
	}
	return q
}

func (c *cursors) turn(page wire.Page, _, fresh int) (more bool, why string) {
	if c.stale++; fresh > 0 {
		c.stale = 0
	}
	switch {
	case !page.More:
		return false, ""
	case page.Cursor == "":
		return false, "it says that more records follow, and not where"
	case c.seen[page.Cursor] || c.stale == mostStale:
		return false, "its list goes round in a circle"
	}
	c.seen[page.Cursor], c.cursor = true, page.Cursor
	return true, ""
}

// whoAmI says which organisation a key is for.
func whoAmI(ctx context.Context, p *place) (string, error) {
	const asking = "ask whom the key is for"
	is, err := p.object(ctx, request{doing: asking, method: http.MethodGet, path: "/v1/identity/whoami"})
	if err != nil {
		return "", err
	}
	for _, key := range []string{"organization_name", "organization_id", "display_name", "user_id"} {
		if name, ok := value.Find(is, key).Text(); ok && name != "" {
			return "The key is for " + name + ".", nil
		}
	}
	return "", p.spoken(request{doing: asking}).fail(syncing.ErrAnswer, "its answer names nobody", checkAddress)
}

// install makes a persona of the organisation of one of the library.
func (p *place) install(ctx context.Context, asks request, record, name string) (*wire.Imported, error) {
	if _, err := p.at(&asks, record); err != nil {
		return nil, err
	}
	asks.path = wire.EndpointOf(model.SystemFeather).Path + "/" + url.PathEscape(record) + "/install"
	override := value.Null
	if name != "" {
		override = value.Text(name)
	}
	asks.body = []byte(value.ObjectOf([]value.Member{{Name: "name_override", Value: value.JSON(override.JSON())}}))
	return p.answered(ctx, asks, "")
}
