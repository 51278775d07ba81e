package rehearsal

import (
	"fmt"
	"math"
	"sync"
)

// measured is a system of the τ-voice leaderboard with its published figures:
// mean latencies in milliseconds, shares in hundredths.
type measured struct {
	name, title string
	run         string // the submission's folder
	reply, stop int
	givesWay    int
	bargeIn     int // events a persona turn
	backchannel int // talked through
	tic, voices int // ignored
	yields      int // interruptions behind givesWay and stop
}

// leaderboard is the overall interaction_metrics of every voice submission.
var leaderboard = [...]measured{
	{"gpt-realtime-1.5", "OpenAI gpt-realtime-1.5", "gpt-realtime-1.5_sierra_2026-03-03", 1390, 420, 100, 14, 2, 5, 10, 3171},
	{"gpt-realtime-1.0", "OpenAI gpt-realtime-1.0", "gpt-realtime-1-0_openai_2026-04-13", 1530, 410, 100, 12, 4, 5, 13, 2064},
	{"gpt-realtime-2", "OpenAI gpt-realtime-2", "gpt-realtime-2_openai_2026-06-24", 1940, 610, 100, 21, 1, 11, 20, 2223},
	{"gpt-realtime-2-minimal", "OpenAI gpt-realtime-2, minimal thinking", "gpt-realtime-2-minimal_openai_2026-07-01", 1440, 620, 100, 19, 2, 6, 17, 1360},
	{"gpt-live-1-diamond", "OpenAI gpt-live-1-diamond-alpha", "gpt-live-1-diamond-alpha, 2026-09", 2540, 1080, 36, 22, 99, 59, 46, 1476},
	{"gemini-3.1-high", "Gemini 3.1 Flash Live, high thinking", "gemini-3-1-flash-live-preview-thinking-high_google_2026-04-02", 3150, 860, 50, 19, 94, 62, 43, 2020},
	{"gemini-3.1-minimal", "Gemini 3.1 Flash Live, minimal thinking", "gemini-3-1-flash-live-preview-thinking-minimal_google_2026-04-13", 1640, 820, 52, 10, 90, 51, 27, 2253},
	{"gemini-2.5", "Gemini Live 2.5 Flash", "gemini-live-2.5-flash_sierra_2026-03-03", 1430, 860, 56, 21, 85, 34, 45, 711},
	{"grok-voice-fast-1.0", "Grok Voice Fast 1.0", "xai-realtime_sierra_2026-03-03", 1150, 1150, 75, 84, 93, 58, 21, 5451},
	{"grok-think-fast-1.0", "Grok Voice Think Fast 1.0", "grok-voice-think-fast-1-0_xai_2026-04-21", 1210, 1370, 94, 20, 66, 60, 28, 3396},
	{"grok-think-fast-2.0", "Grok Voice Think Fast 2.0", "grok-voice-think-fast-2-0_xai_2026-08-06", 1710, 940, 97, 11, 47, 33, 28, 2267},
	{"xai-realtime", "xAI Realtime, banking", "xai-realtime-banking_xai_2026-07-13", 1430, 990, 95, 25, 68, 40, 16, 1205},
	{"qwen3.5-omni-plus", "Qwen 3.5 Omni Plus Realtime", "qwen3-5-omni-plus-realtime_qwen_2026-08-06", 1700, 930, 90, 36, 84, 36, 15, 3575},
	{"pine-voice", "Pine Voice Preview", "pine-voice-preview-user-sim-v1-0_pineai_2026-08-17", 2140, 1130, 45, 47, 97, 53, 49, 3745},
	{"cascaded", "Cascaded baseline on LiveKit", "livekit-cascaded_livekit_2026-05-19", 4240, 870, 99, 64, 67, 49, 58, 3891},
}

// agent makes the profile of a measured system. The leaderboard has means; a
// median is what a log-normal of the assumed spread has beside them.
func (m measured) agent() Agent {
	read := fmt.Sprintf("%s, %s, n %d", tauVoice, m.run, m.yields)
	mean := func(of string, ms int) string {
		return fmt.Sprintf("the median that goes with a mean %s of %d ms and the assumed spread; %s", of, ms, read)
	}
	a := unmeasured(m.name, m.title)
	a.ReplyMs, a.StopMs = m.reply*1000/thousandths(ReplyMean), m.stop*1000/thousandths(StopMean)
	a.GivesWay, a.BargeIn = hundredths(m.givesWay), hundredths(m.bargeIn)
	a.MurmurStop, a.CoughStop, a.NoiseStop = hundredths(100-m.backchannel), hundredths(100-m.tic), hundredths(100-m.voices)
	a.Sources = map[string]string{
		AgentReply: mean("reply", m.reply), AgentStop: mean("stop", m.stop), AgentGivesWay: read, AgentBargeIn: read,
		AgentMurmurStop: read, AgentCoughStop: read, AgentNoiseStop: read,
		AgentReprompt: Assumed + ", as Retell's reminder_trigger_ms", AgentDetect: Assumed + ", as Vapi's voiceSeconds and Pipecat's start_secs",
	}
	return a
}

// unmeasured is a profile of which nothing is known: every figure is assumed.
func unmeasured(name, title string) Agent {
	return Agent{
		Name: name, Title: title,
		DetectMs: agentDetect.Whole(), GivesWay: 1, MurmurStop: 1, CoughStop: 1, NoiseStop: 1,
		ResumeMs: Off, SayAgain: agentSayAgain.Value(), RepromptMs: agentReprompt.Whole(), EndpointMs: Off,
		Greets: true, GreetingInterruptible: true,
	}
}

// typical is the mean of the measured systems, each counted once.
func typical() Agent {
	sum := measured{name: Typical, title: "Typical"}
	for i := range leaderboard {
		m := &leaderboard[i]
		sum.reply += m.reply
		sum.stop += m.stop
		sum.givesWay += m.givesWay
		sum.bargeIn += m.bargeIn
		sum.backchannel += m.backchannel
		sum.tic += m.tic
		sum.voices += m.voices
		sum.yields += m.yields
	}
	n := len(leaderboard)
	for _, figure := range []*int{&sum.reply, &sum.stop, &sum.givesWay, &sum.bargeIn, &sum.backchannel, &sum.tic, &sum.voices} {
		*figure = (*figure + n/2) / n
	}
	sum.run = fmt.Sprintf("the mean of %d systems", n)
	return sum.agent()
}

// stack is the published defaults of a framework: the silence after which it
// takes the turn, the speech at which it stops.
func stack(name, title string, endpoint, detect, reply, resume int, ignores []string, sources map[string]string) Agent {
	a := unmeasured(name, title)
	a.EndpointMs, a.DetectMs, a.ReplyMs, a.ResumeMs, a.Ignores = endpoint, detect, reply, resume, ignores
	a.StopMs, a.RepromptMs = detect+agentSilence.Whole(), Off
	a.Sources = sources
	if a.ReplyMs == 0 {
		a.ReplyMs = endpoint + agentThinks.Whole()
		a.Sources[AgentReply] = fmt.Sprintf("%s: its end-pointing and %d ms for the language model and the voice", Assumed, agentThinks.Whole())
	}
	a.Sources[AgentStop] = fmt.Sprintf("%s: the speech that it must hear and %d ms", Assumed, agentSilence.Whole())
	return a
}

const (
	liveKit = "livekit/agents, voice/turn.py"
	pipecat = "pipecat-ai/pipecat, acead05"
	vapi    = "VapiAI/docs, voice-pipeline-configuration.mdx"
	openAI  = "openai-python, realtime_audio_input_turn_detection.py"
)

func stacks() []Agent {
	return []Agent{
		stack("livekit", "LiveKit Agents, defaults", 500, 500, 0, 2000, nil, map[string]string{
			AgentEndpoint: liveKit + ": endpointing min_delay .5", AgentDetect: liveKit + ": interruption min_duration .5",
			AgentDetectWords: liveKit + ": min_words 0", AgentResume: liveKit + ": false_interruption_timeout 2.0",
		}),
		stack("pipecat", "Pipecat, defaults", 800, 200, 0, Off, nil, map[string]string{
			AgentEndpoint: pipecat + ": stop_secs .2 and user_speech_timeout .6", AgentDetect: pipecat + ": VAD start_secs .2",
			AgentReprompt: pipecat + ": user_idle_timeout 0, off",
		}),
		stack("vapi", "Vapi, defaults", 1500, 200, 2300, Off, []string{"okay", "yeah", "right"}, map[string]string{
			AgentEndpoint: vapi + ": onNoPunctuationSeconds 1.5", AgentDetect: vapi + ": voiceSeconds .2", AgentDetectWords: vapi + ": numWords 0",
			AgentReply:   vapi + ": its worked example, .6 + .8 + .5 + .4 s",
			AgentIgnores: "Vapi API, StopSpeakingPlan: words like these never interrupt",
		}),
		stack("openai-server-vad", "OpenAI Realtime, server VAD", 500, agentDetect.Whole(), 0, Off, nil, map[string]string{
			AgentEndpoint: openAI + ": silence_duration_ms 500", AgentReprompt: openAI + ": idle_timeout_ms is unset",
		}),
		stack("openai-semantic-vad", "OpenAI Realtime, semantic VAD", 4000, agentDetect.Whole(), 500+agentThinks.Whole(), Off, nil, map[string]string{
			AgentEndpoint: openAI + ": eagerness auto is medium, which waits at most 4 s", AgentReprompt: openAI + ": idle_timeout_ms is unset",
			AgentReply: fmt.Sprintf("%s: 500 ms and %d ms for the language model and the voice", Assumed, agentThinks.Whole()),
		}),
	}
}

var profiles = sync.OnceValue(func() []Agent {
	list := []Agent{typical()}
	for _, m := range leaderboard {
		list = append(list, m.agent())
	}
	list = append(list, stacks()...)
	for i := range list {
		list[i] = list[i].Bounded()
	}
	return list
})

// hundredths is a share from whole hundredths: one division is the same
// everywhere.
func hundredths(n int) float64 { return float64(n) / 100 }

// thousandths is a factor as a whole number: one multiplication and one rounding
// are the same everywhere.
func thousandths(id constantID) int { return int(math.Round(table[id].Value * 1000)) }
