// Package diff says what differs between two personas: field by field, their texts
// word by word, and as a JSON Patch that makes one of the other.
//
// Its rules:
//
//   - What differs is what people can set. What the library or a system gives, such
//     as an id or a stamp, is no difference, and no patch writes it.
//   - Left is what there was or what one starts from, right what it became: removed
//     is what only the left has, added what only the right has.
//   - Absent, null and a value stay apart, in fields and in patches.
package diff
