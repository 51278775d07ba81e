// Package faultvfs is a disk that fails, for tests: it stands between SQLite and
// the operating system, records what is written and when it was made durable, and
// lets a write fail.
//
// Its rules:
//
//   - Install makes it the default of the process, so that what is tested is the
//     program as it is. It hands everything on to SQLite's own VFS.
//   - A record keeps the order of all files together, as a power cut does.
//   - An Image is what a disk may hold after a power cut: all that was synced, and
//     of the rest any part, by sectors.
package faultvfs
