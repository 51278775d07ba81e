// Package flow is what takes more than one step: saving, drafts, quitting,
// importing, exporting, rehearsing, and the like.
//
// Its rules:
//
//   - A flow is a struct with its own state over a Host, which is all that it
//     knows of the editor: never the root.
//   - What a flow does is a method that the root calls for an action of a view; it
//     returns what runs next. A dialog is given what its answers do.
//   - New wires every flow with those that it goes on to. A page that opens by its
//     place is a method of Flows, which has all of them.
//   - Reads and changes run aside: by work.Aside, by work.Loads where the newest
//     counts, by Host.Await where keys wait for what opens; changes in Host.Queue.
//     There only the Store and values are touched; the work.Done that they return
//     runs within Update.
//   - A change that worked says so, with the key that takes it back; one that
//     failed says what, why and what next, and leaves the screen as it is.
package flow
