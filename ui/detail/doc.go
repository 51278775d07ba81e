// Package detail is the view of one persona, to read: its knobs, its prompt,
// what it is ready for, and its document.
//
// Its rules:
//
//   - What is shown of a field, and in which order, comes from the field table.
//     This package knows by name only the fields that have a place of their own:
//     the name, the tags, whether it is enabled, the description and the prompt.
//   - A field is shown when it is set, or null where null means something. What
//     is absent is left out.
//   - What the list was searched for, or what is typed here, is marked in the tab
//     that is shown. A persona that is opened is shown where its prompt has what
//     its name lacks; once the search is cleared, the tab of before is back.
//   - The portrait stands at the right of the first lines of a persona, which are as
//     much shorter, and takes no line of its own. It says which one it wants (WantsPortrait)
//     and is given it drawn, whenever that is ready.
//   - A tab's lines are drawn once for a record, a width and a palette, when the
//     tab is first looked at. Scrolling only moves a window over them.
package detail
