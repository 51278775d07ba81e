package remote

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"personae/model/syncing"
	"personae/model/value"
	"personae/model/wire"
	"personae/model/words"
)

// pager asks for one page of a list after the other.
type pager interface {
	query() url.Values
	// turn learns from a page that was read, of which some records were new, how to ask
	// for the next; more is false where there is none. why says what is wrong with it.
	turn(page wire.Page, given, fresh int) (more bool, why string)
}

// once asks for a list that has no pages.
type once struct{}

func (once) query() url.Values                                { return nil }
func (once) turn(wire.Page, int, int) (more bool, why string) { return false, "" }

// mostStale is how many pages in a row may have nothing new while more are to follow.
const mostStale = 5

func (p *place) List(ctx context.Context, search string, do func(*wire.Imported) error) error {
	asks := request{doing: "list the personas", method: http.MethodGet, path: p.path}
	if !p.of.can.Read {
		return p.cannot(asks.doing)
	}
	l := listing{place: p, seen: map[string]bool{}, do: do}
	pages := p.of.pages(search)
	for more := true; more; {
		asks.query = pages.query()
		page, given, fresh, err := l.read(ctx, asks)
		if err != nil {
			return err
		}
		var why string
		if more, why = pages.turn(page, given, fresh); why != "" {
			return p.spoken(asks).fail(syncing.ErrAnswer, why, "what was read so far is not all; try again, and tell who runs it")
		}
	}
	if n := len(l.nameless); n > 0 {
		return p.spoken(asks).fail(syncing.ErrAnswer, fmt.Sprintf("%s cannot be told from others; the first of them: %s", words.Count(n, "record"), l.nameless[0]),
			"mend or delete them there; all others were read")
	}
	return nil
}

// spoken is a request that is only spoken of.
func (c *client) spoken(r request) *call { return &call{client: c, request: r} }

// listing is a list that is being read.
type listing struct {
	*place
	seen     map[string]bool // the ids that were given
	nameless []error         // of records without an id
	do       func(*wire.Imported) error
}

// read reads a page and gives what of it is new. A page that broke off is asked for
// again, and what was given of it is not given again.
func (l *listing) read(ctx context.Context, asks request) (page wire.Page, given, fresh int, err error) {
	before := len(l.seen)
	var nameless []error
	err = l.client.do(ctx, asks, func(a *answer) error {
		a.leave() // who is given a record may ask for more of it
		given, nameless = 0, nil
		source := bufio.NewReader(a)
		head, _ := source.Peek(len("\ufeff") + 1)
		if head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n"); len(head) > 0 && !beginsJSON(head) {
			return a.noJSON()
		}
		records := wire.NewReader(source, "", wire.Options{From: l.remote.System})
		for record, err := range records.All() {
			if isFatal(err) && a.content.failed != nil {
				return a.broke()
			} else if isFatal(err) {
				return &brokenError{why: "its answer cannot be read: " + err.Error(), cut: true}
			}
			given++
			if err != nil {
				record = l.unread(err)
			}
			if record.Persona.Origin.ID(l.remote.System) == "" {
				nameless = append(nameless, cmp.Or(err, errNoID))
			} else if failed := l.give(record); failed != nil {
				return failed
			}
		}
		page = records.Page()
		return nil
	})
	l.nameless = append(l.nameless, nameless...)
	return page, given, len(l.seen) - before, err
}

// unread is what can be told of a record that cannot be read: which it is. Who then asks
// for the whole of it is told what is wrong.
func (l *listing) unread(err error) *wire.Imported {
	record := &wire.Imported{System: l.remote.System, Shape: wire.ShapeSummary}
	if failed, ok := errors.AsType[*wire.ReadError](err); ok && failed.ID != "" {
		record.Persona.Name = failed.Title
		*l.remote.System.Vendor().RecordID(&record.Persona.Origin) = value.Some(failed.ID)
	}
	return record
}

var errNoID = errors.New("has no id")

// isFatal reports whether nothing of a list can be read behind an error.
func isFatal(err error) bool {
	failed, ok := errors.AsType[*wire.ReadError](err)
	return ok && failed.Fatal
}

// give gives a record, once.
func (l *listing) give(record *wire.Imported) error {
	id := record.Persona.Origin.ID(l.remote.System)
	if l.seen[id] {
		return nil
	}
	l.seen[id] = true
	if l.of.can.Summaries {
		record.Shape = wire.ShapeSummary // whatever else it looks like
	}
	return l.do(record)
}
