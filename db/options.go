package db

import (
	"time"

	"personae/model"
)

// Options says how a library is opened. The zero Options opens a library for
// writing, and creates an empty one where there is no file.
type Options struct {
	// ReadOnly opens an existing library and refuses every change.
	ReadOnly bool
	// Throwaway makes a new library in the system's temporary folder, which
	// Close removes. The path must be "".
	Throwaway bool
	// CreateOnly refuses a file that exists already, with fs.ErrExist;
	// MustExist refuses one that does not, with library.ErrNotFound.
	CreateOnly, MustExist bool
	// Seed gives the personas that a new library starts with. It is called only
	// when one is created. They can be deleted, but no undo takes them back.
	Seed func() ([]model.Persona, error)
	// Rescue is the folder for drafts that the library cannot take, "" for none.
	Rescue string
	// Looked is the folder that notes how libraries were that were looked through for
	// damage, so that they need not be again; "" for none.
	Looked string
	// Aside says that Check is called meanwhile: no change of a library over 4 MB waits
	// for it.
	Aside bool
	// Now is the clock, time.Now when nil.
	Now func() time.Time

	// Progress is told how far opening is when it takes longer than a second, as
	// after an update whose rules fill the list in another way; total is 0 before a large
	// library of an earlier format is looked through and copied. It may be nil.
	Progress func(done, total int)

	mends bool // indexes are made anew

	// For tests: how long to wait for a lock, and what to migrate with.
	wait       time.Duration
	migrations []migration
}

// lockWait bounds the wait for another process's lock. A context that ends
// earlier ends it earlier.
const lockWait = 5 * time.Second

func (o Options) withDefaults() (Options, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.wait == 0 {
		o.wait = lockWait
	}
	if o.migrations == nil {
		var err error
		if o.migrations, err = embeddedMigrations(); err != nil {
			return o, err
		}
	}
	return o, nil
}
