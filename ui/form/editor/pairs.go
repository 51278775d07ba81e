package editor

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/value"
	"personae/ui/widget/cells"
	"personae/ui/widget/input"
)

// pairs edits the members of an object as rows. Where members may be any JSON, a
// value that reads as JSON is that, and anything else is a text.
type pairs struct {
	typed
	pairs   *input.Pairs
	raw     map[input.Pair]value.JSON // the members as they were put in, by their rows
	current Content
	height  int // of the last drawing
}

func newPairs(b common) *pairs {
	p := input.NewPairs(b.keys.Edits)
	if b.spec.TextOnly {
		p.SetHints("name", "text")
	} else {
		p.SetHints("name", "text, number, true, [ ] or { }")
	}
	return &pairs{typed: typed{b, p}, pairs: p}
}

// pairable reports whether value can be edited as rows: an object, of texts alone
// where textOnly is set, or nothing yet.
func pairable(v value.Value, textOnly bool) bool {
	if !v.IsSet() {
		return true
	}
	members, ok := v.Members()
	if !ok {
		return false
	}
	for _, member := range members {
		if _, text := value.FromJSON(member.Value).Text(); textOnly && !text {
			return false
		}
	}
	return true
}

func (e *pairs) SetContent(c Content) {
	if e.raw != nil && c == e.current {
		return
	}
	old := e.pairs.Pairs()
	var rows []input.Pair
	if c.Wrong != "" {
		rows = unpacked(c.Text)
	} else {
		members, _ := c.Value.Members()
		e.raw = make(map[input.Pair]value.JSON, len(members))
		for _, member := range members {
			pair := input.Pair{Key: member.Name, Value: e.memberText(member.Value)}
			e.raw[pair] = member.Value
			rows = append(rows, pair)
		}
	}
	e.pairs.SetPairs(rows)
	at := 0
	for at < len(old) && at < len(rows) && old[at] == rows[at] {
		at++
	}
	if len(old) > 0 {
		e.pairs.SetCursor(at, 1)
	}
	e.current = c
}

func (e *pairs) memberText(v value.JSON) string {
	text, ok := value.FromJSON(v).Text()
	if !ok || !e.spec.TextOnly && (text == "" || !plainText(text)) {
		return string(v)
	}
	return text
}

// plainText reports whether text, typed as it is, reads as that same text.
func plainText(text string) bool {
	v, wrong := memberValue(text)
	return wrong == "" && v == value.Text(text).JSON() &&
		!strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == 0x7f })
}

// memberValue reads what is typed as a member's value: JSON where it is that,
// else a text. What begins like a list, an object or a quoted text must be JSON.
func memberValue(text string) (v, wrong string) {
	trimmed := strings.TrimSpace(text)
	if parsed, err := value.ParseJSON(trimmed); err == nil {
		return string(parsed), ""
	}
	if trimmed != "" && strings.ContainsRune("{[\"", rune(trimmed[0])) {
		return "", "begins like JSON but is not finished: close it, or take the first sign away."
	}
	return value.Text(text).JSON(), ""
}

// value returns what the rows hold, or why they hold nothing that can be kept.
func (e *pairs) value() (v value.Value, wrong string) {
	if problem := e.pairs.Problem(); problem != "" {
		return value.Absent, problem
	}
	rows := e.pairs.Pairs()
	members := make([]value.Member, len(rows))
	for i, row := range rows {
		members[i].Name = row.Key
		raw, known := e.raw[row]
		switch {
		case known:
		case e.spec.TextOnly:
			raw = value.JSON(value.Text(row.Value).JSON())
		default:
			text, wrong := memberValue(row.Value)
			if wrong != "" {
				return value.Absent, "The value of “" + cells.Cut(cells.Clean(row.Key), 40) + "” " + wrong
			}
			raw = value.JSON(text)
		}
		members[i].Value = raw
	}
	return value.FromJSON(value.ObjectOf(members)), ""
}

// packed returns the rows as one text, which unpacked reads.
func (e *pairs) packed() string {
	var list []string
	for _, row := range e.pairs.Pairs() {
		list = append(list, row.Key, row.Value)
	}
	return value.List(list).JSON()
}

// unpacked returns the rows that packed wrote.
func unpacked(text string) []input.Pair {
	v, err := value.Parse(text)
	if err != nil {
		return nil
	}
	list, _ := v.Strings()
	rows := make([]input.Pair, 0, len(list)/2)
	for i := 0; i+1 < len(list); i += 2 {
		rows = append(rows, input.Pair{Key: list[i], Value: list[i+1]})
	}
	return rows
}

// Suits is for objects, of texts alone where the field says so.
func (e *pairs) Suits(v value.Value) bool { return pairable(v, e.spec.TextOnly) }

func (e *pairs) Layout() Layout { return Under }

func (e *pairs) Draw(width, most int) []string {
	rows := e.pairs.Rows()
	switch {
	case e.pairs.Focused():
	case rows <= 1:
		return nil
	default:
		rows = min(rows, RestingRows)
	}
	e.height = max(1, min(rows, most))
	e.pairs.SetSize(width, e.height)
	return e.pairs.Render()
}

func (e *pairs) SetMarks(m Marks) {
	e.pairs.SetHidden(func(p input.Pair) bool {
		_, secret := e.spec.Secret(p.Key, p.Value)
		return secret && !m.Revealed
	})
}

func (e *pairs) Note() string {
	switch {
	case e.pairs.Focused():
		return e.keys.Names.Shown(keymap.InputRemoveRow) + " removes a row, " + e.keys.Names.Shown(keymap.FormEditor) + " opens JSON"
	case e.current.Wrong != "":
		return ""
	case !e.current.Value.IsSet():
		return e.meaning(e.current.Value)
	case e.pairs.Rows() == 1:
		return "empty"
	}
	return ""
}

func (e *pairs) Help() string {
	return e.keys.Names.Shown(keymap.InputNext) + " goes on to the value and to the next row, " +
		e.keys.Names.Shown(keymap.InputRemoveRow) + " takes a row away, " +
		e.keys.Names.Shown(keymap.FormEditor) + " opens all of it as JSON"
}

func (e *pairs) Wants(key string) bool {
	switch e.keys.Edits[key] {
	case input.EditUp:
		return !e.pairs.AtTop()
	case input.EditDown:
		return !e.pairs.AtBottom()
	case input.EditNext:
		return !e.pairs.AtEnd()
	case input.EditPrevious:
		return !e.pairs.AtStart()
	default:
		return e.keys.wantsIn(len(e.pairs.Pairs()) == 0, key)
	}
}

func (e *pairs) Update(msg tea.Msg) Reply {
	if e.keys.Enter(msg) && e.pairs.AtEnd() {
		return handled // what is typed next must not land in another field
	}
	if !e.pairs.Update(msg) {
		return handled
	}
	v, wrong := e.value()
	text := e.packed()
	e.current = Content{Value: v}
	if wrong != "" {
		e.current = Content{Text: text, Wrong: wrong}
		return noValue(text, wrong, e.keys.classOf(msg))
	}
	return newValue(v, text, e.keys.classOf(msg))
}

func (e *pairs) Scroll(lines int) Reply {
	if e.pairs.Rows() <= e.height {
		return Reply{}
	}
	e.pairs.Scroll(lines)
	return handled
}

func (e *pairs) Text() (text, extension string, ok bool) {
	v, wrong := e.value()
	if wrong != "" {
		// Rows that cannot be kept yet go along as texts, to be mended there.
		var members []value.Member
		for _, row := range e.pairs.Pairs() {
			members = append(members, value.Member{Name: row.Key, Value: value.JSON(value.Text(row.Value).JSON())})
		}
		v = value.FromJSON(value.ObjectOf(members))
	}
	return value.JSON(v.JSON()).Indent(), asJSON.extension, true
}

func (e *pairs) SetText(text string) (out Reply, refused string) {
	v, wrong := asJSON.parse(text)
	switch {
	case wrong != "":
		return Reply{}, wrong
	case !e.Suits(v):
		refused = "It must be one JSON object."
		if e.spec.TextOnly {
			refused = "It must be one JSON object whose values are all texts."
		}
		return Reply{}, refused
	}
	e.SetContent(Content{Value: v})
	return newValue(v, text, ClassAlone), ""
}
