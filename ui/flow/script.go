package flow

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
	"personae/model/rehearsal/script"
	"personae/ui/dialog"
	"personae/ui/exchange"
	"personae/ui/view"
	"personae/ui/work"
)

// Scripts asks what is said in a rehearsal, how the agent under test behaves, and
// whose defaults hold.
type Scripts struct {
	*Host
	Rehearsals *Rehearsals
	own        []ownScript
}

// ownScript is a script that was read from a file.
type ownScript struct {
	path   string
	script script.Script
}

// Pick asks for a script, for the file of one, for an agent, or for a version of the
// API.
func (s *Scripts) Pick(what keymap.Name) tea.Cmd {
	switch what {
	case keymap.RehearseScript:
		s.pickScript()
	case keymap.RehearseFile:
		s.askFile("")
	case keymap.RehearseAgent:
		return s.pickAgent()
	case keymap.RehearseAPI:
		s.pickAPI()
	default:
	}
	return nil
}

// pickScript asks what the two sides say. Each choice is what it does.
func (s *Scripts) pickScript() {
	current := s.Rehearsals.figures.Setup().Script.Name
	turns := func(lines script.Script) string { return fmt.Sprintf("%d turns", len(lines.Turns())) }
	var items []dialog.Item[func() tea.Cmd]
	for _, lines := range script.BuiltIn() {
		items = append(items, dialog.Item[func() tea.Cmd]{
			Value: func() tea.Cmd { s.take(lines); return nil },
			Label: lines.Title, Note: turns(lines), Current: lines.Name == current,
		})
	}
	for _, own := range s.own {
		items = append(items, dialog.Item[func() tea.Cmd]{
			Value: func() tea.Cmd { return s.read(own.path) }, // it may have been edited since
			Label: own.path, Note: turns(own.script), Current: own.script.Name == current,
		})
	}
	items = append(items, dialog.Item[func() tea.Cmd]{
		Value: func() tea.Cmd { s.askFile(""); return nil }, Label: "One of your own, from a file…",
	})
	choose(s.Host, "Script", items, func(do func() tea.Cmd) tea.Cmd { return do() })
}

// take rehearses with a script from now on.
func (s *Scripts) take(lines script.Script) {
	s.Rehearsals.figures.SetScript(lines)
	s.setupChanged()
}

// setupChanged follows another script, agent or version of the API.
func (s *Scripts) setupChanged() {
	s.Rehearsals.attach()
	s.Rehearsals.refresh()
}

func (s *Scripts) askFile(initial string) {
	label := "A file of “Agent: …” and “Caller: …” lines, or JSON"
	s.Screen.Open(dialog.NewAskText(s.Keys, s.Screen.Styles(), "Own script", label, initial, func(typed string) tea.Cmd {
		if path := strings.TrimSpace(typed); path != "" {
			return s.read(path)
		}
		return nil
	}))
}

func (s *Scripts) read(path string) tea.Cmd {
	return work.Aside(func() work.Done {
		lines, err := scriptFrom(path)
		if err != nil {
			return finally(func() { s.refuse(path, err) })
		}
		return finally(func() {
			s.own = slices.DeleteFunc(s.own, func(o ownScript) bool { return o.path == path })
			s.own = append(s.own, ownScript{path, lines})
			s.take(lines)
			s.Say(view.LevelSuccess, "Rehearsing with "+path+".")
		})
	})
}

// refuse says why a script was not taken, and offers another try.
func (s *Scripts) refuse(path string, err error) {
	s.Log.Warn("script not taken", "path", path, "error", err)
	s.interrupt(dialog.Question{
		Title: "Script not taken",
		Text:  err.Error() + ".",
		Buttons: []dialog.Button{
			{Label: "Another file", Do: func() tea.Cmd { s.askFile(path); return nil }},
			{Label: "Leave it"},
		},
	})
}

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
