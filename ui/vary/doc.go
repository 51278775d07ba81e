// Package vary is the page on which variants of a persona are made: what is wanted
// above, and under it a table of what would be made, with the rehearsed figures in
// which the variants differ most.
//
// Its rules:
//
//   - Variants come from model/vary and figures from model/rehearsal. The page says
//     what it wants (Calls.Plan) and is handed both as they come; it never waits.
//   - What is typed is a recipe at every key: one that cannot be says why, and where,
//     in the place of the table.
//   - The persona as it is stands first in the table, to compare with.
package vary
