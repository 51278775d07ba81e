// Package rehearsal shows what a persona's turn-taking knobs will do, before a
// call is made: a pure, seeded, discrete-event simulation of one conversation
// between an agent under test and the persona.
//
// # What is modelled
//
// Two speakers read a script. Time is whole milliseconds and words have equal
// length. Seven rules decide who speaks when:
//
//  1. Opening. first_speaker starts. A script that opens with the other side
//     gets a one-word greeting in front. The persona is silent until
//     wait_seconds have passed; where the agent opens, the wait runs again
//     after the agent's turn and comes before the reaction pause.
//  2. Reply. The persona answers after a pause drawn uniformly between
//     reaction_pause_ms_min and _max, the agent after its reply latency. A side
//     whose partner has no line left goes on by itself.
//  3. Cutting in. In each agent turn the persona has a chance once cut_in's two
//     thresholds are both met; interruption_mode sets how likely it takes it.
//     After a missed or lost chance the next comes backoff_ms later, and never
//     more than one per agent word. It cuts in with the line that answers the
//     turn; once that is said, it has answered, and the agent goes on after
//     its turn. Every agent turn starts afresh.
//  4. Giving way. In an overlap the persona stops at the first of
//     yield_on_overlap's thresholds, the agent after its yield latency,
//     whichever comes first; on a tie the persona stops. after_words counts
//     whole words' worth of agent speech since the overlap began. A persona that
//     lost a cut-in takes its line up again at its next chance or when the
//     agent ends; one that the agent barged in on waits for the agent's end, then
//     says the rest and its answer in one turn. An agent that stops drops the
//     rest of its turn.
//  5. Murmurs. While only the agent speaks, the persona murmurs after a drawn
//     number of agent words. A murmur must be over before the agent's turn ends
//     or the persona cuts in; one that would not be comes at its next chance.
//  6. Noise changes nothing in the talk; SignalToNoise names its level.
//  7. text_burst changes nothing in the talk; Bubbles shows a line as texts.
//
// # What is assumed
//
// Feather publishes the knobs' names, ranges and defaults, not how its presets
// behave. Every figure the simulation uses stands in one table, Constants, with
// its source or the word "assumed"; there is no second copy in the code.
//
// # What it does not claim
//
// No audio, no language model, no network: it does not say what will be said,
// how it sounds, whether the speech recogniser hears it, nor how a particular
// vendor's engine orders its checks. language is not modelled. The agent's
// latencies do not vary within a call, and nobody hesitates inside a turn.
//
// # The rooms
//
// This package holds what the others speak in: a Behavior read from a persona's
// knobs, an Agent, the Events of a Call, the Metrics of many, the Constants. The
// rooms above it do the work, and none of them hands another its inside:
//
//	script/   what the two sides say: the built-in scripts, and reading a user's own
//	sim/      plays calls: Run one with its causes, Measure many; SelfTest
//	tell/     puts figures in words: verdicts, inert knobs, effects, people, symptoms and what helps
//	picture/  draws a call in cells
//	format/   writes numbers; under all of them
//
// Imports run sim → tell → script → rehearsal → format and picture → rehearsal,
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
