// Package theme turns a palette of meanings into styles, for a light and a dark
// ground and for as many colours as the terminal has. It knows no persona.
//
// Its rules:
//
//   - A colour is named for what it says, not for where it stands: violet is the
//     focus and the brand, green, amber and red are states, Change is what is other
//     than it was. A heading, a key and a number are text.
//   - What a terminal of 256 or of 16 colours is sent is chosen here, and tested for
//     contrast and for telling apart what must differ.
//   - No sign is told by colour alone, and a sign says one thing on every screen.
package theme
