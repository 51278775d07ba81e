package remote

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"personae/model/syncing"
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
		why := ""
		if more, why = pages.turn(page, given, fresh); why != "" {
			return p.spoken(asks).fail(syncing.ErrAnswer, why, "what was read so far is not all; try again, and tell who runs it")
		}
	}
	if len(l.unread) > 0 {
		return p.spoken(asks).fail(syncing.ErrAnswer, fmt.Sprintf("%s cannot be read, the first of them %s", words.Count(len(l.unread), "record"), l.unread[0]),
			"mend or delete them there; all others were read")
	}
	return nil
}

// spoken is a request that is only spoken of.
func (c *client) spoken(r request) *call { return &call{client: c, request: r} }

// listing is a list that is being read.
type listing struct {
	*place
	seen   map[string]bool // the ids that were given
	unread []error         // records that cannot be read
	do     func(*wire.Imported) error
}

// read reads a page and gives what of it is new. A page that broke off is asked for
// again, and what was given of it is not given again.
func (l *listing) read(ctx context.Context, asks request) (page wire.Page, given, fresh int, err error) {
	before := len(l.seen)
	var unread []error
	err = l.client.do(ctx, asks, func(a *answer) error {
		a.leave() // who is given a record may ask for more of it
		given, unread = 0, nil
		source := bufio.NewReader(a)
		head, _ := source.Peek(len("\ufeff") + 1)
		if head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n"); len(head) > 0 && !beginsJSON(head) {
			return a.noJSON()
		}
		records := wire.NewReader(source, "", wire.Options{From: l.remote.System})
		for record, err := range records.All() {
			if a.content.failed != nil {
				return &brokenError{why: because(a.content.failed), cut: true}
			}
			if isFatal(err) {
				return &brokenError{why: "its answer cannot be read: " + err.Error(), cut: true}
			}
			given++
			if err == nil && record.Persona.Origin.ID(l.remote.System) == "" {
				err = errNoID
			}
			if err != nil {
				unread = append(unread, err)
			} else if err = l.give(record); err != nil {
				return err
			}
		}
		page = records.Page()
		return nil
	})
	l.unread = append(l.unread, unread...)
	return page, given, len(l.seen) - before, err
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
