// Package coverage is a library as a map: how many personas stand where over two
// fields or figures, which of them are nearly the same, and where nobody stands.
//
// Its rules:
//
//   - A Survey is filled once, persona by persona, and then only read; figures are
//     measured aside from what it holds, and taken in. It keeps each distinct value
//     once, so that 100,000 personas fit.
//   - Where a field stands on an axis follows from its row of the field table, never
//     from who stands there: an empty place is on the map, too. Null and absence have
//     places of their own.
//   - How alike two personas are is Gower's distance over the knobs, so that numbers
//     and choices count alike.
package coverage
