// Package keymap holds every key of the editor, once: what it runs, where it
// holds, what people read of it, and the user's overrides.
//
// Its rules:
//
//   - A key is written as Bubble Tea names it: "a", "A" for shift and a,
//     "space", "enter", "pgup", "ctrl+s", "alt+up", "ctrl+alt+shift+f1". The
//     modifiers stand in the order ctrl, alt, shift.
//   - No key is bound twice in one place, nor in a place and everywhere; but
//     Suspend gives way to a place's own, as a form's undo is.
//   - Input is the one place that lies under another: inside a text, a choice or
//     a row, a key that the view or everywhere takes does not arrive. The view
//     says, by its Wants, which of its own keys it leaves to what is typed.
//   - A key is written here and nowhere else: what answers to a key asks the map,
//     and widgets, which know no keymap, are handed what each key means to them.
//     A test of the whole program holds this.
//   - While letters are typed, a key that types a character is text and runs
//     nothing. An action that must hold then (Entry.Text) therefore has only
//     keys that type nothing.
//   - An action is known by its Name alone. A Name that people may have written
//     into their overrides is never changed and never reused.
//   - The table is data and is never written to: an override makes a new Map.
//
// It imports the standard library and the key package of bubbles, and nothing
// else, so that every other package may import it.
package keymap
