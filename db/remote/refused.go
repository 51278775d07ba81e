package remote

import (
	"fmt"
	"net/http"
	"strings"

	"personae/model/syncing"
)

// notNow is what comes of an answer that something fails for now.
func (c *call) notNow(f refusal) verdict {
	didNothing := f.status == http.StatusTooManyRequests || f.status == http.StatusServiceUnavailable && f.passing
	if c.isWrite() && !didNothing {
		return verdict{err: c.unclear("it failed " + f.shown())}
	}
	if f.after > 0 {
		c.limit.wait(c.Now().Add(f.after))
	}
	why := "it failed " + f.shown()
	if f.status == http.StatusTooManyRequests {
		why = "it was asked too often " + f.shown()
	}
	return verdict{again: true, after: f.after, err: c.later(why, f.after)}
}

// shown is the status of a refusal and what it says, in brackets.
func (f *refusal) shown() string {
	said := f.text
	if said == "" {
		said = http.StatusText(f.status)
	}
	return fmt.Sprintf("(%d: %s)", f.status, strings.TrimRight(said, ". "))
}

// refused says what an answer means that will be the same the next time.
func (c *call) refused(f refusal) error {
	switch f.status {
	case http.StatusUnauthorized:
		if c.secret == "" {
			return c.fail(syncing.ErrDenied, "it asks for a key "+f.shown(), "name the variable or the file that holds one for this remote")
		}
		return c.fail(syncing.ErrDenied, "it does not know "+c.key.name()+" "+f.shown(), "put there one that is valid, and try again")
	case http.StatusForbidden:
		return c.fail(syncing.ErrDenied, "it does not allow that with "+c.key.name()+" "+f.shown(), "use a key that may do it")
	case http.StatusNotFound:
		return c.absent(f)
	case http.StatusMethodNotAllowed, http.StatusNotImplemented:
		return c.fail(syncing.ErrCannot, "it has no such request "+f.shown(), "do it there by hand")
	case http.StatusConflict:
		return c.fail(syncing.ErrRefused, "it refused "+f.shown(), "change what stands in the way, as a name that is taken, and try again")
	case http.StatusRequestEntityTooLarge:
		return c.fail(syncing.ErrRefused, "it is too large for it "+f.shown(), "make it shorter or smaller, and try again")
	case http.StatusBadRequest, http.StatusUnprocessableEntity:
		return c.fail(syncing.ErrRefused, "it refused "+f.shown(), "change what it names, and try again")
	}
	return c.fail(syncing.ErrRefused, "it refused "+f.shown(), "do what it says, and try again")
}

// absent tells a record that is not there from an address that is none of the system.
func (c *call) absent(f refusal) error {
	if c.ofRecord && f.own && !f.noRoute {
		return c.fail(syncing.ErrNotThere, "it has no such record "+f.shown(), "it may have been deleted there; a pull says what to do about it")
	}
	kind := syncing.ErrAnswer
	if c.isWrite() {
		kind = syncing.ErrRefused
	}
	return c.fail(kind, "there is nothing at "+c.at()+" "+f.shown(), "check the remote's address, which its paths stand behind")
}

// at is the path of a request, as a person may check it.
func (r *request) at() string {
	if r.abroad != "" {
		return r.abroad
	}
	return r.path
}
