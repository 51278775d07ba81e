package db

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"personae/model/library"
)

// Check looks through the whole file for damage, over a connection of its own. At the
// first sign of it, it fails with library.ErrCorrupt, and nothing more is written. It
// takes about two seconds for 300 MB, less than half of that for one that is noted as
// sound, where indexes are not held against their tables again, and nothing where that
// was noted of a large one within a day.
func (d *DB) Check(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	if d.ended != nil {
		defer context.AfterFunc(d.ended, cancel)() //nolint:contextcheck // Close ends it too
	}
	d.checking.Lock()
	defer d.checking.Unlock()
	if d.checked.Load() {
		return nil
	}
	before, look := d.looked(), wholly
	if at, known := d.knownSound(); known {
		look = quickly
		if d.isLarge() && d.now().Sub(at) < lookAgain {
			d.checked.Store(true)
			return nil
		}
	}
	p, err := d.connection()
	if err != nil {
		return d.explain(checking, err)
	}
	defer func() { _ = p.Close() }()
	if err = d.lookThrough(ctx, p, d.file, look); errors.Is(err, library.ErrCorrupt) {
		d.damaged.Store(true)
	}
	if after := d.looked(); err == nil && after == before {
		d.sound.Store(&after)
		d.lookedAt.Store(d.now().Unix())
	}
	d.checked.Store(err == nil)
	return err
}

const checking = "look for damage"

// The two ways in which SQLite looks: with every index held against its table, or not.
const wholly, quickly = "integrity_check", "quick_check"

// lookThrough asks SQLite whether a file is sound, by a pragma of its.
func (d *DB) lookThrough(ctx context.Context, p *pool, file, look string) error {
	answers, mendable, err := integrity(ctx, p, look)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, library.ErrMoved):
		return err
	case err != nil:
		return explain(checking, file, resultCode(err), err)
	case mendable && !d.options.mends:
		return fail(library.ErrCorrupt, errors.New(answers[0]),
			"could not trust %s: an index in it does not fit its table, so that what it lists and finds may be wrong, and nothing more is written to it: "+
				"mend it with personae doctor --fix --library %q", filepath.Base(file), file)
	case !mendable && len(answers) > 0:
		return damagedError("trust "+filepath.Base(file), file, errors.New(answers[0]))
	}
	return nil
}

// mostAnswers is how many signs of damage are asked for: one that nothing but another
// file helps against is most often among the first.
const mostAnswers = 20

// integrity returns what SQLite finds wrong in a file, nothing when it is sound;
// mendable says that all of it is in what can be made anew from the rest.
func integrity(ctx context.Context, p *pool, look string) (answers []string, mendable bool, err error) {
	answers, err = collect(ctx, p, scanOne[string], fmt.Sprintf("PRAGMA %s(%d)", look, mostAnswers))
	if err != nil || len(answers) == 1 && answers[0] == "ok" {
		return nil, false, err
	}
	return answers, !slices.ContainsFunc(answers, func(a string) bool {
		return !slices.ContainsFunc(inIndex[:], func(said string) bool { return strings.Contains(a, said) })
	}), nil
}

// inIndex is what SQLite says of an index that does not fit its table, and of that of
// the words.
var inIndex = [...]string{"missing from index", "wrong # of entries in index", "non-unique entry in index", "malformed inverted index"}
