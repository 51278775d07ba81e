package detail

import (
	"errors"
	"fmt"
	"strings"

	"personae/model"
	"personae/model/field"
	"personae/model/wire"
)

// target is what the JSON tab shows the persona for.
type target struct {
	at  int    // in model.Systems
	api string // of Feather; "" is the oldest that we write for
}

func (t target) system() model.System { return model.Systems[t.at] }

func (t target) isFeather() bool { return t.system().Letter() == model.SystemFeather.Letter() }

func (t target) wire(form wire.Body) wire.Target {
	out := wire.Target{System: t.system(), Body: form}
	if t.isFeather() {
		out.API = t.api
	}
	return out
}

// title names the body that is shown.
func (t target) title() string {
	switch {
	case t.system() == model.SystemPersonae:
		return "the JSON document"
	case t.isFeather():
		return fmt.Sprintf("the create body for %s (API %s)", t.system().Title(), t.version())
	}
	return "the create body for " + t.system().Title()
}

func (t target) version() string {
	if t.api == "" {
		return wire.API121
	}
	return t.api
}

// written is the persona as the target gets it.
type written struct {
	body     string // as it is sent
	shown    string // the same, line by line, with secrets hidden unless they are to be seen
	groups   []wire.FindingGroup
	problems map[int][]wire.LineProblem // by line, from 1
	refused  int                        // problems for which the system would refuse it
	first    string                     // path of the first problem, "" when there is none
	reason   string                     // why it would be refused, "" when it would not
}

// written writes the persona for the system that is shown, once for each record
// and target.
func (d *Detail) written() *written {
	if d.body != nil {
		return d.body
	}
	t := d.target.wire(wire.BodyCreate)
	body, report, err := wire.Write(&d.record.Persona, t)
	w := &written{body: strings.TrimRight(string(body), "\n"), problems: map[int][]wire.LineProblem{}}
	w.groups = wire.Group(report)
	if refused, ok := errors.AsType[*wire.RefusedError](err); ok {
		w.reason = refused.Problems[0].Text
	} else if err != nil {
		w.reason = err.Error()
	}
	if t.System != model.SystemPersonae {
		for _, problem := range wire.Problems(body, t) {
			w.problems[problem.Line] = append(w.problems[problem.Line], problem)
			if problem.Refused {
				w.refused++
			}
			if w.first == "" {
				w.first = problem.Path
			}
		}
	}
	w.shown = w.body
	if !d.revealed && field.HasSecrets(&d.record.Persona) {
		hidden := field.MaskedPersona(&d.record.Persona)
		shown, _, _ := wire.Write(&hidden, t) // what is wrong with it was told of the persona itself
		w.shown = strings.TrimRight(string(shown), "\n")
	}
	d.body = w
	return w
}

// unsendable says why there is no command that sends the persona to the system that
// is shown, "" where there is one.
func (d *Detail) unsendable() string {
	system := d.target.system()
	if system == model.SystemPersonae {
		return "Our own document is sent nowhere: choose a system with " + d.systemKeys() + " in the JSON tab."
	}
	_, _, err := wire.Write(&d.record.Persona, d.command())
	if refused, ok := errors.AsType[*wire.RefusedError](err); ok {
		return fmt.Sprintf("%s would refuse it: %s.", system.Title(), strings.TrimSuffix(refused.Problems[0].Text, "."))
	} else if err != nil {
		return err.Error()
	}
	return ""
}

// command is what is asked of the system when a command to it is copied.
func (d *Detail) command() wire.Target {
	t := d.target.wire(wire.BodyCurl)
	t.Reveal = d.revealed
	return t
}

// chooseSystem shows the JSON for the system delta places further.
func (d *Detail) chooseSystem(delta int) {
	d.setTarget(target{(d.target.at + delta + len(model.Systems)) % len(model.Systems), d.target.api})
}

// nextVersion switches between the versions of Feather's API.
func (d *Detail) nextVersion() {
	t := d.target
	if t.version() == wire.API121 {
		t.api = wire.API187
	} else {
		t.api = wire.API121
	}
	d.setTarget(t)
}

// setTarget shows the JSON for another target, from its top.
func (d *Detail) setTarget(t target) {
	if t == d.target {
		return
	}
	d.target, d.body, d.pages[tabDocument] = t, nil, nil
	if d.tab == tabDocument {
		d.offset = 0
	}
}
