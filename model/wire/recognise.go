package wire

import (
	"fmt"
	"slices"
	"strings"

	"personae/model"
	"personae/model/library"
	"personae/model/value"
	"personae/model/words"
)

type shape struct {
	name Shape
	must []string // keys without which it is not this shape
	any  []string // keys of which at least one must be there
	none []string // keys with which it is another shape
	also []string // keys that older generations had here
}

// Guess is a system that a record may be of.
type Guess struct {
	System model.System
	Shape  Shape
	Score  int // how many of the keys the system has in this shape
	Why    string
}

// recognise says which of the systems a record with the given top-level keys may
// be of, the likeliest first. Keys that a system does not have count against it:
// it has most of them, or a third where one tells that this is a persona. Guesses
// of the same score fit alike.
func recognise(keys []string, systems []model.System) []Guess {
	var guesses []Guess
	known := tells(keys)
	for _, system := range systems {
		if g := bestShape(system, keys); 2*g.Score > len(keys) || known && g.Score > 0 && 3*g.Score >= len(keys) {
			guesses = append(guesses, g)
		}
	}
	slices.SortStableFunc(guesses, func(a, b Guess) int { return b.Score - a.Score })
	return guesses
}

// bestShape returns the shape of the system that has most of the keys, the first
// of those that have as many.
func bestShape(system model.System, keys []string) Guess {
	best := Guess{System: system, Shape: ShapeUpdate}
	d, ok := dialectOf(system)
	if !ok {
		return best
	}
	if d.isOurs() {
		best.Shape = ShapeNative
	}
	for _, s := range d.shapes {
		if !s.fits(keys) {
			continue
		}
		var known []string
		for _, key := range keys {
			if s.has(d, key) {
				known = append(known, key)
			}
		}
		if len(known) > best.Score {
			best.Shape, best.Score = s.name, len(known)
			best.Why = fmt.Sprintf("has %s", inWords(known))
		}
	}
	return best
}

func (s shape) fits(keys []string) bool {
	isThere := func(key string) bool { return slices.Contains(keys, key) }
	isMissing := func(key string) bool { return !isThere(key) }
	return !slices.ContainsFunc(s.must, isMissing) && !slices.ContainsFunc(s.none, isThere) &&
		(len(s.any) == 0 || slices.ContainsFunc(s.any, isThere))
}

// has reports whether the shape has the top-level key.
func (s shape) has(d *dialect, key string) bool {
	if slices.Contains(s.also, key) {
		return true
	}
	switch s.name {
	case ShapeNative:
		return d.read.child(key) != nil
	case ShapeCreate, ShapeUpdate:
		b := d.write.child(key)
		return b != nil && b.isIn(Body(s.name))
	default:
		b := d.read.child(key)
		return b != nil && b.carrier.Read || slices.Contains(s.must, key) || slices.Contains(s.any, key)
	}
}

const mostKey = 40 // characters of a key in a sentence

// inWords lists keys for a sentence, shortened where they are many or long.
func inWords(keys []string) string {
	const most = 6
	short := make([]string, min(most, len(keys)))
	for i := range short {
		short[i] = shown(keys[i], mostKey)
	}
	if len(keys) > most {
		return strings.Join(short, ", ") + fmt.Sprintf(" and %d more", len(keys)-most)
	}
	return words.List(short)
}

// AmbiguousError says that a record fits several systems alike.
type AmbiguousError struct{ Guesses []Guess }

func (e *AmbiguousError) Error() string {
	var fits, ways []string
	for _, g := range e.Guesses {
		fits = append(fits, fmt.Sprintf("%s %s", g.System.Title(), g.Why))
		ways = append(ways, "--from "+string(g.System))
	}
	return fmt.Sprintf("the record fits more than one system alike: %s; say which it is with %s",
		strings.Join(fits, ", "), strings.Join(ways, " or "))
}

// NotRecordError says that something is JSON but no persona's record.
type NotRecordError struct{ Reason string }

func (e *NotRecordError) Error() string { return e.Reason }

// Is makes the error match library.ErrInvalid.
func (*NotRecordError) Is(target error) bool { return target == library.ErrInvalid }

// choose picks the system of a record from its keys. before is the system of the
// record before it in the same source, which decides between those that fit
// alike: a list is of one system.
func choose(keys []string, systems []model.System, before model.System) (Guess, error) {
	guesses := recognise(keys, systems)
	if len(keys) == 0 {
		return Guess{}, &NotRecordError{"no system has a record without any keys"}
	}
	if !slices.ContainsFunc(keys, func(key string) bool { return key != "id" && key != "name" }) {
		return Guess{}, &NotRecordError{fmt.Sprintf(
			"%s says too little: anything may have that; if it is a persona, name its system with --from", inWords(keys))}
	}
	if len(guesses) == 0 {
		return Guess{}, &NotRecordError{fmt.Sprintf(
			"no system has a record with the keys %s; if it is one, name its system with --from", inWords(keys))}
	}
	end := 1
	for end < len(guesses) && guesses[end].Score == guesses[0].Score {
		end++
	}
	if end == 1 {
		return guesses[0], nil
	}
	if at := slices.IndexFunc(guesses[:end], func(g Guess) bool { return g.System == before }); at >= 0 {
		return guesses[at], nil
	}
	return Guess{}, &AmbiguousError{guesses[:end]}
}

// errorAnswer says what a system's error answer reads, when a record is one:
// {"error": …}, {"detail": […]} or {"message": …} without a persona.
func errorAnswer(record []byte, keys []string) (text string, ok bool) {
	for _, key := range []string{"name", "display_name", "body", "systemPrompt", "avatarId", "behavior_config"} {
		if slices.Contains(keys, key) {
			return "", false
		}
	}
	members, _ := value.JSON(record).Members()
	for _, key := range []string{"error", "detail", "message"} {
		v := value.Find(members, key)
		if v == value.Absent || (key == "message" && len(members) > 3) {
			continue
		}
		return errorText(value.JSON(v.JSON())), true
	}
	return "", false
}

// errorText says what an error answer reads under one of its keys: a text, an
// object with a text in it, or a list of them such as FastAPI's
// [{"loc": […], "msg": …}].
func errorText(j value.JSON) string {
	const most = 200
	inside := j
	if items, ok := itemsOf(j); ok && len(items) > 0 {
		inside = items[0]
	}
	if text, _ := value.FromJSON(inside).Text(); text != "" {
		return shown(text, most)
	}
	members, _ := inside.Members()
	for _, key := range []string{"msg", "message", "error"} {
		if text, _ := value.Find(members, key).Text(); text != "" {
			return shown(text, most)
		}
	}
	return value.FromJSON(j).Describe()
}
