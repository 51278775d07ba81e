// Package importing decides what an import does to a library, one record at a time:
// add a persona, update the one that came from the same record, leave the record
// out, or refuse it.
//
// Its rules:
//
//   - A record belongs to the persona that came from it before: the one with the
//     same system and id in its origin, or, for our own documents, the same id.
//     It is updated, never doubled. What lies in the trash does not count.
//   - An update takes what the record says and leaves the rest as it was. A
//     system's answer speaks for every key that the system has, also for those it
//     leaves out; a request's body only for the keys that are in it.
//   - A request's body names no record: it updates the persona that has its name,
//     in whatever project where none is said, when the user asks for that.
//   - A name that another persona of the project holds is a clash, and what
//     happens then is the user's choice.
//   - A record is refused only when no library could hold it. Values that a
//     system may have invented come in, and are reported.
//   - No files, no clock: records come from model/wire, and the library is
//     behind an interface.
package importing
