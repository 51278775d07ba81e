package list

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"personae/keymap"
	"personae/model"
	"personae/model/library"
	"personae/model/value"
	"personae/ui/theme"
	"personae/ui/view"
)

// names are what rows are called: short, long, wide, joined, marked, hostile.
var names = []string{
	"Impatient caller", "Elderly, hard of hearing", "Spanish speaker", "Refund hunter",
	"山田太郎（請求の問い合わせ）", "김민수 주문 변경", "Zoë Müller", "👩‍🚀 Astronaut on a bad line 🛰️",
	"A name that goes on and on, well past the edge of any list, to see where it is cut",
	"אבגדה", "bad\x1b[31m\tname\u202e", "e\u0301cole", "x",
}

// fakeLibrary is a list of rows that answers as a store does, when it is told to.
type fakeLibrary struct {
	rows  []library.Summary
	fail  error
	asked []view.LoadPage
}

// newLibrary makes n rows that differ in every way a row can.
func newLibrary(n int) *fakeLibrary {
	modes := []string{"off", "high", "medium", "low", "", "chaotic"}
	noises := []string{"none", "cafe", "office", "", "keyboard_typing", "city", "helicopter"}
	lib := &fakeLibrary{rows: make([]library.Summary, n)}
	for i := range lib.rows {
		row := library.Summary{
			ID: fmt.Sprintf("id-%06d", i), Project: []string{"Default", "Support desk", "予約"}[i%3],
			Name: names[i%len(names)], Enabled: i%4 != 1, Revision: 1,
			UpdatedAt:        fmt.Sprintf("2026-11-%02dT10:00:00.000Z", 28-i%28),
			InterruptionMode: modes[i%len(modes)], BackgroundNoise: noises[i%len(noises)],
			Ready: model.Vendors[:i%len(model.Vendors)],
		}
		if i >= len(names) {
			row.Name = fmt.Sprintf("%s %d", row.Name, i)
		}
		if i%2 == 0 {
			row.Tags = value.Strings{"billing", "escalation", "支払い"}[:i%3+1]
		}
		switch i % 5 {
		case 0:
			row.YieldWords, row.YieldSeconds = value.Some(2), value.Some(.5)
		case 1:
			row.YieldWords, row.YieldSeconds = value.Some(20), value.NullOf[float64]()
		case 2:
			row.YieldWords, row.YieldSeconds = value.NullOf[int](), value.Some(10.0)
		case 3:
			row.YieldWords, row.YieldSeconds = value.NullOf[int](), value.NullOf[float64]()
		}
		lib.rows[i] = row
	}
	return lib
}

// matches returns the answer to a query.
func (lib *fakeLibrary) matches(q library.Query) []library.Summary {
	var out []library.Summary
	for _, row := range lib.rows {
		if q.Project != "" && row.Project != q.Project ||
			q.Ready != "" && !slices.Contains(row.Ready, q.Ready) ||
			!strings.Contains(strings.ToLower(row.Name), strings.ToLower(q.Search)) {
			continue
		}
		if slices.ContainsFunc(q.Tags, func(tag string) bool { return !slices.Contains(row.Tags, tag) }) {
			continue
		}
		out = append(out, row)
	}
	if q.Sort == library.SortName {
		slices.SortStableFunc(out, func(a, b library.Summary) int { return cmp.Compare(a.Name, b.Name) })
	}
	return out
}

// page answers view.LoadPage.
func (lib *fakeLibrary) page(a view.LoadPage) (library.Page, error) {
	lib.asked = append(lib.asked, a)
	if lib.fail != nil {
		return library.Page{}, lib.fail
	}
	rows := lib.matches(a.Query)
	if a.Around != "" {
		if at := slices.IndexFunc(rows, func(r library.Summary) bool { return r.ID == a.Around }); at >= 0 {
			a.Offset = max(0, at-a.Limit/2)
		}
	}
	from := min(a.Offset, len(rows))
	upTo := min(from+a.Limit, len(rows))
	return library.Page{Offset: from, Rows: rows[from:upTo], Total: len(rows), All: len(lib.rows)}, nil
}

// bench drives a list against a library.
type bench struct {
	*List
	lib  *fakeLibrary
	hold bool // keep loads instead of answering them
	held []view.Action
	done []view.Action // everything else that was asked
}

// open returns a list that shows all of lib.
func open(lib *fakeLibrary, width, height int) *bench {
	b := &bench{List: New(keymap.Default(), theme.New(true)), lib: lib}
	b.SetSize(width, height)
	b.apply(b.SetQuery(library.Query{}))
	return b
}

// apply answers loads, at once or later, and keeps what else is asked.
func (b *bench) apply(action view.Action) {
	switch a := action.(type) {
	case nil, view.PrepareSearch:
	case view.Many:
		for _, one := range a {
			b.apply(one)
		}
	case view.LoadPage, view.LoadIDs:
		if !b.hold {
			b.answer(a)
			return
		}
		if _, page := a.(view.LoadPage); page { // the root drops the answer to an older one
			b.held = slices.DeleteFunc(b.held, func(held view.Action) bool { _, older := held.(view.LoadPage); return older })
		}
		b.held = append(b.held, a)
	default:
		b.done = append(b.done, a)
	}
}

// answer answers one load.
func (b *bench) answer(action view.Action) {
	switch a := action.(type) {
	case view.LoadPage:
		page, err := b.lib.page(a)
		b.apply(b.SetPage(page, err))
	case view.LoadIDs:
		var ids []string
		for _, row := range b.lib.matches(a.Query) {
			ids = append(ids, row.ID)
		}
		b.SetIDs(ids, b.lib.fail)
	default: // no other action is a load
	}
}

// release answers what was held, in the given order.
func (b *bench) release() {
	held := b.held
	b.held, b.hold = nil, false
	for _, a := range held {
		b.answer(a)
	}
}

// pressed routes a key as the root does.
func pressed(l *List, msg tea.KeyPressMsg) (view.Action, tea.Cmd) {
	if name, ok := l.keys.Match(keymap.List, msg.String(), l.typing); ok && !l.Wants(msg) {
		return l.Do(name)
	}
	return l.Update(msg)
}

// press sends keys, as Bubble Tea names them; a longer text is typed.
func (b *bench) press(keys ...string) {
	for _, k := range keys {
		action, _ := pressed(b.List, keyOf(k))
		b.apply(action)
	}
}

// typeText types text letter by letter.
func (b *bench) typeText(text string) {
	for _, r := range text {
		b.press(string(r))
	}
}

// named are the keys that are no letters.
var named = map[string]rune{
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "enter": tea.KeyEnter, "esc": tea.KeyEscape,
	"backspace": tea.KeyBackspace, "tab": tea.KeyTab,
}

// keyOf makes the message of a key.
func keyOf(k string) tea.KeyPressMsg {
	if code, ok := named[k]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	if k == "space" {
		return tea.KeyPressMsg{Code: ' ', Text: " "}
	}
	r, _ := utf8.DecodeRuneInString(k)
	return tea.KeyPressMsg{Code: r, Text: k}
}

// last returns what was asked last.
func (b *bench) last() view.Action {
	if len(b.done) == 0 {
		return nil
	}
	return b.done[len(b.done)-1]
}

// on returns the id under the cursor.
func (b *bench) on() string {
	row, _ := b.Current()
	return row.ID
}

// text returns the frame without colours.
func (b *bench) text() string { return ansi.Strip(strings.Join(b.Render().Lines, "\n")) }

// fits fails when the frame does not fill the size exactly.
func fits(t interface{ Fatalf(string, ...any) }, frame view.Frame, width, height int) {
	if len(frame.Lines) != height {
		t.Fatalf("%d lines, want %d", len(frame.Lines), height)
	}
	for y, line := range frame.Lines {
		if w := ansi.StringWidth(line); w != width {
			t.Fatalf("line %d has %d cells, want %d: %q", y, w, width, line)
		}
		if strings.ContainsAny(ansi.Strip(line), "\n\r\t\x1b\u202e") {
			t.Fatalf("line %d has a control character: %q", y, line)
		}
	}
	if c := frame.Cursor; c != nil && (c.X < 0 || c.X >= width || c.Y < 0 || c.Y >= height) {
		t.Fatalf("cursor at %d,%d outside %d×%d", c.X, c.Y, width, height)
	}
}

var errDisk = errors.New("the disk does not answer")

func newTestList(t *testing.T, n, width, height int) *bench {
	t.Helper()
	return open(newLibrary(n), width, height)
}
