// Package rehearsal shows what a persona's turn-taking knobs will do, before a
// call is made: a pure, seeded, discrete-event simulation of one conversation
// between an agent under test and the persona.
//
// # What is modelled
//
// Two speakers read a script. Time is whole milliseconds and words have equal
// length. These rules decide who speaks when:
//
//  1. Opening. first_speaker starts. A script that opens with the other side gets
//     a greeting in front: the persona's own first message where its record has
//     one, a hello in its language elsewhere. An agent that greets does so at
//     once, whoever shall open: where the persona opens too, both greet. Where
//     the agent shall open and does not greet, it speaks when it would ask again,
//     or else the persona after five seconds. Until wait_seconds have passed, on
//     the clock of the call, the persona is silent.
//  2. Reply. The persona answers after a pause drawn uniformly between
//     reaction_pause_ms_min and _max, the agent after a time drawn around its own
//     median. A side whose partner has no line left goes on by itself. An agent
//     asks again into a silence that lasts as long as it bears.
//  3. Cutting in. An opportunity comes when cut_in's two thresholds are first
//     both met in an agent turn, and then at each end of a clause or sentence;
//     interruption_mode sets how likely one is taken, and how often in a turn.
//     backoff_ms counts from when a lost attempt fell silent; one let pass costs
//     nothing. It cuts in with the line that answers the turn, and a line that
//     was lost is begun again. Once the line is said, it has answered, and the
//     agent goes on after its turn.
//  4. Giving way. The persona stops at the first of yield_on_overlap's
//     thresholds while the agent still speaks. The agent, once it has heard an
//     overlap for as long as it must, decides whether to stop at all, and then
//     stops after a drawn time, even if the persona is silent by then: so both
//     may stop. Into the silence speaks first the agent, which goes on from the
//     clause that broke off or where it fell silent, or the persona after its
//     patience. An agent that was cut off says what is left of that turn, from the
//     clause, in front of its next one; cut off in there, it begins both again; a
//     clause that was cut too often is left out with the rest of its turn, and so
//     is, by its share, any turn. So it never says more than two turns in one go,
//     and calls with many cut-ins grow longer by what is said again, shorter by
//     what is talked over and left out. Once the persona has said all of its
//     lines, the agent says the rest turn by turn.
//  5. Barging in. The persona pauses at the ends of its clauses. An agent barges
//     in where such a pause outlasts its end-pointing and its answer comes before
//     it has heard the persona go on; or by the share that was measured of it, as
//     the persona goes on. A persona whose pause was taken goes on when it is
//     over. One that gives way takes the clause up again after the agent's turn,
//     with its answer.
//  6. Murmurs. While only the agent speaks, the persona murmurs after a drawn
//     number of agent words. A murmur must be over before the agent's turn ends
//     or the persona cuts in; one that would not be comes at its next chance,
//     with a phrase drawn anew. The agent may take it for an interruption: if it
//     is long enough, has words enough and is not among what it ignores, then by
//     its share.
//  7. Noise. Under a background noise coughs and voices come at random, and the
//     agent may stop for them, by its shares. They change no words, and their
//     volume counts only where it is nothing. SignalToNoise names the level.
//  8. text_burst changes nothing in the talk; Bubbles shows a line as texts.
//
// The defaults of a knob that a record does not name are those of the version of
// Feather's API that From is given, which is the one that the library targets; a note
// says where the versions differ.
//
// By Feather's defaults a persona gives way after 0.5 s, in which it says 1.7 words, so
// a cut-in that is lost is a line of one word. Nobody stammers on so: having got out no
// more than that, the persona lets the agent's turn be (assumed), and no two such lines
// follow each other.
//
// # What is assumed
//
// Feather publishes the knobs' names, ranges and defaults, not how its presets
// behave. Every figure the simulation uses stands in one table, Constants, and
// those of an agent in its profile, each with its source or the word "assumed";
// there is no second copy in the code. Of a measured agent its reply, its stop,
// how often it gives way, barges in and stops for murmurs, coughs and voices are
// published; when it has heard an interruption, how widely its times scatter,
// what it says again, how often, and when it asks again are assumed. Of a framework its
// end-pointing and its interruption rule are published; its model and voice are
// assumed. The typical agent is the mean of the measured ones.
//
// # What it does not claim
//
// No audio, no language model, no network: it does not say what will be said,
// how it sounds, whether the speech recogniser hears it, nor how a particular
// vendor's engine orders its checks. Words have equal length, a language changes
// a greeting and the murmurs alone, and a noise makes no word unheard. Vendors
// that publish no times, such as Retell and ElevenLabs, are no profiles.
//
// # What changed
//
// An opportunity used to be drawn anew every backoff_ms, so every mode cut into
// nearly every long turn; an agent's times were constants, so a tenth of a second
// decided every overlap; an agent always gave way, never by mistake, and never
// said again what was cut. Agent turns count as finished or not only while the
// persona has a line left to cut in with. Figures from before are not to be compared with those
// from now.
//
// # The rooms
//
// This package holds what the others speak in: a Behavior read from a persona's
// knobs, an Agent as data and the shipped profiles, the Events of a Call, the
// Metrics of many, the Constants. The rooms above it do the work, and none of them
// hands another its inside:
//
//	script/   what the two sides say: the built-in scripts, and reading a user's own
//	sim/      plays calls: Run one with its causes, Measure many; SelfTest
//	tell/     puts figures in words: verdicts, inert knobs, effects, people, and where several differ
//	seek/     goes from what is wanted to the knobs: goals, symptoms, the fewest changes that help
//	picture/  draws a call in cells
//	format/   writes numbers; under all of them
//
// Imports run seek → sim → tell → script → rehearsal → format and picture → rehearsal,
// never back. The shared types lie at the bottom, as a front on top would have to
// name every one of them a second time. For the same reason the words of a cause
// stand in sim, beside the struct that its rule decided by: nobody else reads
// those.
//
// A knob is read through the field table. A field of behavior_config that is new
// there must be read in From and stand in Knobs, or be passed over with a reason;
// a test names it until then.
//
// The tests in this folder play whole calls and use all rooms.
package rehearsal
