package db

import (
	"fmt"
	"strconv"
	"sync/atomic"
	"time"

	"personae/model"
	"personae/model/library"
	"personae/model/value"
	"personae/model/wire"
)

func encode(p model.Persona) string { return string(wire.EncodeNative(p)) }

func decode(document string) (p model.Persona, err error) {
	_, err = decodeInto(&p, document)
	return p, err
}

// decodeInto is decode into an empty persona; same reports whether encode gives the
// document again.
func decodeInto(p *model.Persona, document string) (same bool, err error) {
	if same, err = wire.ReadNative(p, document); err != nil {
		return false, fail(library.ErrCorrupt, err, "the document of a persona cannot be read: see whose it is with personae doctor, and restore a backup with personae restore-backup, "+
			"or save the others with personae rescue")
	}
	return same, nil
}

// readDocument remembers the document that was read last: what is saved was mostly read
// just before, and to read it again takes a tenth of a save.
type readDocument struct {
	last atomic.Pointer[struct {
		document string
		persona  model.Persona
	}]
}

func (r *readDocument) decode(document string) (model.Persona, error) {
	if known := r.last.Load(); known != nil && known.document == document {
		return known.persona, nil
	}
	p, err := decode(document)
	if err == nil {
		r.last.Store(&struct {
			document string
			persona  model.Persona
		}{document, p})
	}
	return p, err
}

type columns struct {
	library.Summary
	projectKey, nameKey, createdKey, tags string
}

// columnsOf takes the columns from a record; ready is what it is ready for, nil where
// that is not known.
func columnsOf(record library.Record, ready *[]model.System) columns {
	var c columns
	if ready == nil {
		c.Summary = library.Summarize(record)
	} else {
		c.Summary = library.SummarizeReady(record, *ready)
	}
	c.projectKey, c.nameKey = fold(c.Project), fold(c.Name)
	c.createdKey = stampKey(record.Persona.CreatedAt)
	if len(c.Tags) > 0 {
		c.tags = value.List(c.Tags).JSON()
	}
	return c
}

// stampKey brings a stamp into the one form that sorts by time. One that is no
// stamp sorts first.
func stampKey(stamp string) string {
	t, err := time.Parse(time.RFC3339Nano, stamp)
	if err != nil {
		return ""
	}
	return model.Stamp(t)
}

func parseStamp(stamp string) (time.Time, error) {
	t, err := time.Parse(model.StampLayout, stamp)
	if err != nil {
		return t, fmt.Errorf("the stamp %q: %w", stamp, err)
	}
	return t.UTC(), nil
}

// numberColumn writes an optional number as text, in its three states.
func numberColumn[T int | float64](o value.Optional[T]) string {
	switch v, ok := o.Get(); {
	case ok:
		return strconv.FormatFloat(float64(v), 'g', -1, 64)
	case o.IsNull():
		return "null"
	}
	return ""
}

func parseNumberColumn[T int | float64](text string) value.Optional[T] {
	switch text {
	case "":
		return value.Optional[T]{}
	case "null":
		return value.NullOf[T]()
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return value.Optional[T]{}
	}
	return value.Some(T(v))
}

func readyColumn(systems []model.System) int64 {
	var bits int64
	for _, s := range systems {
		bits |= s.Vendor().Bit
	}
	return bits
}

func parseReady(bits int64) []model.System {
	var systems []model.System
	for _, s := range model.Vendors {
		if bits&s.Vendor().Bit != 0 {
			systems = append(systems, s)
		}
	}
	return systems
}

func parseTags(tags string) value.Strings {
	list, _ := value.FromJSON(value.JSON(tags)).Strings()
	return list
}
