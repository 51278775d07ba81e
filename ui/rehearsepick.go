package ui

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/ui/dialog"
	"personae/ui/exchange"
	"personae/ui/view"
)

// ownScript is a script that was read from a file.
type ownScript struct {
	path   string
	script script.Script
}

// pickForRehearsal asks for a script, for the file of one, or for an agent.
func (r *Root) pickForRehearsal(what keymap.Name) tea.Cmd {
	switch what {
	case keymap.RehearseScript:
		r.pickScript()
	case keymap.RehearseFile:
		r.askScriptFile("")
	case keymap.RehearseAgent:
		r.pickAgent()
	default:
	}
	return nil
}

// fromFile is the choice that asks for a file, and filePrefix marks one that was
// read before.
const (
	fromFile   = "\x00file"
	filePrefix = "\x00read "
)

// pickScript asks what the two sides say.
func (r *Root) pickScript() {
	var items []dialog.Item
	for _, s := range script.BuiltIn() {
		items = append(items, dialog.Item{Value: s.Name, Label: s.Title, Note: turns(s)})
	}
	current := r.rehearsing.figures.Setup().Script.Name
	for _, own := range r.rehearsing.own {
		items = append(items, dialog.Item{Value: filePrefix + own.path, Label: own.path, Note: turns(own.script)})
		if own.script.Name == current {
			current = filePrefix + own.path
		}
	}
	items = append(items, dialog.Item{Value: fromFile, Label: "One of your own, from a file…"})
	r.push(dialog.NewChoose(r.keys, r.styles, "Script", items, current), answers{one: func(r *Root, a view.Answer) tea.Cmd {
		if a.Value == fromFile {
			r.askScriptFile("")
			return nil
		}
		if path, read := strings.CutPrefix(a.Value, filePrefix); read {
			return r.readScript(path) // it may have been edited since
		}
		if lines, ok := script.Named(a.Value); ok {
			r.takeScript(lines)
		}
		return nil
	}}, promptly)
}

// turns says how long a script is.
func turns(s script.Script) string { return fmt.Sprintf("%d turns", len(s.Turns())) }

// takeScript rehearses with a script from now on.
func (r *Root) takeScript(lines script.Script) {
	r.rehearsing.figures.SetScript(lines)
	r.setupChanged()
}

// setupChanged follows another script or agent.
func (r *Root) setupChanged() {
	if r.form != nil {
		r.followForm(true)
		r.takeNotes()
	}
	r.refreshRehearsals()
}

// agentWidth is the width of the list of agents: room for what they do.
const agentWidth = 66

// pickAgent asks how the agent under test behaves.
func (r *Root) pickAgent() {
	var items []dialog.Item
	for _, a := range rehearsal.Agents() {
		items = append(items, dialog.Item{Value: a.Name, Label: a.Name, Note: fmt.Sprintf(
			"replies %.2f s, stops %.2f s, barges in %.0f %%", float64(a.ReplyMs)/1000, float64(a.YieldMs)/1000, 100*a.BargeIn)})
	}
	choose := dialog.NewChoose(r.keys, r.styles, "Agent under test", items, r.rehearsing.figures.Setup().Agent.Name)
	choose.SetWidth(agentWidth)
	r.push(choose, answers{one: func(r *Root, a view.Answer) tea.Cmd {
		if agent, ok := rehearsal.AgentNamed(a.Value); ok {
			r.rehearsing.figures.SetAgent(agent)
			r.setupChanged()
		}
		return nil
	}}, promptly)
}

// askScriptFile asks for the file of a script.
func (r *Root) askScriptFile(initial string) {
	label := "A file with a line per turn, “Agent: …” or “Caller: …”, or JSON"
	r.push(dialog.NewAskText(r.keys, r.styles, "Own script", label, initial), answers{one: func(r *Root, a view.Answer) tea.Cmd {
		if path := strings.TrimSpace(a.Value); path != "" {
			return r.readScript(path)
		}
		return nil
	}}, promptly)
}

// readScript reads a script from a file.
func (r *Root) readScript(path string) tea.Cmd {
	return func() tea.Msg {
		lines, err := scriptFrom(path)
		return scriptRead{ownScript{path, lines}, err}
	}
}

// scriptFrom reads and parses a file.
func scriptFrom(path string) (script.Script, error) {
	name := exchange.Expand(path)
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return script.Script{}, fmt.Errorf("%s is no file that could hold a script", name)
	}
	file, err := os.Open(name)
	if err != nil {
		return script.Script{}, err
	}
	data, err := io.ReadAll(io.LimitReader(file, script.MostBytes+1))
	if err := errors.Join(err, file.Close()); err != nil {
		return script.Script{}, err
	}
	return script.Parse(filepath.Base(name), data)
}

// scriptRead is a script that was read from a file, or why it could not be.
type scriptRead struct {
	own ownScript
	err error
}

func (m scriptRead) settle(r *Root) tea.Cmd { //nolint:unparam // result asks for a command; this one needs none
	if m.err != nil {
		r.log.Warn("script not taken", "path", m.own.path, "error", m.err)
		path := m.own.path
		r.push(dialog.NewAsk(r.keys, r.styles, dialog.Question{
			Title:   "Script not taken",
			Text:    m.err.Error() + ".",
			Buttons: []dialog.Button{{Value: "again", Label: "Another file"}, {Value: "no", Label: "Leave it"}},
		}), answers{one: func(r *Root, a view.Answer) tea.Cmd {
			if a.Value == "again" {
				r.askScriptFile(path)
			}
			return nil
		}}, graced)
		return nil
	}
	r.rehearsing.own = slices.DeleteFunc(r.rehearsing.own, func(o ownScript) bool { return o.path == m.own.path })
	r.rehearsing.own = append(r.rehearsing.own, m.own)
	r.takeScript(m.own.script)
	r.say(view.LevelSuccess, "Rehearsing with "+m.own.path+".")
	return nil
}
