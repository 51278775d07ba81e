package tell

import (
	"fmt"
	"math"
	"strings"

	"personae/model/rehearsal"
	"personae/model/rehearsal/format"
)

// watched names the metrics that a knob moves, the most telling first.
var watched = map[string][]string{
	rehearsal.PathMode:         {rehearsal.MetricTried, rehearsal.MetricWon, rehearsal.MetricOverlapTurns, rehearsal.MetricLength},
	rehearsal.PathMinWords:     {rehearsal.MetricTried, rehearsal.MetricWon, rehearsal.MetricOverlapTurns, rehearsal.MetricLength},
	rehearsal.PathMinDuration:  {rehearsal.MetricTried, rehearsal.MetricWon, rehearsal.MetricOverlapTurns, rehearsal.MetricLength},
	rehearsal.PathBackoff:      {rehearsal.MetricTried, rehearsal.MetricWon, rehearsal.MetricLost, rehearsal.MetricOverlapTime},
	rehearsal.PathAfterWords:   {rehearsal.MetricPersonaYields, rehearsal.MetricWon, rehearsal.MetricAgentYields, rehearsal.MetricOverlapTime},
	rehearsal.PathAfterSeconds: {rehearsal.MetricPersonaYields, rehearsal.MetricWon, rehearsal.MetricAgentYields, rehearsal.MetricOverlapTime},
	rehearsal.PathPauseMin:     {rehearsal.MetricReplyGap, rehearsal.MetricPersonaPause, rehearsal.MetricLength},
	rehearsal.PathPauseMax:     {rehearsal.MetricReplyGap, rehearsal.MetricPersonaPause, rehearsal.MetricLength},
	rehearsal.PathWait:         {rehearsal.MetricFirstSilence, rehearsal.MetricPersonaPause, rehearsal.MetricLength},
	rehearsal.PathStyle:        {rehearsal.MetricMurmursMinute, rehearsal.MetricMurmurs1000},
	rehearsal.PathPhrases:      {rehearsal.MetricMurmursMinute, rehearsal.MetricMurmurs1000, rehearsal.MetricOverlapTime},
	rehearsal.PathLanguage:     {rehearsal.MetricMurmursMinute, rehearsal.MetricOverlapTime, rehearsal.MetricLength},
	rehearsal.PathNoise:        {rehearsal.MetricFalseStops, rehearsal.MetricTurnsFinished, rehearsal.MetricLength},
	rehearsal.PathNoiseVolume:  {rehearsal.MetricFalseStops, rehearsal.MetricTurnsFinished, rehearsal.MetricLength},
	rehearsal.PathFirstSpeaker: {rehearsal.MetricLength, rehearsal.MetricPersonaPause, rehearsal.MetricTalkShare},
}

var wording = map[string][2]string{
	rehearsal.MetricTried:         {"more cut-ins a call", "fewer cut-ins a call"},
	rehearsal.MetricWon:           {"more of them won", "fewer of them won"},
	rehearsal.MetricLost:          {"more of them lost", "fewer of them lost"},
	rehearsal.MetricPersonaYields: {"more times a call it gives way", "fewer times a call it gives way"},
	rehearsal.MetricAgentYields:   {"more times a call the agent gives way", "fewer times a call the agent gives way"},
	rehearsal.MetricMurmursMinute: {"more murmurs a minute", "fewer murmurs a minute"},
	rehearsal.MetricMurmurs1000:   {"more murmurs per 1,000 agent words", "fewer murmurs per 1,000 agent words"},
	rehearsal.MetricReplyGap:      {"slower to answer", "quicker to answer"},
	rehearsal.MetricPersonaPause:  {"more silence before it speaks", "less silence before it speaks"},
	rehearsal.MetricSilence:       {"more in the longest silence", "less in the longest silence"},
	rehearsal.MetricFirstSilence:  {"more silence before its first words", "less silence before its first words"},
	rehearsal.MetricFalseStops:    {"more times a call the agent stops by mistake", "fewer times a call the agent stops by mistake"},
	rehearsal.MetricTurnsFinished: {"more agent turns finished", "fewer agent turns finished"},
	rehearsal.MetricLength:        {"longer calls", "shorter calls"},
	rehearsal.MetricOverlapTurns:  {"more turn changes overlap", "fewer turn changes overlap"},
	rehearsal.MetricOverlapTime:   {"more of the talk overlapped", "less of the talk overlapped"},
	rehearsal.MetricTalkShare:     {"more of the talk is the persona's", "less of the talk is the persona's"},
	rehearsal.MetricBargeIns:      {"more barge-ins by the agent a call", "fewer barge-ins by the agent a call"},
}

// Effect says in a few words what changed between two measurements because of
// the knob at path: "2 more cut-ins a call". At most two changes are named.
func Effect(before, after rehearsal.Metrics, path string) string {
	keys, known := watched[path]
	if !known {
		return "the rehearsal does not model it"
	}
	var parts []string
	for _, key := range keys {
		if part := change(before, after, key); part != "" {
			parts = append(parts, part)
		}
		if len(parts) == 2 {
			break
		}
	}
	if len(parts) == 0 {
		return fmt.Sprintf("no change in %d calls", after.Calls)
	}
	return strings.Join(parts, ", ")
}

// change words the change of one metric, "" when it is too small to speak of.
func change(before, after rehearsal.Metrics, key string) string {
	was, _ := before.Get(key)
	is, _ := after.Get(key)
	if was.Count == 0 || is.Count == 0 {
		return ""
	}
	by := is.Mean - was.Mean
	say := wording[key][0]
	if by < 0 {
		say = wording[key][1]
	}
	by = math.Abs(by)
	switch is.Unit {
	case rehearsal.UnitMs:
		if by < 5 {
			return ""
		}
		if by < 1000 {
			return format.Decimal(by, 0) + " ms " + say
		}
		return format.Decimal(by/1000, 1) + " s " + say
	case rehearsal.UnitShare:
		if by < .005 {
			return ""
		}
		return format.Decimal(by*100, 0) + " in 100 " + say
	}
	if by < .05 {
		return ""
	}
	if by >= 10 {
		return format.Decimal(by, 0) + " " + say
	}
	return format.Decimal(by, 1) + " " + say
}
