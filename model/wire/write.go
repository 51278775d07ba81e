package wire

import (
	"fmt"
	"slices"
	"strings"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
)

// Write returns what the target gets of p, over several lines, two spaces a
// level: a JSON object, or for BodyCurl a shell command. With it comes the loss
// report.
//
// When the system would refuse the body, the error is a *RefusedError that says
// why; the body is then there to be shown, never to be sent. Another error means
// that there is no such target. For model.SystemPersonae every body is the
// native document.
func Write(p *model.Persona, t Target) ([]byte, []Finding, error) {
	body, findings, problems, err := WriteChecked(p, t)
	refused := slices.DeleteFunc(problems, func(p LineProblem) bool { return !p.Refused })
	if err == nil && len(refused) > 0 {
		err = &RefusedError{System: t.System, Name: p.Name, Problems: refused}
	}
	return body, findings, err
}

// WriteChecked is Write with all that Problems finds in the body that is sent, also
// in a command, in place of a refusal.
func WriteChecked(p *model.Persona, t Target) ([]byte, []Finding, []LineProblem, error) {
	r, err := t.resolve(p)
	if err != nil {
		return nil, nil, nil, err
	}
	if r.isOurs() {
		return ownText(p, t.Written), exactReport(p, nil), nil, nil
	}
	w := r.writerOf(p)
	body := w.text()
	findings := append(w.findings(p, r), w.missing()...)
	problems := r.problems(body)
	if r.Body == BodyCurl {
		problems = append(problems, r.curlProblems(p)...)
		body = r.curl(p, body)
	}
	return body, findings, problems, nil
}

// RefusedError says why a system would refuse what was to be sent.
type RefusedError struct {
	System   model.System
	Name     string // of the persona
	Problems []LineProblem
}

func (e *RefusedError) Error() string {
	var reasons []string
	for _, problem := range e.Problems {
		reasons = append(reasons, problem.String())
	}
	return fmt.Sprintf("%s would refuse %q: %s", e.System.Title(), e.Name, strings.Join(reasons, "; "))
}

// Is makes the error match library.ErrInvalid.
func (*RefusedError) Is(target error) bool { return target == library.ErrInvalid }

type writer struct {
	*resolved
	ledger
	persona *model.Persona
	out     []byte
	rest    value.Value // of our own document: what of extra.personae has no place of its own
	kept    []string    // unknown keys that go along
	left    []string    // unknown keys that have no place in this body
}

func (r *resolved) writerOf(p *model.Persona) *writer {
	return &writer{resolved: r, persona: p, ledger: ledger{make(map[*field.Spec]Finding, usualFindings)}}
}

// usualFindings is how many fields of a persona are mostly set.
const usualFindings = 48

// text is the body over several lines.
func (w *writer) text() []byte { return indented(w.body()) }

func (w *writer) body() []byte {
	kept := w.extra.Of(w.persona).Get()
	var unknown []value.Member
	isObject := false
	switch {
	case !kept.IsSet():
		w.rest = kept
	case w.isOurs():
		unknown, w.rest = split(w.read, w.persona, kept)
	default:
		unknown, isObject = kept.Members()
	}
	w.out = append(make([]byte, 0, 2048+len(w.persona.Prompt.Or(""))), '{')
	root := w.write
	if w.sends == BodyAnswer {
		root = w.read
	}
	w.members(root, unknown)
	w.out = append(w.out, '}')
	if !w.isOurs() {
		w.noteExtra(kept, isObject)
		w.noteAliases()
	}
	return w.out
}

// members appends what the object b holds, first the known keys, then those that
// we do not know.
func (w *writer) members(b *branch, unknown []value.Member) {
	var written []string // kept only while there are unknown keys to tell from
	for _, child := range b.children {
		inside, _ := value.Find(unknown, child.key).Members()
		before := len(w.out)
		w.member(child, inside)
		if len(unknown) > 0 && len(w.out) > before {
			written = append(written, child.key)
		}
	}
	for _, m := range unknown {
		if v := w.unknown(b, m, joinPath(b.path, m.Name)); v != value.Absent && !slices.Contains(written, m.Name) {
			w.put(quote(m.Name), v)
		}
	}
}

// put appends a member, after a comma where one is due.
func (w *writer) put(quoted string, v value.Value) {
	w.name(quoted)
	w.out = append(w.out, v.JSON()...)
}

func (w *writer) name(quoted string) {
	if w.out[len(w.out)-1] != '{' {
		w.out = append(w.out, ',')
	}
	w.out = append(append(w.out, quoted...), ':')
}

// member appends b's key and what stands under it, if anything does.
func (w *writer) member(b *branch, unknown []value.Member) {
	v := value.Absent
	switch {
	case !b.isIn(w.sends):
		w.leave(unknown, b.path)
	case w.isNewer(b):
		w.leave(unknown, b.path)
		b.leaves(func(leaf *branch) {
			if leaf.spec.Of(w.persona).Get() != value.Absent {
				w.note(leaf.spec, KindDropped, fmt.Sprintf("%s knows it from API %s on.", w.system.Title(), b.carrier.Since))
			}
		})
	case b.isObject():
		v = w.object(b, unknown)
	case w.isOurs() && b.spec != w.extra:
		w.own(b)
		return
	case w.sends == BodyAnswer:
		v = w.recorded(b, b.spec.Of(w.persona).Get())
	default:
		v = w.sent(b, b.spec.Of(w.persona).Get())
	}
	if v != value.Absent {
		w.put(b.quoted, v)
	}
}

// own appends a leaf of our own document, as it is.
func (w *writer) own(b *branch) {
	if cell := b.spec.Of(w.persona); cell.State() != value.StateAbsent {
		w.name(b.quoted)
		w.out = cell.Append(w.out)
	}
}

// object appends the object b when it has members. Otherwise it returns what
// stands there as its presence says.
func (w *writer) object(b *branch, unknown []value.Member) value.Value {
	before := len(w.out)
	w.name(b.quoted)
	w.out = append(w.out, '{')
	empty := len(w.out)
	w.members(b, unknown)
	if len(w.out) > empty {
		w.out = append(w.out, '}')
		return value.Absent
	}
	w.out = w.out[:before]
	own := b.spec.Of(w.persona).Get()
	if own == value.Null && w.sends != BodyAnswer && !w.hasNull(b.path) {
		w.note(b.spec, KindApproximated, fmt.Sprintf("%s takes no null here; left out.", w.system.Title()))
		return value.Absent
	}
	return own
}

// recorded returns a leaf of a response.
func (w *writer) recorded(b *branch, own value.Value) value.Value {
	v := own
	if w.recordValue != nil {
		v = w.recordValue(w.persona, b, own)
	} else if w.isOurs() && b.spec == w.extra {
		v = w.rest
	}
	if own != value.Absent {
		w.note(b.spec, KindExact, "")
	}
	return v
}

// sent returns a leaf of a request.
func (w *writer) sent(b *branch, own value.Value) value.Value {
	if own.IsSet() || own == value.Null && w.hasNull(b.path) {
		w.note(b.spec, KindExact, "")
		return own
	}
	filled := value.Absent
	if w.fill != nil {
		filled = w.fill(b.path, w.api)
	}
	if own == value.Absent && filled == value.Absent {
		return w.takenAway(b)
	}
	switch instead, ok := w.instead[b.path]; {
	case own == value.Absent && filled != value.Absent:
		w.note(b.spec, KindApproximated, fmt.Sprintf("Not set here; written as %s, what %s takes by default.", filled.JSON(), w.title()))
	case own == value.Null && filled != value.Absent:
		w.note(b.spec, KindApproximated, fmt.Sprintf("%s cannot say %q; written as %s, its default.", w.title(), field.Format(b.spec, value.Null), filled.JSON()))
	case own == value.Null && ok && w.sends == BodyUpdate:
		w.note(b.spec, KindApproximated, fmt.Sprintf("%s takes no null; written as %s, the nearest it can say.", w.system.Title(), instead.JSON()))
		return instead
	case own == value.Null:
		w.note(b.spec, KindApproximated, fmt.Sprintf("%s takes no null here; left out.", w.system.Title()))
	}
	return filled
}

// noteAliases reports the fields that an answer holds inside something else, as
// Anam's holds avatarId in its avatar.
func (w *writer) noteAliases() {
	if w.sends != BodyAnswer {
		return
	}
	for _, b := range w.accept.children {
		if b.alias && b.spec.Of(w.persona).Get() != value.Absent {
			w.note(b.spec, KindExact, "")
		}
	}
}

// missing reports the id that an answer needs and does not have. What a request needs
// is a problem of its body.
func (w *writer) missing() []Finding {
	if w.sends != BodyAnswer || w.isOurs() {
		return nil
	}
	spec := w.originID
	if v := spec.Of(w.persona).Get(); v.IsSet() && v != emptyText {
		return nil
	}
	return []Finding{{spec.Path, spec.Label, KindMissing, w.system.Title() + " gives it out, and has not given one to this persona."}}
}
