package remotes

import (
	"personae/keymap"
	"personae/model/library"
	"personae/model/words"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// The cells and lines of the view.
const (
	headLines   = 3 // which remote, where it is, how everything stands
	gutterWidth = 3 // cursor, selection mark, a blank
	signWidth   = 2
	stateWidth  = 22  // "changed on both sides"
	statesFrom  = 100 // cells from which states stand in words
	leastName   = 16
	mostName    = 34
	footLines   = 4  // a rule, and three of words
	footFrom    = 18 // lines from which there is a foot
)

func (v *View) footHeight() int {
	if v.height < footFrom || v.rows.Total == 0 {
		return 0
	}
	return footLines
}

// rowLines is how many lines the rows have, below the titles of their columns.
func (v *View) rowLines() int { return max(0, v.height-headLines-1-v.footHeight()) }

// Render implements view.View.
func (v *View) Render() view.Frame {
	lines := append(v.drawHead(), v.drawBody()...)
	frame := view.Frame{Lines: widget.Fill(lines, v.width, v.height)}
	if at := headLines + 1 + v.rows.LineOf(v.rows.Cursor); v.width > 0 && at < v.height && v.rows.Total > 0 {
		frame.Cursor = view.RowCursor(0, at)
	}
	return frame
}

func (v *View) drawBody() []string {
	if v.rows.Total == 0 {
		return v.message().Draw(v.width, max(0, v.height-headLines), v.styles)
	}
	p := &v.styles.Pens
	lines := []string{p.Faint.Paint(cells.Fit(v.columns("   ", "", "Name", "State", "What changed"), v.width))}
	lines = append(lines, v.rows.Draw(v.width, v.rowLines(), p.Line, func(i int, row Row, _ bool) []string { return []string{v.drawRow(i, &row)} })...)
	if v.footHeight() == 0 {
		return lines
	}
	return append(lines, v.drawFoot()...)
}

// columns lays out a line, one cell less than the view is wide.
func (v *View) columns(gutter, sign, name, state, says string) string {
	return gutter + cells.Fit(sign, signWidth) + cells.Fit(name, v.nameWidth()) + "  " + v.fitState(state) + cells.Fit(says, v.saysWidth())
}

func (v *View) nameWidth() int { return max(0, min(mostName, max(leastName, v.width/4))) }

func (v *View) fitState(state string) string {
	if v.width < statesFrom {
		return ""
	}
	return cells.Fit(state, stateWidth) + " "
}

// saysWidth is what is left for what changed.
func (v *View) saysWidth() int {
	return max(0, v.width-1-gutterWidth-signWidth-v.nameWidth()-2-cells.Width(v.fitState("")))
}

func (v *View) drawRow(i int, r *Row) string {
	p := &v.styles.Pens
	gutter, mark := " ", " "
	if v.picked[r.Key()] {
		mark = "✓"
	}
	name := cells.CutName(cells.Clean(r.Name), v.nameWidth())
	says := v.says(r)
	if i == v.rows.Cursor {
		return p.Selected.Paint(cells.Fit(v.columns("›"+mark+" ", r.sign(), name, string(r.State), says), v.width-1))
	}
	signPen, saysPen := v.pens(r)
	line := p.Marked.Paint(gutter+mark+" ") + signPen.Paint(cells.Fit(r.sign(), signWidth)) + p.Text.Paint(cells.Fit(name, v.nameWidth())) + "  " +
		p.Muted.Paint(v.fitState(string(r.State))) + saysPen.Paint(cells.Fit(says, v.saysWidth()))
	return cells.Fit(line, v.width-1)
}

// sign is how the row stands, or that it was left out.
func (r *Row) sign() string {
	if r.Err != nil {
		return theme.SignBad
	}
	return r.State.Sign()
}

// pens are those of the sign of a row and of what is said of it.
func (v *View) pens(r *Row) (sign, says theme.Pen) {
	p := &v.styles.Pens
	switch {
	case r.Err != nil:
		return p.Bad, p.Bad
	case r.done() && r.State == library.SyncSame:
		return p.Good, p.Good
	}
	switch r.State {
	case library.SyncSame:
		return p.Faint, p.Faint
	case library.SyncBoth, library.SyncUnknown:
		return p.Warning, p.Text
	default:
	}
	return p.Change, p.Text
}

// says is what is said of a row in its line.
func (v *View) says(r *Row) string {
	said, ok := v.said[r.Key()]
	if !ok {
		if v.said == nil {
			v.said = map[string]string{}
		}
		said = cells.Clean(r.words(max(1, v.saysWidth()-len(" and 99 more"))))
		v.said[r.Key()] = said
	}
	return said
}

// drawFoot says all that there is to say of the row under the cursor.
func (v *View) drawFoot() []string {
	row, ok := v.rows.Current()
	if !ok {
		return widget.Fill(nil, v.width, footLines)
	}
	p := &v.styles.Pens
	room := (footLines - 1) * max(1, v.width-4)
	told := row.words(room - len(" and 99 more"))
	pen := p.Text
	if row.Err != nil {
		pen = p.Bad
	}
	if row.State == library.SyncUnknown && len(row.Theirs) > 0 && !row.done() {
		told += ". Nobody knows which side is newer: " + v.keys.Shown(keymap.RemotesMerge) + " decides."
	}
	if told == "" {
		told = "The same here and there, as far as " + v.remotes[v.at].System.Title() + " carries it."
	}
	if row.Why != "" && row.Persona != "" && row.Record != "" && row.State != library.SyncUnknown && row.Err == nil {
		told += " " + row.Why // that it is compared with what was sent last
	}
	rule := widget.Rule(cells.Cut(cells.Clean(row.Name), max(0, v.width/2)), v.width, v.styles)
	return widget.Foot(rule, v.width, footLines, widget.Told{Text: told, Pen: pen})
}

// message is what stands in the place of rows.
func (v *View) message() view.Message {
	p := &v.styles.Pens
	shown := v.keys.Shown
	if len(v.remotes) == 0 {
		return v.noRemote()
	}
	switch {
	case v.fault != nil:
		return view.Message{
			Title: theme.SignBad + " " + v.fault.Error(), Pen: p.Bad,
			Next: shown(keymap.RemotesLook) + " looks again, " + shown(keymap.RemotesEdit) + " changes where the remote and its key are, " +
				shown(keymap.RemotesCheck) + " asks it for something small.",
		}
	case v.running != "" && len(v.all) > 0:
		return view.Message{Title: "Nothing differs so far.", Pen: p.Muted}
	case v.running != "":
		return view.Message{Title: "Looking…", Pen: p.Muted}
	case !v.rows.Loaded:
		return view.Message{Title: "Not looked at yet.", Pen: p.Muted, Next: shown(keymap.RemotesLook) + " asks the remote how everything stands."}
	case len(v.all) == 0:
		return view.Message{
			Title: "There are no personas, neither here nor there.", Pen: p.Strong,
			Next: "What is made in the project “" + v.remotes[v.at].Project + "” can be pushed to it.",
		}
	case v.show == (Show{}):
		return view.Message{
			Title: theme.SignGood + " Nothing differs.", Pen: p.Good,
			Next: words.Count(len(v.all), "persona") + " " + words.Either(len(v.all), "is", "are") + " the same here and there. " + shown(keymap.RemotesAll) + " shows everything.",
		}
	}
	return view.Message{Title: "No persona is shown: none is " + v.show.none() + ".", Pen: p.Strong, Next: shown(keymap.RemotesAll) + " shows what differs."}
}

// none says what no persona is.
func (s Show) none() string {
	if s.State != "" {
		return string(s.State)
	}
	return "there"
}

// noRemote says what a remote is good for, and how to have one.
func (v *View) noRemote() view.Message {
	p := &v.styles.Pens
	if v.fault != nil {
		return view.Message{Title: theme.SignBad + " The remotes could not be read: " + v.fault.Error(), Pen: p.Bad, Next: v.keys.Shown(keymap.Back) + " goes back to the list."}
	}
	if !v.rows.Loaded {
		return view.Message{Title: "Loading…", Pen: p.Muted}
	}
	next := v.keys.Shown(keymap.RemotesAdd) + " adds one: an account of Feather, Anam or Mr Assistant, an EvalStudio, or another library that is served. " +
		"What was changed there is pulled, what was changed here is pushed, and where both were, the two are merged."
	if reason := view.ReadOnly(v.info); reason != "" {
		next = reason
	}
	return view.Message{Title: "No remote yet.", Pen: p.Strong, Next: next}
}
