package cli

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"

	"personae/model/library"
	"personae/model/wire"
	"personae/model/words"
	"personae/ui/exchange"
)

// exporting is an export under way. One persona is in memory at a time: its body goes to
// where it is kept until all have been written, and the report is said as it comes.
// What is refused is known at the end alone, so what a file gets grows beside it, and
// what stdout and a folder get in a spool.
type exporting struct {
	*exportFlags
	lib      Library
	refs     []string
	target   wire.Target
	to, errs io.Writer

	report  exportReport
	refused []exchange.Exported // names and reasons alone
}

func (e *exporting) run(ctx context.Context) error {
	e.report = exportReport{target: e.target, full: e.full}
	switch {
	case !e.isToFile():
		return e.toStdout(ctx)
	case exchange.IsFolder(e.out):
		return e.toFolder(ctx)
	}
	var failed error
	err := exchange.WriteFile(e.lib, e.out, func(file io.Writer) error {
		to := &sink{Writer: file}
		err := e.joined(ctx, to)
		if to.err == nil {
			failed = err
		}
		return err
	})
	return cmp.Or(failed, err) // who is refused is not the file's fault
}

// sink remembers that writing itself failed, which says nothing about the personas.
type sink struct {
	io.Writer
	err error
}

func (s *sink) Write(text []byte) (n int, err error) {
	n, err = s.Writer.Write(text)
	s.err = cmp.Or(s.err, err)
	return n, err
}

// toStdout writes the bodies, or the report in their place.
func (e *exporting) toStdout(ctx context.Context) error {
	if e.asJSON || e.full {
		return e.all(ctx, func(*exchange.Exported) error { return nil })
	}
	var spool exchange.Spool
	defer func() { _ = spool.Close() }() // it is of no more use
	if err := e.joined(ctx, &spool); err != nil {
		return err
	}
	_, err := spool.WriteTo(data(e.to))
	return err
}

// joined writes the bodies as one text.
func (e *exporting) joined(ctx context.Context, to io.Writer) error {
	out := bufio.NewWriterSize(to, linesAtOnce)
	text := exchange.NewJoining(out, e.target, e.lines)
	if err := e.all(ctx, func(one *exchange.Exported) error { return text.Add(one.Body) }); err != nil {
		return err
	}
	if err := text.End(); err != nil {
		return err
	}
	return out.Flush()
}

// toFolder writes a file a persona.
func (e *exporting) toFolder(ctx context.Context) error {
	var spool exchange.Spool
	defer func() { _ = spool.Close() }() // it is of no more use
	var list []exchange.Exported         // without what takes room
	var ends []int64
	err := e.all(ctx, func(one *exchange.Exported) error {
		list = append(list, exchange.Exported{ID: one.ID, Name: one.Name})
		_, err := spool.Write(one.Body)
		ends = append(ends, spool.Len())
		return err
	})
	if err != nil {
		return err
	}
	start := int64(0)
	err = exchange.WriteFolderOf(e.lib, e.out, list, e.target, func(i int) ([]byte, error) {
		body := make([]byte, ends[i]-start)
		_, err := spool.ReadAt(body, start)
		start = ends[i]
		return body, err
	})
	if err == nil {
		_, err = fmt.Fprintf(e.errs, "wrote %s to %s\n", words.Count(len(list), "file"), e.out)
	}
	return err
}

// all calls keep with every persona as the target gets it, and says what is lost. It
// fails when one is refused.
func (e *exporting) all(ctx context.Context, keep func(*exchange.Exported) error) error {
	if e.asJSON {
		return e.allJSON(ctx, keep)
	}
	say := e.errs
	if e.full {
		say = e.to
	}
	said := bufio.NewWriterSize(say, linesAtOnce)
	err := e.each(ctx, func(one *exchange.Exported) error {
		if _, err := said.WriteString(e.report.add(one)); err != nil {
			return err
		}
		return keep(one)
	})
	if err != nil {
		return err
	}
	_, _ = said.WriteString(e.report.rest())
	return cmp.Or(said.Flush(), e.refusal(e.report.count))
}

// allJSON says what is lost as JSON, with the bodies where they go to stdout and none is
// refused. That is seldom, so it is taken for granted, and done again where it is not so.
func (e *exporting) allJSON(ctx context.Context, keep func(*exchange.Exported) error) error {
	refusal, err := e.rows(ctx, !e.isToFile(), keep)
	if err == nil && refusal != nil && !e.isToFile() {
		_, err = e.rows(ctx, false, keep)
	}
	return cmp.Or(err, refusal)
}

// rows writes the report of each as JSON; with bodies, nothing where one is refused.
func (e *exporting) rows(ctx context.Context, bodies bool, keep func(*exchange.Exported) error) (refusal, err error) {
	var spool exchange.Spool
	defer func() { _ = spool.Close() }() // it is of no more use
	array := newArray(&spool)
	err = e.each(ctx, func(one *exchange.Exported) error {
		text, err := rowJSON(one, e.target, bodies)
		return cmp.Or(err, array.add(text), keep(one))
	})
	if err == nil {
		err = array.end()
	}
	refusal = e.refusal(array.items)
	if err == nil && (refusal == nil || !bodies) {
		_, err = spool.WriteTo(data(e.to))
	}
	return refusal, err
}

// each calls do with every persona as the target gets it, and takes down who is refused.
func (e *exporting) each(ctx context.Context, do func(*exchange.Exported) error) error {
	e.refused = nil
	export := func(record *library.Record) (*exchange.Exported, error) {
		target := e.target
		target.Written = record.Document
		one, err := exchange.Export(ctx, e.lib, &record.Persona, target)
		return &one, err
	}
	return each(ctx, e.lib, e.refs, e.query(), export, func(one *exchange.Exported) error {
		if len(one.Refused) > 0 {
			e.refused = append(e.refused, exchange.Exported{Name: one.Name, Refused: one.Refused})
		}
		return do(one)
	})
}

// refusal says why so many personas are not written, nil where they are.
func (e *exporting) refusal(personas int) error {
	return cmp.Or(exchange.RefusedAll(e.target.System, e.refused), e.fits(personas, e.target))
}
