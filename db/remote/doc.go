// Package remote speaks with other places where personas are kept, the four systems'
// own APIs, and with who draws portraits. It is net/http alone, and knows nothing of
// the library's file.
//
//	place.go     a remote as model/syncing asks for it; list.go its pages
//	feather.go evalstudio.go anam.go mrassistant.go   one system a file
//	openai.go    who draws portraits
//	client.go    one request; attempt.go one time that it is sent, body.go its answer
//	retry.go limit.go   when it is sent again, and when at all
//	status.go said.go failure.go key.go   what answers mean and say, sentences, keys
//
// Its rules:
//
//   - model/wire reads and writes the records; nothing here decodes a persona.
//   - What reads is sent again where that may help. What writes is sent again only where
//     nothing was sent, or where the system says that it did nothing: a write whose
//     answer is lost, broken or of somebody else ends with syncing.ErrUnclear, and who
//     asked looks for what became of it.
//   - A record is not there only where the system itself says so. Another page of
//     status 404 is no answer of it: an address that is wrong must not look like
//     everything having been deleted.
//   - A key goes to the remote's own scheme, host and port and nowhere else: no redirect
//     is followed, and without TLS it stays on this machine. It is read when a request
//     is made, and stands in no error, whoever said it.
//   - The limits of a system hold for all who use one Place together, and so does a wait
//     that it asks for.
//   - Answers are bounded, and so is the time in which nothing comes. A list is read
//     record by record, whatever its length.
//   - Every error is a sentence for a person (what could not be done, where, why, what to
//     do next) around one of model/syncing's errors.
package remote
