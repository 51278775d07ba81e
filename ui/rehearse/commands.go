package rehearse

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/rehearsal"
	"personae/model/rehearsal/picture"
	"personae/ui/view"
	"personae/ui/widget/cells"
)

var actions = view.Table[*View]{
	{Name: keymap.Back, Do: view.Asks(func(*View) view.Action { return view.Back{} }), Hint: view.At[*View](10)},
	{Name: keymap.RehearseNext, Do: view.Does(func(v *View) { v.step(1) }), Hint: view.At[*View](1)},
	{Name: keymap.RehearsePrevious, Do: view.Does(func(v *View) { v.step(-1) })},
	{Name: keymap.RehearseOther, Needs: needs{twoCalls}, Do: view.Does((*View).other), Hint: view.At[*View](5)},
	{Name: keymap.RehearsePlay, Do: orders((*View).togglePlay), Hint: (*View).playHint},
	{Name: keymap.RehearseFaster, Do: orders(func(v *View) tea.Cmd { return v.hurry(1) })},
	{Name: keymap.RehearseSlower, Do: orders(func(v *View) tea.Cmd { return v.hurry(-1) })},
	{Name: keymap.RehearseMotion, Do: orders((*View).toggleMotion)},
	{Name: keymap.RehearseRight, Do: view.Does(func(v *View) { v.scroll(1) }), Hint: view.At[*View](4)},
	{Name: keymap.RehearseLeft, Do: view.Does(func(v *View) { v.scroll(-1) })},
	{Name: keymap.RehearseStart, Do: view.Does(func(v *View) { v.goTo(0) })},
	{Name: keymap.RehearseEnd, Do: view.Does(func(v *View) { v.goTo(v.length()) })},
	{Name: keymap.RehearseZoomIn, Needs: needs{zoomable}, Do: view.Does(func(v *View) { v.zoom(-1) }), Hint: func(*View) view.Hint {
		return view.Hint{At: 3, Blind: true}
	}},
	{Name: keymap.RehearseZoomOut, Needs: needs{zoomed}, Do: view.Does(func(v *View) { v.zoom(1) })},
	{Name: keymap.RehearseFit, Do: view.Does((*View).whole)},
	{Name: keymap.RehearseDown, Do: view.Does(func(v *View) { v.scrollFigures(1) }), Hint: view.At[*View](11)},
	{Name: keymap.RehearseUp, Do: view.Does(func(v *View) { v.scrollFigures(-1) })},
	{Name: keymap.RehearsePageDown, Do: view.Does(func(v *View) { v.scrollFigures(v.page()) })},
	{Name: keymap.RehearsePageUp, Do: view.Does(func(v *View) { v.scrollFigures(-v.page()) })},
	{Name: keymap.RehearseSeed, Do: view.Does(func(v *View) { v.seed(1) }), Hint: view.At[*View](6)},
	{Name: keymap.RehearseSeedBack, Needs: needs{laterSeed}, Do: view.Does(func(v *View) { v.seed(-1) })},
	picks(keymap.RehearseScript, view.At[*View](7)),
	picks(keymap.RehearseFile, nil),
	picks(keymap.RehearseAgent, view.At[*View](8)),
	picks(keymap.RehearseAPI, nil),
	{Name: keymap.RehearseAgents, Do: view.Asks(func(*View) view.Action { return view.RehearseAll{} }), Hint: view.At[*View](9)},
	{Name: keymap.RehearseCopy, Do: view.Asks(func(v *View) view.Action { return view.Copy{Text: v.text(), What: "the call"} })},
	{Name: keymap.RehearseEdit, Needs: needs{editable}, Do: view.Asks(func(v *View) view.Action {
		return view.Edit{ID: v.subjects[v.active].Persona.ID}
	})},
}

// orders makes a row's Do of a method that only gives a command.
func orders(do func(*View) tea.Cmd) func(*View) (view.Action, tea.Cmd) {
	return func(v *View) (view.Action, tea.Cmd) { return nil, do(v) }
}

// picks is a row that asks the root to let the user choose.
func picks(name keymap.Name, hint func(*View) view.Hint) view.Row[*View] {
	return view.Row[*View]{Name: name, Hint: hint, Do: view.Asks(func(*View) view.Action { return view.Pick{What: name} })}
}

type needs = []view.Need[*View]

var (
	twoCalls  = view.Unless("There is one call only: select two personas in the list to compare them.", (*View).compares)
	laterSeed = view.Unless("This is the call of the first seed.", func(v *View) bool { return v.cache.Setup().Seed > 1 })
	zoomable  = view.Unless("Closer than 20 ms a column nothing more is to be seen.", func(v *View) bool { return v.columnMs() > picture.LeastScale })
	zoomed    = view.Unless("The whole call is in sight.", func(v *View) bool { return v.scale != 0 })
)

func editable(v *View) string { return v.options.NoEdit }

// Do implements view.View. An action that cannot run says why.
func (v *View) Do(name keymap.Name) (view.Action, tea.Cmd) { return actions.Do(v, name) }

// Commands implements view.View.
func (v *View) Commands() []view.Command {
	out := actions.Commands(v, v.keys, keymap.Rehearse)
	for i := range out {
		out[i].Reason = strings.TrimSuffix(out[i].Reason, ".")
	}
	return append(out, view.Command{Name: keymap.Back})
}

// ShortHelp implements view.View.
func (v *View) ShortHelp() []key.Binding { return actions.Hints(v, v.keys) }

func (v *View) playHint() view.Hint {
	if v.play.on {
		return view.Hint{At: 2, Label: "pause"}
	}
	return view.Hint{At: 2}
}

func (v *View) whole() {
	v.scale = 0
	v.start(0)
}

func (v *View) page() int { return max(1, v.areas().figures.Height-1) }

const textWidth = 80

func (v *View) text() string {
	setup := v.cache.Setup()
	var b strings.Builder
	for i := range v.sides {
		s := &v.sides[i]
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%s · script %s · %s agent · seed %d · API %s\n\n", s.title, setup.Script.Name, setup.Agent.Name, setup.Seed, setup.API)
		b.WriteString(strings.Join(picture.Draw(s.call, textWidth, 0), "\n"))
		b.WriteString("\n\n")
		for _, e := range s.call.Events {
			b.WriteString(rehearsal.Explain(e))
			if e.Text != "" {
				b.WriteString(" “" + cells.Clean(e.Text) + "”")
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}
