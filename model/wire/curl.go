package wire

import (
	"bytes"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"personae/model"
)

// endpoint says where a system's requests go. Parts in ${…} are filled in by the
// shell, so that no secret and no address of a user's own stands in the command.
type endpoint struct {
	base   string // scheme and host
	path   string // of the collection; a record's own is one step below
	update string // the method of an update; a new record is always POSTed
	header string // what lets the request in, "" where nothing is asked
}

// curl returns a shell command that sends the body: a new record when the
// system has given no id, or else an update of the record with that id.
//
// The body stands in a quoted here-document, in which a POSIX shell changes
// nothing. No line of JSON can be its end mark, as every line starts with a
// brace or a space. Headers that look like secrets are taken from the environment,
// unless they are to be revealed.
//
// It fails when the call does, and prints the answer in any case.
func (r *resolved) curl(p *model.Persona, body []byte) []byte {
	guard, here, document := "", hereDocument, string(body)
	if !r.Reveal {
		var variables []string
		document, variables = r.toEnvironment(p, document)
		for _, name := range variables {
			guard, here = guard+fmt.Sprintf(": \"${%s:?set it to the value of that header}\" &&\n", name), openDocument
		}
	}
	method, address := "POST", r.endpoint.base+r.endpoint.path
	if r.sends == BodyUpdate {
		method = r.endpoint.update
		id, _ := r.originID.Of(p).Get().Text()
		address += "/" + escapeSegment(id)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%scurl --request %s \\\n  --url \"%s\" \\\n  --fail-with-body --no-progress-meter \\\n", guard, method, address)
	if r.endpoint.header != "" {
		fmt.Fprintf(&b, "  --header \"%s\" \\\n", r.endpoint.header)
	}
	fmt.Fprintf(&b, "  --header 'Content-Type: application/json' \\\n  %s%s%s\n%s\n", sends, here, document, mark)
	return []byte(b.String())
}

const (
	sends        = "--data-binary @- "
	mark         = "PERSONA" // ends the here-document
	hereDocument = "<<'" + mark + "'\n"
	openDocument = "<<" + mark + "\n" // in which the shell puts what is taken from the environment
)

// Followed returns a command behind which another stands, which runs when it has done
// what it should.
func Followed(command []byte) []byte {
	before, after, _ := bytes.Cut(command, []byte(sends))
	return slices.Concat(before, []byte(sends), bytes.Replace(after, []byte("\n"), []byte(" &&\n"), 1))
}

func (r *resolved) curlProblems(p *model.Persona) []LineProblem {
	spec := r.originID
	if id, _ := spec.Of(p).Get().Text(); r.sends == BodyUpdate && strings.Trim(id, ".") == "" {
		return []LineProblem{{Line: 1, Path: spec.Path, Refused: true, Text: fmt.Sprintf("%q is no id that an address can hold", id)}}
	}
	return nil
}

// escapeSegment writes id as one step of a URL's path: all but the unreserved
// characters of RFC 3986 §2.3 as %XX. What is left means nothing to a shell.
func escapeSegment(id string) string { return strings.ReplaceAll(url.QueryEscape(id), "+", "%20") }
