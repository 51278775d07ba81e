package detail

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"personae/keymap"
	"personae/model/search"
	"personae/ui/view"
	"personae/ui/widget/cells"
	"personae/ui/widget/input"
)

// findLeft is the cells before what is typed: " / ".
const findLeft = 3

// finding is what is looked for in the tabs: what the list was searched for, or
// what was typed here.
type finding struct {
	carried []string // the list's; each begins a word
	typed   string   // what was typed here goes before it
	typing  bool
	line    *input.Line
	from    int // the offset at which typing began

	places [tabs][]cells.Range // where it stands in a tab
	known  [tabs]bool
	at     int // the place that one is at, -1 before the first
}

func newFinding(keys *keymap.Map) finding {
	f := finding{line: input.NewLine(view.InputKeys(keys)), at: -1}
	f.line.SetHint("a word or a phrase of this tab")
	return f
}

// forget drops the places, which are to be found anew.
func (f *finding) forget() { f.places, f.known, f.at = [tabs][]cells.Range{}, [tabs]bool{}, -1 }

// words returns what is looked for, and whether a word must begin so.
func (f *finding) words() (words []string, begins bool) {
	if f.typed != "" {
		return []string{f.typed}, false
	}
	return f.carried, true
}

// SetSearch says what the list was searched for. Once it is for nothing, the tab
// is shown that was left for a place in the prompt.
func (d *Detail) SetSearch(terms search.Terms) {
	words := terms.Texts(search.Prompt)
	for _, text := range terms.Texts(search.Description) {
		if !slices.Contains(words, text) {
			words = append(words, text)
		}
	}
	if slices.Equal(words, d.carried) {
		return
	}
	d.carried = words
	d.forgetPages()
	if len(words) == 0 && d.tab != d.home {
		d.turnTo(d.home)
	}
}

// ToFound turns to the prompt and to the first place there where it has what the
// list was searched for, unless the name has all of that.
func (d *Detail) ToFound() {
	missing := func(word string) bool {
		return len(cells.Find([]string{d.record.Persona.Name}, []string{word}, false)) == 0
	}
	if d.state != stateRecord || !slices.ContainsFunc(d.carried, missing) {
		return
	}
	if len(d.found(tabPrompt)) > 0 {
		d.tab, d.offset, d.at = tabPrompt, 0, -1
		d.toPlace(1)
	}
}

// found returns where in a tab stands what is looked for.
func (d *Detail) found(t tab) []cells.Range {
	if !d.known[t] {
		words, begins := d.words()
		d.known[t] = true
		d.places[t] = cells.Find(d.pageOf(t), words, begins)
	}
	return d.places[t]
}

// toPlace goes so many places on, round at the ends; the first is one in sight or
// below.
func (d *Detail) toPlace(step int) {
	places := d.found(d.tab)
	if len(places) == 0 {
		return
	}
	switch {
	case d.at >= 0:
		d.at = (d.at + step + len(places)) % len(places)
	case step > 0:
		d.at = max(0, slices.IndexFunc(places, func(r cells.Range) bool { return r.Line >= d.offset }))
	default:
		d.at = len(places) - 1
	}
	if line := places[d.at].Line; line < d.offset || line >= d.offset+d.bodyHeight() {
		d.scrollTo(line - d.bodyHeight()/3)
	}
}

func (d *Detail) startFinding() {
	d.typing, d.from = true, d.offset
	d.line.SetValue(d.typed)
	d.line.Focus()
}

// stopFinding closes the line and keeps what it found.
func (d *Detail) stopFinding() {
	d.typing = false
	d.line.Blur()
}

// lookFor finds a text in the tab, from where the typing began.
func (d *Detail) lookFor(text string) {
	d.typed = text
	d.forget()
	d.scrollTo(d.from)
	if text != "" {
		d.toPlace(1)
	}
}

// back clears what was typed here, and else leaves the view.
func (d *Detail) back() view.Action {
	if !d.typing && d.typed == "" {
		return view.Back{}
	}
	d.from = d.offset
	d.stopFinding()
	d.lookFor("")
	return nil
}

// typedKey hands a key or a paste to the line. Enter closes it.
func (d *Detail) typedKey(msg tea.Msg) {
	if pressed, ok := msg.(tea.KeyPressMsg); ok && d.keys.Has(keymap.InputEnter, pressed.String()) {
		d.stopFinding()
		return
	}
	if d.line.Update(msg) {
		d.lookFor(d.line.Value())
	}
}

// Wants reports whether a key goes to the line although it is bound.
func (d *Detail) Wants(msg tea.KeyPressMsg) bool {
	return d.typing && view.EditsLine(d.keys, msg.String())
}

// foundWords says what is looked for and how much of it there is; "" for nothing,
// and where the list's search found it elsewhere.
func (d *Detail) foundWords() string {
	words, _ := d.words()
	if d.state != stateRecord || len(words) == 0 {
		return ""
	}
	count := "not in this tab"
	switch n := len(d.found(d.tab)); {
	case n == 0 && d.typed == "":
		return ""
	case n > 0 && d.at >= 0:
		count = fmt.Sprintf("%d of %d", d.at+1, n)
	case n > 0:
		count = fmt.Sprintf("%d found", n)
	}
	if d.typing {
		return count
	}
	return "“" + cells.Cut(cells.Clean(strings.Join(words, "” “")), 24) + "” " + count
}

// drawFinding draws the line in which is typed what to find.
func (d *Detail) drawFinding() string {
	p := &d.styles.Pens
	d.line.SetWidth(d.width - findLeft - 20)
	return d.twoEnds(p.AccentStrong.Paint("/")+" "+d.line.Render(), d.foundWords(), p.Muted)
}

// marked returns a line of the page with what was found in it.
func (d *Detail) marked(i int, line string) string {
	places := d.found(d.tab)
	at, _ := slices.BinarySearchFunc(places, i, func(r cells.Range, line int) int { return r.Line - line })
	var ranges []lipgloss.Range
	for ; at < len(places) && places[at].Line == i; at++ {
		style := d.styles.Match
		if at == d.at {
			style = d.styles.Selected.Underline(true)
		}
		ranges = append(ranges, lipgloss.NewRange(places[at].From, places[at].UpTo, style))
	}
	return lipgloss.StyleRanges(line, ranges...)
}

// Excerpt returns the words of the prompt, or else of the description, round the first
// place where the list's search is found, in so many cells; "" where it is in neither.
// ok is false where the persona of that id is not the one that is shown.
func (d *Detail) Excerpt(id string, width int) (words string, ok bool) {
	p := &d.record.Persona
	if d.state != stateRecord || p.ID != id {
		return "", false
	}
	return cmp.Or(excerpt(p.Prompt.Or(""), d.carried, width), excerpt(p.Description.Or(""), d.carried, width)), true
}

// excerpt returns the words round the first place of a text where one of the words
// begins, in so many cells and without the signs of Markdown's lists and headings;
// "" when there is none.
func excerpt(text string, words []string, width int) string {
	if len(words) == 0 {
		return ""
	}
	text = cells.Clean(strings.Join(slices.DeleteFunc(strings.Fields(text), func(word string) bool {
		return strings.Trim(word, "#*->") == ""
	}), " "))
	places := cells.Find([]string{text}, words, true)
	if len(places) == 0 {
		return ""
	}
	from := max(0, places[0].From-width/3)
	cut := strings.TrimSpace(ansi.Cut(text, from, from+width-2))
	if from > 0 {
		if at := strings.IndexByte(cut, ' '); at >= 0 && at < width/6 {
			cut = cut[at+1:]
		}
		cut = cells.Ellipsis + cut
	}
	if cells.Width(text) > from+width-2 {
		cut += cells.Ellipsis
	}
	return cut
}
