package exchange

import (
	"cmp"
	"context"
	"path/filepath"

	"personae/model/importing"
	"personae/model/library"
	"personae/model/wire"
	"personae/model/words"
)

// Store is a library that can be imported into.
type Store interface {
	Processes
	// Import writes what fill puts as one operation with the label that fill
	// returns, or nothing when fill fails.
	Import(ctx context.Context, fill func(importing.Library) (label string, err error)) (library.Operation, error)
	// Preview lets fill put as Import does, keeps nothing of it, and keeps
	// nobody from writing meanwhile.
	Preview(ctx context.Context, fill func(importing.Library) error) error
}

// Job is an import to be done.
type Job struct {
	Sources []Source
	Read    wire.Options
	Options importing.Options
	Dry     bool // only find out what would become of each record

	// Each is called with what becomes of each record, as it is decided; nil is
	// for nobody. An error ends the import.
	Each func(importing.Item) error
}

// Result is what an import did, or a dry run would do.
type Result struct {
	Counts    importing.Counts
	Operation library.Operation // its ID is 0 when nothing was written
	More      bool              // a page said that more records stand on another page
}

// StoppedError says that nothing was imported, and how many records are to
// blame. It matches library.ErrInvalid when a record was refused, and
// library.ErrNameTaken when there were only clashes.
type StoppedError struct{ Refused, Clashes int }

func (e *StoppedError) Error() string {
	bad := words.Count(e.Refused, "record") + " cannot be read"
	names := words.Count(e.Clashes, "name") + words.Either(e.Clashes, " is", " are") + " taken"
	skip := "mend " + words.Either(e.Refused, "it or skip it", "them or skip them") + " (--skip-bad on the command line)"
	choose := "choose what to do then (skip, update or copy; --on-clash on the command line)"
	switch {
	case e.Clashes == 0:
		return "nothing was imported: " + bad + "; " + skip
	case e.Refused == 0:
		return "nothing was imported: " + names + "; " + choose
	}
	return "nothing was imported: " + bad + ", and " + names + "; " + skip + ", and " + choose
}

// Is makes the error match the kind of what stopped the import.
func (e *StoppedError) Is(target error) bool {
	if e.Refused > 0 {
		return target == library.ErrInvalid
	}
	return target == library.ErrNameTaken
}

// Import reads the sources and brings every record into the library, as one
// operation or not at all. Errors: *StoppedError, those of the store, and those
// of reading.
func Import(ctx context.Context, store Store, job Job) (result Result, err error) {
	result.Counts = importing.Counts{}
	fill := func(lib importing.Library) (string, error) {
		more, err := Read(ctx, job.Sources, job.Read, func(source Source, record *wire.Imported, err error) error {
			item, err := decide(lib, source, record, err, job.Options)
			if err != nil {
				return err
			}
			result.Counts[item.Outcome]++
			if job.Each == nil {
				return nil
			}
			return job.Each(item)
		})
		result.More = more
		switch {
		case err != nil:
			return "", err
		case result.Counts.Stopped() > 0:
			return "", &StoppedError{result.Counts[importing.OutcomeRefused], result.Counts[importing.OutcomeClash]}
		}
		return label(job.Sources, &result), nil
	}
	if job.Dry {
		err = store.Preview(ctx, func(lib importing.Library) error {
			_, err := fill(lib)
			return err
		})
		return result, err
	}
	result.Operation, err = store.Import(ctx, fill)
	return result, err
}

func decide(lib importing.Library, source Source, record *wire.Imported, err error, options importing.Options) (importing.Item, error) {
	var item importing.Item
	if err != nil {
		item, err = importing.Refused(source.Name, err), nil
	} else {
		options.Project = cmp.Or(options.Project, source.Project)
		item, err = importing.Import(lib, record, options)
		item.Source = source.Name
	}
	if options.SkipBad {
		item.Skip()
	}
	return item, err
}

func label(sources []Source, r *Result) string {
	text := "Imported " + words.Count(r.Counts[importing.OutcomeNew]+r.Counts[importing.OutcomeUpdated], "persona")
	if len(sources) == 1 {
		text += " from " + filepath.Base(sources[0].Name)
	}
	return text
}
