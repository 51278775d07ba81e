// Package edit is one language for changes of personas, on the command line and on
// the screen alike, and what they would do to many.
//
//	F=V        set                       F-          leave out
//	F=null     null                      F!          switch over
//	F+=V       add: to a number, a text, a list
//	F-=V       take away: from a number, from a list
//	F*=V       multiply                  F^=1..5     keep within; 1.. and ..5 are open
//	F~/A/B/    replace the regular expression A by B, in a text or in each item of a list
//	F%=TEXT    write from a pattern: {n} is the persona's place, {name} any field
//
// Its rules:
//
//   - F is a path of the field table, or goes on into free-form JSON: traits.age,
//     evalstudio.headers.X-Lang. A name with a dot, or with a sign of the language,
//     stands in quotes.
//   - What a change does not name stays as it is, to the letter.
//   - A change that cannot be made says why, and then nothing of the edit is made.
//     One that would bring an error into a persona cannot be made. An error that was
//     there before stops nobody.
//   - It looks at a library by the interface of its own, Library, and never at a
//     clock or a file.
package edit
