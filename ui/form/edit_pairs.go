package form

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/ui/theme"
	"personae/ui/widget"
)

// pairsEditor edits the members of an object as rows. Where members may be any
// JSON, a value that reads as JSON is that, and anything else is a text.
type pairsEditor struct {
	still
	keys    fieldKeys
	spec    *model.Spec
	pairs   *widget.Pairs
	raw     map[widget.Pair]model.JSON // the members as they were put in, by their rows
	current content
	height  int // of the last drawing
}

func newPairsEditor(spec *model.Spec, keys fieldKeys) *pairsEditor {
	e := &pairsEditor{keys: keys, spec: spec, pairs: widget.NewPairs(keys.edits)}
	if spec.TextOnly {
		e.pairs.SetHints("name", "text")
	} else {
		e.pairs.SetHints("name", "text, number, true, [ ] or { }")
	}
	return e
}

// pairable tells whether value can be edited as rows: an object, of texts alone
// where textOnly is set, or nothing yet.
func pairable(value model.Value, textOnly bool) bool {
	if !value.IsSet() {
		return true
	}
	members, ok := value.Members()
	if !ok {
		return false
	}
	for _, member := range members {
		if _, text := model.JSONValue(member.Value).Text(); textOnly && !text {
			return false
		}
	}
	return true
}

func (e *pairsEditor) show(c content) {
	if e.raw != nil && c == e.current {
		return
	}
	old := e.pairs.Pairs()
	var rows []widget.Pair
	if c.wrong != "" {
		rows = unpacked(c.text)
	} else {
		members, _ := c.value.Members()
		e.raw = make(map[widget.Pair]model.JSON, len(members))
		for _, member := range members {
			pair := widget.Pair{Key: member.Name, Value: e.shown(member.Value)}
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

// shown returns how one member's value is edited.
func (e *pairsEditor) shown(value model.JSON) string {
	text, ok := model.JSONValue(value).Text()
	if !ok || (!e.spec.TextOnly && !plainText(text)) {
		return string(value)
	}
	return text
}

// plainText tells whether text, typed as it is, reads as that same text.
func plainText(text string) bool {
	value, wrong := memberValue(text)
	return wrong == "" && value == model.TextValue(text).JSON() &&
		!strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == 0x7f })
}

// memberValue reads what is typed as a member's value: JSON where it is that,
// else a text. What begins like a list, an object or a quoted text must be JSON.
func memberValue(text string) (value, wrong string) {
	trimmed := strings.TrimSpace(text)
	if parsed, err := model.ParseJSON(trimmed); err == nil {
		return string(parsed), ""
	}
	if trimmed != "" && strings.ContainsRune("{[\"", rune(trimmed[0])) {
		return "", "begins like JSON but is not finished: close it, or take the first sign away."
	}
	return model.TextValue(text).JSON(), ""
}

// value returns what the rows hold, or why they hold nothing that can be kept.
func (e *pairsEditor) value() (value model.Value, wrong string) {
	if problem := e.pairs.Problem(); problem != "" {
		return model.Absent, problem
	}
	rows := e.pairs.Pairs()
	members := make([]model.Member, len(rows))
	for i, row := range rows {
		members[i].Name = row.Key
		raw, known := e.raw[row]
		switch {
		case known:
		case e.spec.TextOnly:
			raw = model.JSON(model.TextValue(row.Value).JSON())
		default:
			text, wrong := memberValue(row.Value)
			if wrong != "" {
				return model.Absent, "The value of “" + widget.Cut(widget.Clean(row.Key), 40) + "” " + wrong
			}
			raw = model.JSON(text)
		}
		members[i].Value = raw
	}
	return model.JSONValue(model.ObjectOf(members)), ""
}

// packed returns the rows as one text, which unpacked reads.
func (e *pairsEditor) packed() string {
	var list []string
	for _, row := range e.pairs.Pairs() {
		list = append(list, row.Key, row.Value)
	}
	return model.StringsValue(list).JSON()
}

// unpacked returns the rows that packed wrote.
func unpacked(text string) []widget.Pair {
	value, err := model.ParseValue(text)
	if err != nil {
		return nil
	}
	list, _ := value.Strings()
	rows := make([]widget.Pair, 0, len(list)/2)
	for i := 0; i+1 < len(list); i += 2 {
		rows = append(rows, widget.Pair{Key: list[i], Value: list[i+1]})
	}
	return rows
}

func (e *pairsEditor) setStyles(s *theme.Styles) { e.pairs.SetStyles(s) }
func (e *pairsEditor) focus()                    { e.pairs.Focus() }
func (e *pairsEditor) blur()                     { e.pairs.Blur() }
func (e *pairsEditor) typing() bool              { return true }

func (e *pairsEditor) rows(_, most int) int {
	rows := e.pairs.Rows()
	if !e.pairs.Focused() {
		rows = min(rows, restingRows)
	}
	return max(1, min(rows, most))
}

func (e *pairsEditor) draw(width, rows int) []string {
	e.height = rows
	e.pairs.SetSize(width, rows)
	return e.pairs.Render()
}

func (e *pairsEditor) cursor() (x, y int, shown bool) {
	x, y = e.pairs.Cursor()
	return x, y, true
}

func (e *pairsEditor) note() string {
	switch {
	case e.current.wrong != "":
		return ""
	case !e.current.value.IsSet():
		return meaning(e.spec, e.current.value)
	case e.pairs.Rows() == 1:
		return "empty"
	}
	return ""
}

// idle is what stands for the rows beside their label while there are none and
// they have no focus.
func (e *pairsEditor) idle() string {
	if e.pairs.Rows() > 1 {
		return ""
	}
	return e.note()
}

// blank tells whether there is no row with anything in it.
func (e *pairsEditor) blank() bool { return len(e.pairs.Pairs()) == 0 }

func (e *pairsEditor) wants(key string) bool {
	switch e.keys.edits[key] {
	case widget.EditUp:
		return !e.pairs.AtTop()
	case widget.EditDown:
		return !e.pairs.AtBottom()
	default:
		return e.keys.wants(key) && (!e.keys.erases(key) || !e.blank())
	}
}

func (e *pairsEditor) update(msg tea.Msg) reply {
	if e.keys.enter(msg) && e.pairs.AtBottom() {
		return reply{}
	}
	if !e.pairs.Update(msg) {
		return taken
	}
	value, wrong := e.value()
	text := e.packed()
	e.current = content{value: value}
	if wrong != "" {
		e.current = content{text: text, wrong: wrong}
		return lacks(text, wrong, e.keys.classOf(msg))
	}
	return holds(value, text, e.keys.classOf(msg))
}

func (e *pairsEditor) adjust(delta int, _ bool) reply {
	e.pairs.Do(sideways(delta), "")
	return taken
}

func (e *pairsEditor) click(x, y int) reply {
	e.pairs.Click(x, y)
	return taken
}

func (e *pairsEditor) scroll(lines int) reply {
	e.pairs.Scroll(lines)
	return taken
}

// overflows tells whether there are more rows than lines.
func (e *pairsEditor) overflows() bool { return e.pairs.Rows() > e.height }

// text is what the user's own editor gets: the whole object.
func (e *pairsEditor) text() (text, extension string) {
	value, wrong := e.value()
	if wrong != "" {
		// Rows that cannot be kept yet go along as texts, to be mended there.
		var members []model.Member
		for _, row := range e.pairs.Pairs() {
			members = append(members, model.Member{Name: row.Key, Value: model.JSON(model.TextValue(row.Value).JSON())})
		}
		value = model.JSONValue(model.ObjectOf(members))
	}
	return model.JSON(value.JSON()).Indent(), asJSON.extension
}

// setText takes what the user's own editor gave back.
func (e *pairsEditor) setText(text string) (out reply, refused string) {
	value, wrong := asJSON.parse(text)
	switch {
	case wrong != "":
		return reply{}, wrong
	case !pairable(value, e.spec.TextOnly):
		refused = "It must be one JSON object."
		if e.spec.TextOnly {
			refused = "It must be one JSON object whose values are all texts."
		}
		return reply{}, refused
	}
	e.show(content{value: value})
	return holds(value, text, classAlone), ""
}
