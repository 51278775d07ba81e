package db

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"personae/model/library"
	"personae/model/words"
)

// doctor is an examination under way.
type doctor struct {
	ctx      context.Context //nolint:containedctx // an examination ends within the call that brought it
	file     string
	options  Options
	findings []library.Finding
}

// Examine looks through the library at path, "" for the default one: the files, their pages, and whether all
// that is in them fits together. It changes nothing unless mend is true: then what can
// be put right without loss is, in one transaction, after a copy of the library was put
// beside it. An error says that the examination could not be made; what is wrong with
// the library is a finding.
func Examine(ctx context.Context, path string, mend bool) ([]library.Finding, error) {
	o, err := Options{}.withDefaults()
	if err != nil {
		return nil, err
	}
	file, err := filepath.Abs(cmp.Or(path, DefaultPath()))
	if err != nil {
		return nil, fail(nil, err, "could not tell where %q is: %s: give the whole path", path, err)
	}
	switch there, err := inspect(file); {
	case err != nil:
		return nil, err
	case !there:
		return nil, fail(library.ErrNotFound, nil, "there is no library at %s: check the path", file)
	}
	before, err := examine(ctx, file, o)
	if err != nil || !mend || !anyMendable(before) {
		return before, err
	}
	if err := mendLibrary(ctx, file, o, before); err != nil {
		return before, err
	}
	after, err := examine(ctx, file, o)
	return mended(before, after), err
}

func anyMendable(findings []library.Finding) bool {
	return slices.ContainsFunc(findings, func(f library.Finding) bool { return f.Mendable })
}

// mended marks what was wrong before and no longer is.
func mended(before, after []library.Finding) []library.Finding {
	wrong := map[string]string{}
	for _, f := range before {
		if f.State == library.Wrong {
			wrong[f.Check] = f.Text
		}
	}
	for i := range after {
		if was, ok := wrong[after[i].Check]; ok && after[i].State == library.Sound {
			after[i].State, after[i].Text = library.Mended, was
		}
	}
	return after
}

// examine makes each examination; one that finds the library shut is the last.
func examine(ctx context.Context, file string, o Options) ([]library.Finding, error) {
	x := &doctor{ctx: ctx, file: file, options: o}
	x.files()
	o.ReadOnly, o.MustExist = true, true
	d, err := Open(ctx, file, o)
	if err != nil {
		x.shut(err)
		return x.findings, ctx.Err()
	}
	defer func() { _ = d.Close() }() //nolint:contextcheck // it was only read, and is closed whatever happens
	p, err := d.connection()
	if err != nil {
		return nil, err
	}
	defer func() { _ = p.Close() }()
	// One look at one state of it, whoever writes meanwhile.
	if _, err := p.ExecContext(ctx, "BEGIN"); err != nil {
		return nil, d.explain("examine the library", err)
	}
	for _, look := range []func(*DB, *pool) error{x.pages, x.references, x.documents, x.search, x.drafts, x.agents, x.remotes} {
		if err := look(d, p); err != nil {
			err = d.explain("examine the library", err)
			if !errors.Is(err, library.ErrCorrupt) {
				return nil, err
			}
			if !slices.ContainsFunc(x.findings, func(f library.Finding) bool { return f.Check == "pages" && f.State == library.Wrong }) {
				x.damage("pages", "the file is damaged: SQLite refuses a part of it")
			}
			break
		}
	}
	return x.findings, nil
}

// mendCommand stands for the command that mends the library.
const mendCommand = "personae doctor --fix"

func (x *doctor) sound(check, format string, args ...any) {
	x.findings = append(x.findings, library.Finding{Check: check, State: library.Sound, Text: fmt.Sprintf(format, args...)})
}

func (x *doctor) wrong(check, next, format string, args ...any) {
	mendable := next == mendCommand
	if mendable {
		next = fmt.Sprintf("%s --library %q mends it", mendCommand, x.file)
	}
	x.findings = append(x.findings, library.Finding{Check: check, State: library.Wrong, Text: fmt.Sprintf(format, args...), Next: next, Mendable: mendable})
}

// damage is what only another file helps against.
func (x *doctor) damage(check, text string) {
	x.wrong(check, fmt.Sprintf("restore a backup with personae restore-backup BACKUP --library %q, or save what can be read with personae rescue %[1]q OUT", x.file),
		"%s", text)
}

// shut says why the library does not open; the sentence itself says what to do.
func (x *doctor) shut(err error) {
	if errors.Is(err, library.ErrReadOnly) {
		x.wrong("format", mendCommand, "it is of an earlier version of Personae")
		return
	}
	x.wrong("opening", "", "%s", err)
}

// pages asks SQLite, which also compares each index with its table.
func (x *doctor) pages(_ *DB, p *pool) error {
	answers, mendable, err := integrity(x.ctx, p, wholly)
	if err != nil {
		return err
	}
	var pages int
	if err := p.QueryRowContext(x.ctx, "PRAGMA page_count").Scan(&pages); err != nil {
		return err
	}
	switch {
	case len(answers) == 0:
		x.sound("pages", "%s, each as it should be", words.Count(pages, "page"))
	case mendable:
		x.wrong("pages", mendCommand, "an index does not fit its table: %s", answers[0])
	default:
		x.damage("pages", fmt.Sprintf("the file is damaged: %s", strings.Join(answers[:min(len(answers), 3)], "; ")))
	}
	return nil
}

// references looks for rows of what is no longer there.
func (x *doctor) references(_ *DB, p *pool) error {
	var dangling int
	if err := p.QueryRowContext(x.ctx, "SELECT count(*) FROM pragma_foreign_key_check").Scan(&dangling); err != nil {
		return err
	}
	if dangling == 0 {
		x.sound("references", "every row belongs to something that is there")
		return nil
	}
	x.wrong("references", mendCommand, "%s to what is not there", words.Count(dangling, "row")+words.Either(dangling, " belongs", " belong"))
	return nil
}
