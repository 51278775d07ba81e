// Package bulk is the page on which many personas are changed at once: the changes,
// and below them what becomes of each persona, before anything is written.
//
// Its rules:
//
//   - A change is a row: a field, a way to change it, and what that takes. What is
//     typed is read by model/edit, as on the command line.
//   - Each time the changes are other ones, the page asks what they would do
//     (view.TryEdit). The answer comes in parts, the first at once; one to older
//     changes never comes.
//   - The page writes nothing. It asks for the edit to be made (view.MakeEdit).
package bulk
