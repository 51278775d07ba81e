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
	"personae/ui/widget"
)

// Do implements view.View. An action that cannot run says why.
func (v *View) Do(name keymap.Name) (view.Action, tea.Cmd) {
	if reason := v.reason(name); reason != "" {
		return view.Say{Level: view.LevelInfo, Text: reason}, nil
	}
	switch name {
	case keymap.Back:
		return view.Back{}, nil
	case keymap.RehearsePlay:
		return nil, v.togglePlay()
	case keymap.RehearseFaster:
		return nil, v.hurry(1)
	case keymap.RehearseSlower:
		return nil, v.hurry(-1)
	case keymap.RehearseMotion:
		return nil, v.toggleMotion()
	case keymap.RehearseScript, keymap.RehearseFile, keymap.RehearseAgent:
		return view.Pick{What: name}, nil
	case keymap.RehearseCopy:
		return view.Copy{Text: v.text(), What: "the call"}, nil
	case keymap.RehearseEdit:
		return view.Edit{ID: v.ids[v.active]}, nil
	default:
		v.move(name)
	}
	return nil, nil
}

// move does the actions that only change what is looked at.
func (v *View) move(name keymap.Name) {
	page := max(1, v.areas().figures.height-1)
	switch name {
	case keymap.RehearseNext:
		v.step(1)
	case keymap.RehearsePrevious:
		v.step(-1)
	case keymap.RehearseOther:
		v.other()
	case keymap.RehearseRight:
		v.scroll(1)
	case keymap.RehearseLeft:
		v.scroll(-1)
	case keymap.RehearseStart:
		v.goTo(0)
	case keymap.RehearseEnd:
		v.goTo(v.length())
	case keymap.RehearseZoomIn:
		v.zoom(-1)
	case keymap.RehearseZoomOut:
		v.zoom(1)
	case keymap.RehearseFit:
		v.scale = 0
		v.start(0)
	case keymap.RehearseSeed:
		v.seed(1)
	case keymap.RehearseSeedBack:
		v.seed(-1)
	case keymap.RehearseDown:
		v.scrollFigures(1)
	case keymap.RehearseUp:
		v.scrollFigures(-1)
	case keymap.RehearsePageDown:
		v.scrollFigures(page)
	case keymap.RehearsePageUp:
		v.scrollFigures(-page)
	default:
	}
}

// reason says why an action cannot run now, "" when it can.
func (v *View) reason(name keymap.Name) string {
	switch name {
	case keymap.RehearseOther:
		if !v.compares() {
			return "There is one call only: select two personas in the list to compare them."
		}
	case keymap.RehearseEdit:
		return v.options.NoEdit
	case keymap.RehearseSeedBack:
		if v.cache.Setup().Seed <= 1 {
			return "This is the call of the first seed."
		}
	case keymap.RehearseZoomIn:
		if v.present() <= picture.LeastScale {
			return "Closer than 20 ms a column nothing more is to be seen."
		}
	case keymap.RehearseZoomOut:
		if v.scale == 0 {
			return "The whole call is in sight."
		}
	default:
	}
	return ""
}

// Commands implements view.View.
func (v *View) Commands() []view.Command {
	var out []view.Command
	for _, entry := range v.keys.In(keymap.Rehearse) {
		out = append(out, view.Command{Name: entry.Name, Reason: strings.TrimSuffix(v.reason(entry.Name), ".")})
	}
	return append(out, view.Command{Name: keymap.Back})
}

// ShortHelp implements help.KeyMap.
func (v *View) ShortHelp() []key.Binding {
	names := []keymap.Name{keymap.RehearseNext, keymap.RehearsePlay, keymap.RehearseZoomIn, keymap.RehearseRight}
	if v.compares() {
		names = append(names, keymap.RehearseOther)
	}
	names = append(names, keymap.RehearseSeed, keymap.RehearseScript, keymap.RehearseAgent, keymap.RehearseDown, keymap.Back)
	out := v.keys.Bindings(names...)
	if v.play.on {
		out[1].SetHelp(out[1].Help().Key, "pause")
	}
	return out
}

// FullHelp implements help.KeyMap: every key, a column for each group.
func (v *View) FullHelp() [][]key.Binding {
	var out [][]key.Binding
	group := ""
	for _, entry := range v.keys.In(keymap.Rehearse) {
		if entry.Group != group || len(out) == 0 {
			out, group = append(out, nil), entry.Group
		}
		out[len(out)-1] = append(out[len(out)-1], v.keys.Binding(entry.Name))
	}
	return out
}

// textWidth is the columns of a call that is copied as text.
const textWidth = 80

// text is the calls as plain text, with every event and its cause.
func (v *View) text() string {
	setup := v.cache.Setup()
	var b strings.Builder
	for i := range v.sides {
		s := &v.sides[i]
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%s · script %s · %s agent · seed %d\n\n", s.title, setup.Script.Name, setup.Agent.Name, setup.Seed)
		b.WriteString(strings.Join(picture.Draw(s.call, textWidth, 0), "\n"))
		b.WriteString("\n\n")
		for _, e := range s.call.Events {
			b.WriteString(rehearsal.Explain(e))
			if e.Text != "" {
				b.WriteString(" “" + widget.Clean(e.Text) + "”")
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}
