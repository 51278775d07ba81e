package tell

import (
	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/format"
)

func (a *advice) deadAir() {
	b := a.b
	if high := usual.PauseMaxMs; b.PauseMaxMs > high {
		a.change(rehearsal.PathPauseMax, model.IntValue(high), "now it may wait %s s before an answer; people usually take about 0.2 s", format.Brief(b.PauseMaxMs))
	}
	if low := usual.PauseMinMs; b.PauseMinMs > low {
		a.change(rehearsal.PathPauseMin, model.IntValue(low), "now it never answers within %s s", format.Brief(b.PauseMinMs))
	}
	if b.WaitMs > 1000 {
		a.change(rehearsal.PathWait, model.NumberValue(0), "it waits %s s before its first words", format.Brief(b.WaitMs))
	}
}

func (a *advice) tooQuick() {
	b := a.b
	if high := usual.PauseMaxMs; b.PauseMaxMs < high {
		a.change(rehearsal.PathPauseMax, model.IntValue(high), "its longest pause is %d ms", b.PauseMaxMs)
	}
	if low := usual.PauseMinMs; b.PauseMinMs < low {
		a.change(rehearsal.PathPauseMin, model.IntValue(low), "its shortest pause is %d ms; people usually take about 200", b.PauseMinMs)
	}
}

func (a *advice) alike() {
	const spread = 300
	b := a.b
	if b.PauseMaxMs-b.PauseMinMs >= spread {
		return
	}
	high := min(b.PauseMinMs+spread, 5000)
	if high > b.PauseMaxMs {
		a.change(rehearsal.PathPauseMax, model.IntValue(high), "its pauses lie between %d and %d ms", b.PauseMinMs, b.PauseMaxMs)
	}
	if low := max(high-spread, 0); low < b.PauseMinMs {
		a.change(rehearsal.PathPauseMin, model.IntValue(low), "its pauses lie between %d and %d ms", b.PauseMinMs, b.PauseMaxMs)
	}
}

func (a *advice) robotMurmurs() {
	b := a.b
	const few = 3
	if own := b.Value(rehearsal.PathPhrases); own.IsSet() && len(b.Phrases) > 0 && len(b.Phrases) < few {
		a.change(rehearsal.PathPhrases, model.Null, "it has only %s to murmur; null takes the style's own list", format.Count(len(b.Phrases), "phrase"))
	}
	if b.Style == rehearsal.StylePolite && len(b.Phrases) > 0 {
		a.change(rehearsal.PathStyle, model.TextValue(rehearsal.StyleNeutral), "polite murmurs %s times as often as neutral (assumed)", format.Decimal(rehearsal.RateOf(b.Style), 1))
	}
}

func (a *advice) noMurmurs() {
	b := a.b
	if len(b.Phrases) == 0 {
		a.change(rehearsal.PathPhrases, model.Null, "its list of murmurs is empty; null takes the style's own list")
	}
	switch b.Style {
	case rehearsal.StyleImpatient:
		a.change(rehearsal.PathStyle, model.TextValue(rehearsal.StyleNeutral), "impatient murmurs only %s times as often as neutral (assumed)", format.Decimal(rehearsal.RateOf(b.Style), 1))
	case rehearsal.StyleNeutral:
		a.change(rehearsal.PathStyle, model.TextValue(rehearsal.StylePolite), "polite murmurs %s times as often as neutral (assumed)", format.Decimal(rehearsal.RateOf(rehearsal.StylePolite), 1))
	}
}

func (a *advice) manyMurmurs() {
	b := a.b
	if len(b.Phrases) == 0 {
		return
	}
	switch b.Style {
	case rehearsal.StylePolite:
		a.change(rehearsal.PathStyle, model.TextValue(rehearsal.StyleNeutral), "polite murmurs %s times as often as neutral (assumed)", format.Decimal(rehearsal.RateOf(b.Style), 1))
	case rehearsal.StyleNeutral:
		a.change(rehearsal.PathStyle, model.TextValue(rehearsal.StyleImpatient), "impatient murmurs %s times as often as neutral (assumed)", format.Decimal(rehearsal.RateOf(rehearsal.StyleImpatient), 1))
	}
	a.change(rehearsal.PathPhrases, model.StringsValue(nil), "an empty list means no murmurs at all")
}

func (a *advice) noisy() {
	b := a.b
	decibels, noisy := rehearsal.SignalToNoise(b)
	if !noisy {
		return
	}
	if b.NoiseVolume > usual.NoiseVolume {
		a.change(rehearsal.PathNoiseVolume, model.NumberValue(usual.NoiseVolume), "the voice is only about %d dB above the noise (assumed)", decibels)
	}
	a.change(rehearsal.PathNoise, model.TextValue(rehearsal.NoiseNone), "it speaks over %s", format.Shorten(b.Noise))
}
