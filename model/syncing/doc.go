// Package syncing brings personas of a library and records of a remote, one of the
// systems' own APIs, together: what differs, what a pull or a push will do, and doing it.
//
// Its rules:
//
//   - No system has conditional writes, so the third side of a merge is kept here: of
//     each persona and remote the last text that both agreed on (library.Link.Base). What
//     is merged is fields, by field.Merge, as between two editors.
//   - What a system's record cannot hold is no difference, and what its answers do not
//     show is never taken away by one.
//   - A record that an update with a persona would leave as it is, is that persona: what a
//     system spells otherwise or fills in by itself is no difference (terms.go). What it
//     fills in and could not be told counts as changed there.
//   - A persona and a record belong together by their link, else by the record's id in the
//     persona's origin, else by an equal name in the remote's project.
//   - A pull is one operation of the library. It changes nothing there.
//   - A push changes nothing here but links. It reads again before it writes, sends
//     nothing over what was changed there since, and deletes only what it was told to.
//   - Before a request that writes is sent, what it is stands in the library as an intent,
//     and when its answer is known it does not: so what was done is known after a kill
//     between any two steps, and an answer that was lost is looked for, not asked for twice.
//   - It knows no network and no SQL: a Place is the remote, and a Book what the library
//     keeps of it.
package syncing
