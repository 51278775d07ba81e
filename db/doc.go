// Package db keeps personas in one SQLite file, the library.
//
// Its rules:
//
//   - A commit is on the disk when a method returns (WAL, synchronous=FULL).
//   - A change is one immediate transaction, or none of it. It checks the
//     revision that the caller had read, and that the library, its log
//     (-wal) and the index of that (-shm) are still the files that were opened.
//     Where one is not, nothing is written, and the last connection is left open:
//     closing it would copy the log over what stands there.
//     A context that ends stops it between two statements, and takes all of it back.
//   - What only looks takes no lock: reading, and the preview of an import.
//   - Every change to a persona is in the operation log, which undo and redo
//     walk, purging the trash and labels among them. Only Forget forgets.
//   - Portraits are kept beside the log, by their project: which one a persona has is
//     a change of that persona. One is forgotten with the last that names it.
//   - Remotes, who is linked to which record of one, and what is about to be sent there
//     are kept beside the log, but for what a pull does to links: undo takes that back
//     with the personas, unless someone has built on it. A remote has a number that no
//     other gets, so what was linked to one that is gone is never linked to another. An
//     intent is one editor's until that is over. Where a key is to be read is kept; no key.
//   - A draft belongs to one editor, and is offered to others once that is over; saving
//     drops only one's own, in the same change. What the library cannot take goes to a
//     file, and is offered from there.
//   - Revisions of a persona only rise, also through undo, redo and removal.
//   - What is kept beside a document is taken from it by rules that have a
//     number, and the file says which. One of other rules is renewed when it is
//     opened for writing.
//   - Nothing is written to a file before it is known to be a library of ours
//     and of a version that we know: where something lies beside it that opening
//     would lay over it, it is first read by itself, without a lock and without that.
//     Nothing is written once damage was seen; a library is looked through before the
//     first change, unless its file is as it was noted by who last closed it after
//     looking through it. The editor looks through it in the background all the same, a large one
//     once a day.
//   - How many personas a project holds is kept by the transaction that changes it.
//   - The names are held in memory once a search is about to be asked, at one moment of
//     the log, and each search brings them to its own; before, and where they cannot
//     be brought there, SQLite finds the same in more time.
//   - The connections share what their caches may hold, so what a temporary table or a
//     look for damage could add to that is kept small, too.
//   - Where the system tells what befalls the library's files without opening them, they
//     are looked at each second for a while when it does, and else once a minute. Where it
//     does not, who only reads, and who has found them gone, looks each second.
//   - What most of the library has is not looked for in all of it before the first rows
//     are shown: FirstPage asks for those alone, and Page counts. Where the words before
//     have left few, a further one is asked of those.
//   - Edits of many are written by a goroutine of their transaction, while what stood there
//     before is read on the connection that reads: nobody else can change it meanwhile.
//   - The full-text index takes in the texts of a change many together, by their numbers,
//     and at its end: nothing within a change looks for words.
//   - A change leaves a mark in the library, by which a log that was left by another
//     file in the same place is told and refused.
//   - The live file is never opened by anything but SQLite: closing a second
//     descriptor would drop SQLite's locks. A rescue, which opens it for nothing
//     else, reads it page by page.
//   - A new file beside the library, as a backup, has its name when it is whole and
//     on the disk, or it is not there.
//   - Every error that leaves the package is a sentence for a person (what
//     happened, to which file, what to do next) around one of model's errors.
//
// The index of the log is a file that processes share, not memory of one process
// alone (locking_mode EXCLUSIVE): that would save 3 % of a commit at the most, and
// keep the command line and a second editor out while an editor is open.
//
// It knows model and SQL, and nothing of screens. Its folder pages reads SQLite's file
// format for a rescue, remote speaks with the systems' APIs; faultvfs and promise serve
// the tests.
package db
