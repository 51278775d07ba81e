package rehearsal

import "personae/model"

func (a *advice) deadAir() {
	b := a.b
	if high := defaultPauseMax.whole(); b.PauseMaxMs > high {
		a.change(PathPauseMax, model.IntValue(high), "now it may wait %s s before an answer; people usually take about 0.2 s", brief(b.PauseMaxMs))
	}
	if low := defaultPauseMin.whole(); b.PauseMinMs > low {
		a.change(PathPauseMin, model.IntValue(low), "now it never answers within %s s", brief(b.PauseMinMs))
	}
	if b.WaitMs > 1000 {
		a.change(PathWait, model.NumberValue(0), "it waits %s s before its first words", brief(b.WaitMs))
	}
}

func (a *advice) tooQuick() {
	b := a.b
	if high := defaultPauseMax.whole(); b.PauseMaxMs < high {
		a.change(PathPauseMax, model.IntValue(high), "its longest pause is %d ms", b.PauseMaxMs)
	}
	if low := defaultPauseMin.whole(); b.PauseMinMs < low {
		a.change(PathPauseMin, model.IntValue(low), "its shortest pause is %d ms; people usually take about 200", b.PauseMinMs)
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
		a.change(PathPauseMax, model.IntValue(high), "its pauses lie between %d and %d ms", b.PauseMinMs, b.PauseMaxMs)
	}
	if low := max(high-spread, 0); low < b.PauseMinMs {
		a.change(PathPauseMin, model.IntValue(low), "its pauses lie between %d and %d ms", b.PauseMinMs, b.PauseMaxMs)
	}
}

func (a *advice) robotMurmurs() {
	b := a.b
	const few = 3
	if own := b.Value(PathPhrases); own.IsSet() && len(b.Phrases) > 0 && len(b.Phrases) < few {
		a.change(PathPhrases, model.Null, "it has only %s to murmur; null takes the style's own list", counted(len(b.Phrases), "phrase"))
	}
	if b.Style == StylePolite && len(b.Phrases) > 0 {
		a.change(PathStyle, model.TextValue(StyleNeutral), "polite murmurs %s times as often as neutral (assumed)", decimal(rateOf(b.Style), 1))
	}
}

func (a *advice) noMurmurs() {
	b := a.b
	if len(b.Phrases) == 0 {
		a.change(PathPhrases, model.Null, "its list of murmurs is empty; null takes the style's own list")
	}
	switch b.Style {
	case StyleImpatient:
		a.change(PathStyle, model.TextValue(StyleNeutral), "impatient murmurs only %s times as often as neutral (assumed)", decimal(rateOf(b.Style), 1))
	case StyleNeutral:
		a.change(PathStyle, model.TextValue(StylePolite), "polite murmurs %s times as often as neutral (assumed)", decimal(rateOf(StylePolite), 1))
	}
}

func (a *advice) manyMurmurs() {
	b := a.b
	if len(b.Phrases) == 0 {
		return
	}
	switch b.Style {
	case StylePolite:
		a.change(PathStyle, model.TextValue(StyleNeutral), "polite murmurs %s times as often as neutral (assumed)", decimal(rateOf(b.Style), 1))
	case StyleNeutral:
		a.change(PathStyle, model.TextValue(StyleImpatient), "impatient murmurs %s times as often as neutral (assumed)", decimal(rateOf(StyleImpatient), 1))
	}
	a.change(PathPhrases, model.StringsValue(nil), "an empty list means no murmurs at all")
}

func (a *advice) noisy() {
	b := a.b
	decibels, noisy := SignalToNoise(b)
	if !noisy {
		return
	}
	if usual := defaultNoiseVolume.value(); b.NoiseVolume > usual {
		a.change(PathNoiseVolume, model.NumberValue(usual), "the voice is only about %d dB above the noise (assumed)", decibels)
	}
	a.change(PathNoise, model.TextValue(NoiseNone), "it speaks over %s", shorten(b.Noise))
}
