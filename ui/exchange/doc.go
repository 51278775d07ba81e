// Package exchange moves personas between a library and files: it opens what is
// to be read, runs an import over a library, and writes what is exported. The
// command line and the editor both work through it, so that they do the same.
//
// Its rules:
//
//   - Reading streams: a few records are in memory at a time, or one that is large,
//     whatever the size of a file or a folder.
//   - An import is all or nothing. One record that is refused, or one clash that
//     is not settled, and the library stays as it was. A dry run decides the same
//     in a copy, and keeps nobody from writing meanwhile.
//   - A file is replaced whole or not at all, never left half written; what a killed
//     process leaves, the next export into that folder takes away. A new one is its
//     owner's alone: headers may hold secrets.
//   - A database, which a library is, and what SQLite keeps beside it are never
//     replaced, by any name or link.
//   - Whether a body that was written was ever sent nobody tells: what a system may
//     have is what it answered last and all that was set here since.
//   - What a record means is model/wire's to say, and what becomes of it
//     model/importing's; of a system only the folders and the one file are known
//     here in which EvalStudio keeps its records.
//   - A picture is decoded once before it is kept, whether it was read or drawn, and is
//     kept as it came. What is drawn by is a function that main joins.
//   - No screen: the editor calls it from its commands, never within Update.
package exchange
