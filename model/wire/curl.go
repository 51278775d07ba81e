package wire

import (
	"bytes"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"personae/model"
	"personae/model/library"
)

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
	method, address := "POST", r.address()
	if r.sends == BodyUpdate {
		method = r.endpoint.Update
		id, _ := r.originID.Of(p).Get().Text()
		address += "/" + escapeSegment(id)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%scurl --request %s \\\n  --url \"%s\" \\\n  --fail-with-body --no-progress-meter \\\n", guard, method, address)
	if r.endpoint.Header != "" {
		fmt.Fprintf(&b, "  --header \"%s: %s%s\" \\\n", r.endpoint.Header, r.endpoint.Scheme, r.keyVariable())
	}
	fmt.Fprintf(&b, "  --header 'Content-Type: application/json' \\\n  %s%s%s\n%s\n", sends, here, document, mark)
	return []byte(b.String())
}

// address is that of the collection. Parts in ${…} are filled in by the shell, so that no
// secret and no address of a user's own stands in the command.
func (r *resolved) address() string {
	maker := r.system.Vendor().Maker
	name := strings.ToUpper(strings.ReplaceAll(maker, " ", ""))
	base := fmt.Sprintf("${%s_URL:?set it to the address of your %s API}", name, maker)
	if usual := library.RemoteURL(r.system); usual != "" {
		base = fmt.Sprintf("${%s_URL:-%s}", name, usual)
	}
	project := fmt.Sprintf("${%s_PROJECT:?set it to the id of your %s project}", name, maker)
	return base + strings.ReplaceAll(r.endpoint.Path, PathProject, project)
}

// keyVariable is the key, as the shell fills it in.
func (r *resolved) keyVariable() string {
	what := "API key"
	if strings.HasSuffix(r.endpoint.KeyEnv, "_TOKEN") {
		what = "token"
	}
	return fmt.Sprintf("${%s:?set it to your %s %s}", r.endpoint.KeyEnv, r.system.Vendor().Maker, what)
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
