package rehearse

import (
	"time"

	"personae/keymap"
	"personae/model"
	"personae/model/rehearsal/picture"
	"personae/ui/theme"
	"personae/ui/view"
)

// Subject is a persona to rehearse, and what it is called on the screen.
type Subject struct {
	Title   string
	Persona model.Persona
}

// Options say how the view behaves. The zero Options will do.
type Options struct {
	Name          string // whose versions are compared; "" when the titles say it
	ReducedMotion bool   // playing jumps from event to event
	NoEdit        string // why the persona cannot be edited from here; "" when it can
}

// View is a rehearsed call on the whole screen, or two for comparison. Make one
// with New.
type View struct {
	keys    *keymap.Map
	styles  *theme.Styles
	ink     [picture.RowCount]inks
	words   theme.Pen // in the bar of the event that is stepped to
	cache   *Figures
	options Options

	width, height int
	sides         []subject
	subjects      []Subject
	active        int // the side whose events are stepped through

	from  int // milliseconds: where the stretch that is drawn begins
	scale int // milliseconds a column; 0 draws the whole call
	at    int // milliseconds: where playing, or stepping, has come to
	event int // index into the active call's events; -1 before the first
	play  play

	offset  int // first line of the figures in sight
	figures figureLines
}

var _ view.View = (*View)(nil)

type figureLines struct {
	width int
	lines []string
}

type play struct {
	on     bool
	speed  int // index into speeds
	serial int // of the newest tick
	last   time.Time
}

// New returns a view of the calls of one subject, or of two.
func New(keys *keymap.Map, styles *theme.Styles, cache *Figures, subjects []Subject, o Options) *View {
	v := &View{keys: keys, cache: cache, options: o, play: play{speed: normalSpeed}}
	for i := range subjects {
		v.sides = append(v.sides, subject{title: subjects[i].Title})
	}
	v.subjects = subjects
	v.SetStyles(styles)
	v.Refresh()
	return v
}

// Refresh plays the calls anew where the script, the agent, the version of the API
// or the seed has changed, and takes the figures that the cache has by now.
func (v *View) Refresh() {
	for i := range v.sides {
		v.sides[i].become(&v.subjects[i].Persona, v.cache.Setup().API)
		v.sides[i].play(v.cache)
	}
	v.figures = figureLines{}
	v.goTo(v.at)
}

// Subjects returns what is rehearsed.
func (v *View) Subjects() []Subject { return v.subjects }

// SetSubjects takes what is rehearsed anew, as many as there were: the calls follow.
func (v *View) SetSubjects(subjects []Subject) {
	for i := range v.sides {
		v.sides[i].title = subjects[i].Title
	}
	v.subjects = subjects
	v.Refresh()
}

// Step goes through the events of the subject at that place.
func (v *View) Step(subject int) {
	v.active = max(0, min(subject, len(v.sides)-1))
	v.goTo(v.at)
}

// Missing returns the behaviours that the view has no figures for.
func (v *View) Missing() []Request {
	var out []Request
	for i := range v.sides {
		if _, ok := v.cache.known[v.sides[i].key]; !ok {
			out = append(out, v.sides[i].Request)
		}
	}
	return out
}

// SetSize implements view.View.
func (v *View) SetSize(width, height int) {
	v.width, v.height = max(width, 0), max(height, 0)
	v.figures = figureLines{}
	v.scrollTo(v.at)
}

// SetStyles implements view.View.
func (v *View) SetStyles(styles *theme.Styles) {
	v.styles = styles
	v.ink = inksOf(styles)
	v.words = theme.NewPen(styles.AccentStrong.Reverse(true))
	v.figures = figureLines{}
}

// Typing implements view.View. Nothing is typed here.
func (v *View) Typing() bool { return false }

// Place implements view.View.
func (v *View) Place() keymap.Place { return keymap.Rehearse }

// ReducedMotion reports whether playing jumps from event to event.
func (v *View) ReducedMotion() bool { return v.options.ReducedMotion }

func (v *View) compares() bool { return len(v.sides) > 1 }

// side returns the side whose events are stepped through.
func (v *View) side() *subject { return &v.sides[v.active] }

func (v *View) length() int {
	longest := 0
	for i := range v.sides {
		longest = max(longest, v.sides[i].call.LengthMs)
	}
	return longest
}
