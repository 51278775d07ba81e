// Package words is the small grammar that every sentence of the program shares:
// how many of a thing there are, a list of things, a capital letter, and which
// name was meant by one that is misspelt.
//
// Its rules:
//
//   - The standard library only, and nothing of personas: whoever writes a
//     sentence may import it, whatever else they may not.
//   - A letter is never cut in two: texts are cut and changed by runes, not bytes.
package words
