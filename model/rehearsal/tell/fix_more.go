package tell

import (
	"personae/model/rehearsal"
	"personae/model/rehearsal/format"
	"personae/model/value"
	"personae/model/words"
)

func (f *fixes) deadAir() {
	b := f.b
	if high := usual.PauseMaxMs; b.PauseMaxMs > high {
		f.change(rehearsal.PathPauseMax, value.Int(high), "now it may wait %s s before an answer; people usually take about 0.2 s", format.Brief(b.PauseMaxMs))
	}
	if low := usual.PauseMinMs; b.PauseMinMs > low {
		f.change(rehearsal.PathPauseMin, value.Int(low), "now it never answers within %s s", format.Brief(b.PauseMinMs))
	}
	if b.WaitMs > 1000 {
		f.change(rehearsal.PathWait, value.Number(0), "it waits %s s before its first words", format.Brief(b.WaitMs))
	}
}

func (f *fixes) tooQuick() {
	b := f.b
	if high := usual.PauseMaxMs; b.PauseMaxMs < high {
		f.change(rehearsal.PathPauseMax, value.Int(high), "its longest pause is %d ms", b.PauseMaxMs)
	}
	if low := usual.PauseMinMs; b.PauseMinMs < low {
		f.change(rehearsal.PathPauseMin, value.Int(low), "its shortest pause is %d ms; people usually take about 200", b.PauseMinMs)
	}
}

func (f *fixes) alike() {
	const spread = 300
	b := f.b
	if b.PauseMaxMs-b.PauseMinMs >= spread {
		return
	}
	high := min(b.PauseMinMs+spread, 5000)
	if high > b.PauseMaxMs {
		f.change(rehearsal.PathPauseMax, value.Int(high), "its pauses lie between %d and %d ms", b.PauseMinMs, b.PauseMaxMs)
	}
	if low := max(high-spread, 0); low < b.PauseMinMs {
		f.change(rehearsal.PathPauseMin, value.Int(low), "its pauses lie between %d and %d ms", b.PauseMinMs, b.PauseMaxMs)
	}
}

func (f *fixes) slowStart() {
	if f.b.WaitMs > 0 {
		f.change(rehearsal.PathWait, value.Number(0), "it waits %s s before its first words", format.Brief(f.b.WaitMs))
	}
}

func (f *fixes) wrongOpening() {
	f.change(rehearsal.PathFirstSpeaker, value.Text(string(f.b.FirstSpeaker.Other())), "now the %s opens", f.b.FirstSpeaker)
}

// style takes another style, and says how it differs from neutral.
func (f *fixes) style(to string) {
	other, only := to, ""
	if to == rehearsal.StyleNeutral {
		other = f.b.Style
	}
	if f.b.Style == rehearsal.StyleImpatient {
		only = "only "
	}
	f.change(rehearsal.PathStyle, value.Text(to), "%s murmurs %s%s times as often as neutral (assumed)",
		other, only, format.Decimal(rehearsal.RateOf(other), 1))
}

func (f *fixes) robotMurmurs() {
	b := f.b
	const few = 3
	if own := b.Value(rehearsal.PathPhrases); own.IsSet() && len(b.Phrases) > 0 && len(b.Phrases) < few {
		f.change(rehearsal.PathPhrases, value.Null, "it has only %s to murmur; null takes the style's own list", words.Count(len(b.Phrases), "phrase"))
	}
	if b.Style == rehearsal.StylePolite && len(b.Phrases) > 0 {
		f.style(rehearsal.StyleNeutral)
	}
}

func (f *fixes) noMurmurs() {
	b := f.b
	if len(b.Phrases) == 0 {
		f.change(rehearsal.PathPhrases, value.Null, "its list of murmurs is empty; null takes the style's own list")
	}
	switch b.Style {
	case rehearsal.StyleImpatient:
		f.style(rehearsal.StyleNeutral)
	case rehearsal.StyleNeutral:
		f.style(rehearsal.StylePolite)
	}
}

func (f *fixes) manyMurmurs() {
	b := f.b
	if len(b.Phrases) == 0 {
		return
	}
	switch b.Style {
	case rehearsal.StylePolite:
		f.style(rehearsal.StyleNeutral)
	case rehearsal.StyleNeutral:
		f.style(rehearsal.StyleImpatient)
	}
	f.change(rehearsal.PathPhrases, value.List(nil), "an empty list means no murmurs at all")
}

func (f *fixes) noisy() {
	b := f.b
	decibels, noisy := rehearsal.SignalToNoise(b)
	if !noisy {
		return
	}
	if b.NoiseVolume > usual.NoiseVolume {
		f.change(rehearsal.PathNoiseVolume, value.Number(usual.NoiseVolume), "the voice is only about %d dB above the noise (assumed)", decibels)
	}
	f.change(rehearsal.PathNoise, value.Text(rehearsal.NoiseNone), "it speaks over %s", format.Shorten(b.Noise))
}
