package rehearse

import (
	"fmt"
	"strings"

	"personae/model"
	"personae/model/field"
	"personae/model/rehearsal"
	"personae/model/rehearsal/picture"
	"personae/model/rehearsal/tell"
	"personae/ui/theme"
	"personae/ui/widget/cells"
)

// Pane shows, under a form, what its knobs will do: one call as the form stands
// with the saved one under it, what it comes to, and what the change does to the
// figures. Make one with NewPane, and hand it every state of the form by Follow.
type Pane struct {
	styles *theme.Styles
	ink    [picture.RowCount]inks
	cache  *Figures

	now, saved subject
	held       string // why the form as it stands is not rehearsed, but as it was before; or ""
	inert      bool   // the focused knob cannot matter
	trials     []trial
	missing    []Request
	figures    paneFigures
}

// paneFigures are the figures that the pane has, which may be those of a state
// before.
type paneFigures struct {
	stale      bool // newer ones are being measured
	now, saved rehearsal.Metrics
	effects    []string
	verdicts   []tell.Verdict
}

// NewPane returns a pane without a persona.
func NewPane(cache *Figures, styles *theme.Styles) *Pane {
	p := &Pane{cache: cache}
	p.SetStyles(styles)
	p.Follow(&model.Persona{}, &model.Persona{}, &model.Persona{}, "")
	return p
}

// SetStyles changes the colours.
func (p *Pane) SetStyles(styles *theme.Styles) {
	p.styles = styles
	p.ink = inksOf(styles)
}

// Title is what stands in the rule above so many lines of the pane: what it is
// rehearsed with, or, where the lines are few, what the call comes to.
func (p *Pane) Title(width, height int) string {
	const title = "The call · "
	if height < lanesFrom {
		what := "measuring …"
		if said := p.said(); len(said) > 0 {
			what = said[0].text
		}
		return title + strings.Join(cells.Clause(strings.TrimSuffix(what, "."), width-cells.Width(title), 1), "")
	}
	setup := p.cache.Setup()
	return fmt.Sprintf("%s%s · %s agent · seed %d · %s", title, cells.Clean(setup.Script.Name), setup.Agent.Name, setup.Seed, defaultsOf(p.now.behavior))
}

// Follow takes in what the form holds, the same with numbers that are out of range
// as they were before they were typed, what is saved, and the path of the field that
// has the focus. The call is that of settled, unless that is out of range as well:
// then it is the saved one. Figures that are not known are missing, and come with
// Refresh.
func (p *Pane) Follow(now, settled, saved *model.Persona, focused string) {
	p.saved.become(saved, p.cache.Setup().API)
	p.saved.play(p.cache)
	if p.held = outOfRange(now); p.held != "" && outOfRange(settled) != "" {
		settled = saved
	}
	p.now.become(settled, p.cache.Setup().API)
	p.now.play(p.cache)
	p.inert, p.trials = false, nil
	if rehearsal.IsKnob(focused) && p.held == "" {
		p.trials = trials(p.now.behavior, p.saved.behavior, focused)
		p.inert = inertReasons(p.now.behavior, p.cache.Setup())[focused] != ""
	}
	p.missing = append(p.missing[:0], p.now.Request, p.saved.Request)
	for _, t := range p.trials {
		p.missing = append(p.missing, t.before, t.after)
	}
	p.Refresh()
}

// outOfRange says which knob no system would take, or "".
func outOfRange(p *model.Persona) string {
	for _, path := range rehearsal.Knobs() {
		if spec, known := field.Find(path); known && !spec.Range.Allows(spec.Of(p).Get()) {
			return spec.Label + " is out of range"
		}
	}
	return ""
}

// Held says, as a sentence, what of the form is not rehearsed; "" when all is.
func (p *Pane) Held() string {
	if p.held == "" {
		return ""
	}
	return "Not rehearsed: " + p.held + "."
}

// Missing returns what the pane has no figures for, the most wanted first.
func (p *Pane) Missing() []Request {
	if !p.figures.stale {
		return nil
	}
	return p.missing
}

// Refresh takes the figures that the cache has by now. Until all are there, the
// last ones stay.
func (p *Pane) Refresh() {
	now, ok := p.cache.known[p.now.key]
	saved, both := p.cache.known[p.saved.key]
	effects := make([]string, 0, len(p.trials))
	for _, t := range p.trials {
		before, one := p.cache.known[t.before.key]
		after, two := p.cache.known[t.after.key]
		if one && two {
			effects = append(effects, t.label+": "+tell.Effect(before, after, t.path))
		}
	}
	if !ok || !both || len(effects) < len(p.trials) {
		p.figures.stale = true
		return
	}
	p.figures = paneFigures{
		now: now, saved: saved, effects: effects,
		verdicts: tell.Verdicts(p.now.behavior, p.cache.Setup().Agent, now),
	}
}

// inertReasons says, by path, which knobs cannot matter as the others stand, and
// why.
func inertReasons(b rehearsal.Behavior, setup Setup) map[string]string {
	out := map[string]string{}
	for _, inert := range tell.InertKnobs(b, setup.Script, setup.Agent) {
		out[inert.Path] = inert.Reason
	}
	return out
}
