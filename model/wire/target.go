package wire

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"personae/model"
	"personae/model/words"
)

// Body says what of a record is written.
type Body string

// The bodies.
const (
	BodyCreate Body = "create" // the body of a request that makes a new record
	BodyUpdate Body = "update" // the body of a request that changes a record
	BodyAnswer Body = "answer" // the answer that the system gives, with its ids and stamps
	BodyCurl   Body = "curl"   // a shell command that sends the create or update body
)

// Bodies lists them in the order they are shown.
var Bodies = []Body{BodyCreate, BodyUpdate, BodyAnswer, BodyCurl}

// The generations of Feather's API that differ (reference/systems.md §1.2). A
// target may name any version; those from 1.87 on are alike.
const (
	API121 = "1.21"
	API187 = "1.87"
	API190 = "1.90" // the newest that we have read
)

// Target says what to write.
type Target struct {
	System model.System
	Body   Body   // "" is BodyCreate
	API    string // Feather's version, "" is API121; others have but one
	Strict bool   // leave out keys that we do not know
	Reveal bool   // of a command: headers that look like secrets stand in it, and are not taken from the environment
	// Base is what the system may have: of each field what it said last, or what was
	// set here since and may have been sent. With it an update tells what was taken
	// away; nil is not known.
	Base *model.Persona
	// Written is the persona as EncodeNative gives it, where that is known: our own
	// document is not made again.
	Written string
}

// IsRequest reports whether the bodies are those of requests: a system takes one a
// request, so several have no common body.
func (t Target) IsRequest() bool {
	return t.System != model.SystemPersonae && t.Body != BodyAnswer && t.Body != BodyCurl
}

type version struct{ major, minor int }

// CheckAPI says what is wrong with a version of Feather's API, nil where we write
// for it.
func CheckAPI(text string) error {
	_, err := parseVersion(text)
	return err
}

// since187 is the version that brought text bursts and null thresholds.
var since187 = version{1, 87}

func (v version) isBefore(other version) bool {
	return v.major < other.major || v.major == other.major && v.minor < other.minor
}

// parseVersion reads "1.21". Nothing is the oldest that we write for.
func parseVersion(text string) (version, error) {
	if text == "" {
		text = API121
	}
	major, minor, found := strings.Cut(strings.TrimSuffix(text, "+"), ".")
	minor, _, _ = strings.Cut(minor, ".")
	v := version{}
	var errMajor, errMinor error
	v.major, errMajor = strconv.Atoi(major)
	v.minor, errMinor = strconv.Atoi(minor)
	if !found || errMajor != nil || errMinor != nil || v.isBefore(version{1, 21}) {
		return v, fmt.Errorf("there is no API version %q here: use %s or %s, or a later one", text, API121, API187)
	}
	return v, nil
}

type resolved struct {
	Target
	*dialect
	sends Body // create, update or record, also of a command
	api   version
}

// resolve checks the target; a curl command sends a create or update body.
func (t Target) resolve(p *model.Persona) (*resolved, error) {
	if t.System == model.SystemPersonae {
		return toOurs(), nil
	}
	d, ok := dialectOf(t.System)
	if !ok {
		return nil, unknownSystem(t.System)
	}
	api, err := parseVersion(t.API)
	if err != nil {
		return nil, err
	}
	r := &resolved{Target: t, dialect: d, sends: t.Body, api: api}
	switch t.Body {
	case "":
		r.sends = BodyCreate
	case BodyCreate, BodyUpdate, BodyAnswer:
	case BodyCurl:
		r.sends = BodyCreate
		if id, _ := d.originID.Of(p).Get().Text(); id != "" {
			r.sends = BodyUpdate
		}
	default:
		return nil, fmt.Errorf("there is no form %q: choose create, update, answer or curl", t.Body)
	}
	return r, nil
}

// toOurs is the target of our own document, which has but one body.
var toOurs = sync.OnceValue(func() *resolved {
	return &resolved{Target: Target{System: model.SystemPersonae}, dialect: ours(), sends: BodyAnswer}
})

// unknownSystem says that there is no such system, and which there are.
func unknownSystem(system model.System) error {
	return fmt.Errorf("there is no system %q: choose one of %s", system,
		words.Comma(model.Systems, func(s model.System) string { return string(s) }))
}

// title names the system and, where it matters, its API version.
func (r *resolved) title() string {
	if r.fill == nil || r.sends == BodyAnswer {
		return r.system.Title()
	}
	return fmt.Sprintf("%s (API %d.%d)", r.system.Title(), r.api.major, r.api.minor)
}

// hasNull reports whether the system's requests may hold null under key.
func (r *resolved) hasNull(key string) bool {
	return slices.Contains(r.nulls, key) && (r.takesNull == nil || r.takesNull(key, r))
}

// isNewer reports whether the system knows b only from a later version on.
func (r *resolved) isNewer(b *branch) bool {
	if b.carrier.Since == "" || r.sends == BodyAnswer {
		return false
	}
	since, err := parseVersion(b.carrier.Since)
	return err == nil && r.api.isBefore(since)
}
