// Package api is the library as the four systems would serve it: their own APIs, over
// the personas that are here, for agents under development, demos without an account,
// and the tests of one's own clients. It is a face of the library, as the command line.
//
//	server.go    who is let in, what every request passes, and how serving begins and ends
//	guard.go     other hosts, other origins, keys; route.go paths, answers and refusals
//	record.go    a persona as a system's record, and who is meant by a record's id
//	write.go     bodies, and what is made, changed and deleted
//	feather.go evalstudio.go anam.go mrassistant.go   one system a file
//	fault.go     what goes wrong on purpose
//
// Its rules:
//
//   - model/wire reads and writes the records, and says what a system refuses. Nothing
//     here decodes a persona; what is added to a record is what a system's answer always
//     has: an id, stamps, and the default of a key that is not set.
//   - One persona is a record in every system that could hold it. Its id there is the
//     one that its record came with, else its own.
//   - A write is one operation of the library, made on what stands there at that moment:
//     two clients that change two fields both win, and undo takes each back by itself.
//   - A partial update changes what it names. What a library cannot hold is refused, never
//     changed in silence: a name is a text, not empty, and one of its kind in a project.
//   - A refusal has the shape that the system gives it, with a sentence that says what is
//     wrong. What a system's documents do not say is decided once, in that system's file,
//     and said in the help.
//   - Keys are compared in constant time, and neither they nor a body are ever logged.
//   - What runs aside is net/http's: no goroutine is started here.
package api
