// Package script holds what the two sides of a rehearsed call say.
//
// Its rules:
//
//   - A Script is made by Parse or is a built-in one, so it is within its limits:
//     they keep every call under an hour. Sides alternate.
//   - What a user's file does wrong is said with its line and what to do.
//   - Words are apart by single spaces; the simulation counts them, and reads
//     nothing into them but where a clause ends.
//   - A shipped script names nobody: it speaks for any persona.
package script
