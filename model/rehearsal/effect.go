package rehearsal

import (
	"fmt"
	"math"
	"strings"
)

// watched names the metrics that a knob moves, the most telling first.
var watched = map[string][]string{
	PathMode:         {MetricTried, MetricWon, MetricOverlapTurns, MetricLength},
	PathMinWords:     {MetricTried, MetricWon, MetricOverlapTurns, MetricLength},
	PathMinDuration:  {MetricTried, MetricWon, MetricOverlapTurns, MetricLength},
	PathBackoff:      {MetricTried, MetricWon, MetricLost, MetricOverlapTime},
	PathAfterWords:   {MetricPersonaYields, MetricWon, MetricAgentYields, MetricOverlapTime},
	PathAfterSeconds: {MetricPersonaYields, MetricWon, MetricAgentYields, MetricOverlapTime},
	PathPauseMin:     {MetricReplyGap, MetricPersonaPause, MetricLength},
	PathPauseMax:     {MetricReplyGap, MetricPersonaPause, MetricLength},
	PathWait:         {MetricPersonaPause, MetricSilence, MetricLength},
	PathStyle:        {MetricMurmursMinute, MetricMurmurs1000},
	PathPhrases:      {MetricMurmursMinute, MetricMurmurs1000, MetricOverlapTime},
	PathFirstSpeaker: {MetricLength, MetricPersonaPause, MetricTalkShare},
}

// wording is how a change of a metric is put: more and less of what.
var wording = map[string][2]string{
	MetricTried:         {"more cut-ins a call", "fewer cut-ins a call"},
	MetricWon:           {"more of them won", "fewer of them won"},
	MetricLost:          {"more of them lost", "fewer of them lost"},
	MetricPersonaYields: {"more times a call it gives way", "fewer times a call it gives way"},
	MetricAgentYields:   {"more times a call the agent gives way", "fewer times a call the agent gives way"},
	MetricMurmursMinute: {"more murmurs a minute", "fewer murmurs a minute"},
	MetricMurmurs1000:   {"more murmurs per 1,000 agent words", "fewer murmurs per 1,000 agent words"},
	MetricReplyGap:      {"slower to answer", "quicker to answer"},
	MetricPersonaPause:  {"more silence before it speaks", "less silence before it speaks"},
	MetricSilence:       {"more in the longest silence", "less in the longest silence"},
	MetricLength:        {"longer calls", "shorter calls"},
	MetricOverlapTurns:  {"more turn changes overlap", "fewer turn changes overlap"},
	MetricOverlapTime:   {"more of the talk overlapped", "less of the talk overlapped"},
	MetricTalkShare:     {"more of the talk is the persona's", "less of the talk is the persona's"},
	MetricBargeIns:      {"more barge-ins by the agent a call", "fewer barge-ins by the agent a call"},
}

// Effect says in a few words what changed between two measurements because of
// the knob at path: "2 more cut-ins a call". At most two changes are named.
func Effect(before, after Metrics, path string) string {
	if path == PathNoise || path == PathNoiseVolume {
		return "no change in the talk: only the noise under it"
	}
	keys, known := watched[path]
	if !known {
		return "the rehearsal does not model " + leaf(path)
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
func change(before, after Metrics, key string) string {
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
	case unitMs:
		if by < 5 {
			return ""
		}
		if by < 1000 {
			return decimal(by, 0) + " ms " + say
		}
		return decimal(by/1000, 1) + " s " + say
	case unitShare:
		if by < .005 {
			return ""
		}
		return decimal(by*100, 0) + " in 100 " + say
	}
	if by < .05 {
		return ""
	}
	if by >= 10 {
		return decimal(by, 0) + " " + say
	}
	return decimal(by, 1) + " " + say
}
