package vary

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/model/check"
	"personae/model/vary"
	"personae/model/words"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// The lines and cells of the page.
const (
	labelWidth = 10 // of a setting
	knobWidth  = 26 // of the field that a knob is
	leastWidth = 30
)

// Render implements view.View.
func (v *View) Render() view.Frame {
	if v.width < leastWidth || v.height < 1 {
		return view.Frame{Lines: widget.Fill(nil, v.width, v.height)}
	}
	pens := &v.styles.Pens
	title := "Variants of " + v.base.Name
	if v.other != nil {
		title += " and " + v.other.Name
	}
	lines := []string{" " + pens.Strong.Paint(cells.Fit(cells.Facts(v.width-2, title, v.setup...), v.width-2)) + " "}
	var cursor *tea.Cursor
	for i, s := range v.slots()[:len(v.slots())-1] {
		lines = append(lines, v.setting(s))
		if line := v.lineOf(s); line != nil && s == v.focus && 1+i < v.height {
			cursor = tea.NewCursor(min(v.lineX()+line.CursorX(), v.width-1), 1+i)
		}
	}
	counts := v.counts()
	lines = append(lines, widget.Rule(counts[0], v.width, v.styles, counts[1:]...))
	if len(v.variants) > 0 {
		lines = append(lines, v.drawTable()...)
	} else {
		lines = append(lines, v.nothing(max(0, v.height-len(lines)-v.footLines()))...)
	}
	lines = widget.Fill(lines, v.width, max(len(v.slots()), v.height-v.footLines()))
	return view.Frame{Lines: widget.Fill(append(lines, v.foot()...), v.width, v.height), Cursor: cursor}
}

// lineX is where the line that is typed in begins.
func (v *View) lineX() int {
	if v.focus.what == slotKnob || v.focus.what == slotSteps {
		return 1 + labelWidth + knobWidth
	}
	return 1 + labelWidth
}

// setting draws one setting: its name, and what is chosen or typed.
func (v *View) setting(s slot) string {
	pens := &v.styles.Pens
	label, chosen := "", ""
	switch s.what {
	case slotKinds:
		label = "Kind"
		for _, kind := range vary.Kinds {
			mark := "○ "
			if kind == v.kind {
				mark = "● "
			}
			chosen += v.kindPen(kind).Paint(mark+string(kind)) + "  "
		}
	case slotKnob:
		label = fmt.Sprintf("Knob %d", s.at+1)
		chosen = pens.Faint.Paint(cells.Fit("none: "+v.keys.Shown("vary.enter")+" chooses", knobWidth))
		if spec := v.knobs[s.at]; spec != nil {
			chosen = pens.Text.Paint(cells.Fit(spec.Label, knobWidth-1)) + " "
		}
	case slotSteps:
		label = "Steps"
		chosen = pens.Muted.Paint(cells.Fit("both ends counted", knobWidth))
	case slotPattern:
		label = "Names"
	case slotTags:
		label = "Tags"
	case slotTable:
	}
	pen := pens.Muted
	if s == v.focus {
		pen = pens.AccentStrong
	}
	text := " " + pen.Paint(cells.Fit(label, labelWidth)) + chosen
	if line := v.lineOf(s); line != nil {
		used := cells.Width(text)
		room := max(1, v.width-used-1)
		line.SetWidth(room)
		if s.what == slotKnob {
			line.SetHint(strings.Join(cells.Clause(v.takes(v.knobs[s.at]), room, 1), ""))
		}
		text += line.Render()
	}
	return cells.Fit(text, v.width)
}

func (v *View) kindPen(kind vary.Kind) theme.Pen {
	pens := &v.styles.Pens
	switch {
	case kind == v.kind && v.focus.what == slotKinds:
		return pens.AccentStrong
	case kind == v.kind:
		return pens.Strong
	case kind == vary.KindBlend && v.other == nil:
		return pens.Faint
	}
	return pens.Muted
}

// counts says how many variants there are, and how far they are measured.
func (v *View) counts() []string {
	if len(v.variants) == 0 {
		return []string{"no variants yet"}
	}
	parts := []string{words.Count(len(v.variants), "variant")}
	if n := len(v.selected); n > 0 {
		parts = append(parts, fmt.Sprintf("%d selected", n))
	}
	if v.left > 0 {
		parts = append(parts, fmt.Sprintf("%d left out that changes nothing", v.left))
	}
	if missing := len(v.Missing(len(v.variants) + 1)); missing > 0 {
		parts = append(parts, fmt.Sprintf("measured %d", max(0, len(v.variants)-missing)))
	} else if v.differ == 0 {
		parts = append(parts, "no figure differs")
	} else {
		parts = append(parts, words.Count(v.differ, "figure")+words.Either(v.differ, " differs", " differ"))
	}
	return parts
}

// nothing says in the place of the table why there is none.
func (v *View) nothing(height int) []string {
	pens := &v.styles.Pens
	m := view.Message{Title: "Choose a knob, and type its values.", Pen: pens.Muted, Next: "Such as 1, 3, 5 or 1..5/2; a choice by its names."}
	for i, spec := range v.knobs {
		switch {
		case spec == nil || v.kind != vary.KindGrid:
		case strings.TrimSpace(v.lines[i].Value()) == "":
			m.Title, m.Next = "Type the values of "+spec.Label+".", words.Capital(v.takes(spec))+"."
			return m.Draw(v.width, height, v.styles)
		default:
			m.Title = "" // there is a recipe
		}
	}
	if v.fault != nil && (m.Title == "" || v.kind != vary.KindGrid) {
		m = view.Message{Title: theme.SignBad + " " + words.Sentence(v.faultWords()), Pen: pens.Bad}
	}
	return m.Draw(v.width, height, v.styles)
}

// faultWords say what is wrong with the recipe, a field by its label.
func (v *View) faultWords() string {
	text := v.fault.Error()
	for _, spec := range v.knobs {
		if spec == nil {
			continue
		}
		if rest, ok := strings.CutPrefix(text, spec.Path+": "); ok {
			return spec.Label + ": " + rest
		}
	}
	return text
}

// foot tells all of what is under the cursor: a setting, or a variant.
func (v *View) foot() []string {
	pens := &v.styles.Pens
	rule, says, more, pen := "", "", "", pens.Muted
	switch v.focus.what {
	case slotKinds:
		rule, says = "Kind", kindWords[v.kind]
		if v.other == nil {
			more = "A blend needs two personas: select both in the list."
		}
	case slotKnob:
		rule, says = "Knob", "A field that the variants differ in, and its values."
		if spec := v.knobs[v.focus.at]; spec != nil {
			rule, says, more = spec.Label, words.Capital(v.takes(spec))+".", spec.Help
		}
	case slotSteps:
		rule, says = "Steps", "How many personas lead from one to the other, both ends counted: 2 to 1000."
	case slotPattern:
		rule, says = "Names", "{name} is the persona, {changes} what is special to the variant, {n} its number. A name that is taken gets a number."
	case slotTags:
		rule, says = "Tags", "Added to those of the persona, with commas between them."
	case slotTable:
		rule, says, more, pen = v.rowWords()
	}
	return widget.Foot(widget.Rule(rule, v.width, v.styles), v.width, v.footLines(), widget.Told{Text: says, Pen: pens.Text}, widget.Told{Text: more, Pen: pen})
}

var kindWords = map[vary.Kind]string{
	vary.KindGrid:     "One variant of every combination of the values of one to three knobs.",
	vary.KindAblation: "One variant without each behaviour: " + strings.Join(vary.Behaviors(), ", ") + ".",
	vary.KindBlend:    "Personas that lead from one to the other: numbers go over evenly, all else is that of the nearer one.",
}

// rowWords says of a row what it would be called, its figure, and what is wrong.
func (v *View) rowWords() (rule, says, more string, pen theme.Pen) {
	pens := &v.styles.Pens
	rule, pen = "The persona as it is", pens.Muted
	variant, ok := v.current()
	if ok {
		rule = variant.Persona.Name
	}
	if v.column < len(v.figures) {
		figure, _ := v.metricsOf(v.row).Get(v.figures[v.column])
		says = figure.Label + ": nothing to measure"
		if figure.Count > 0 {
			says = fmt.Sprintf("%s: mean %s over %d %s", figure.Label, figure.Format(figure.Mean), figure.Count, figure.Of)
			if spread := figure.Range(); spread != "" {
				says += ", eight in ten " + spread
			}
		}
		if figure.Human != nil {
			more = figure.Human.Says + " (" + figure.Human.Source + ")"
		}
	}
	if ok && len(variant.Problems) > 0 {
		worst := variant.Problems[0]
		for _, p := range variant.Problems {
			if p.Severity > worst.Severity {
				worst = p
			}
		}
		sign, _ := view.Severity(worst.Severity, pens)
		more, pen = sign+" "+worst.Text, pens.Warning
		if worst.Severity == check.SeverityError {
			pen = pens.Bad
		}
	}
	return rule, says, more, pen
}

// Legend explains what the table draws.
func Legend() []view.Sign {
	return []view.Sign{
		{Sign: "✓", Meaning: "selected: with one or more selected, only these are made"},
		{Sign: theme.SignWarning, Meaning: "something may be wrong with it: the line at the bottom says what"},
		{Sign: theme.SignBad, Meaning: "it cannot be saved"},
	}
}
