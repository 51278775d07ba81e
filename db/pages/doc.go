// Package pages reads the rows of a SQLite file page by page, whatever state the
// file is in, for a rescue. It knows SQLite's file format, no SQL and no table.
//
// Its rules:
//
//   - It only reads, and never panics: every number that it meets may be damage.
//   - A page or a row that cannot be right is counted and passed over; what comes
//     after it is read all the same.
//   - What a log beside the file has committed is read in the place of the page
//     that it stands for, as SQLite would.
//
// The format is described at https://www.sqlite.org/fileformat2.html.
package pages
