package ui_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"personae/db"
)

// task is what people do often: the keys for it, in which text that is typed or
// pasted begins with "=", how many they may be, a text being one, and what shows that
// it is done.
type task struct {
	name string
	keys []string
	most int
	see  string
	done func(*testing.T, *db.DB) string // what the library has then; nil where it has nothing new
	want string
}

// TestCommonTasksTakeFewKeys: from the list, and back to it where something is saved.
func TestCommonTasksTakeFewKeys(t *testing.T) {
	path := file(t, "two.json", twoStudio)
	mode := func(name string) func(*testing.T, *db.DB) string {
		return func(t *testing.T, store *db.DB) string {
			t.Helper()
			return personaNamed(t, store, name).Persona.Behavior.InterruptionMode.Or("")
		}
	}
	number := func(t *testing.T, store *db.DB) string {
		t.Helper()
		return fmt.Sprint(count(t, store))
	}
	age := func(t *testing.T, store *db.DB) string {
		t.Helper()
		var traits struct{ Age int }
		p := personaNamed(t, store, "Impatient interrupter").Persona
		if err := json.Unmarshal([]byte(p.Traits.Or("")), &traits); err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(traits.Age)
	}
	for _, task := range []task{
		{"change Interrupts", []string{"e", "pgdown", "left", "ctrl+s", "esc"}, 6, "12 personas", mode("Impatient interrupter"), "medium"},
		{"change Interrupts by its name", []string{"ctrl+p", "=interr", "enter", "left", "ctrl+s", "esc"}, 6, "12 personas", mode("Impatient interrupter"), "medium"},
		{"a new persona", []string{"n", "=Night nurse", "ctrl+s", "esc"}, 4, "13 personas", mode("Night nurse"), "off"},
		{"clone and rename", []string{"c", "e", "ctrl+u", "=Calmer", "ctrl+s", "esc"}, 6, "13 personas", mode("Calmer"), "high"},
		{"find by a tag", []string{"#", "=billing", "enter"}, 3, "of 12", nil, ""},
		{"rehearse with another agent", []string{"r", "a", "=livekit", "enter"}, 4, "livekit agent", nil, ""},
		{"export to Feather", []string{"x", "enter"}, 2, "Copied 1 persona for Feather library", nil, ""},
		{"compare two", []string{"space", "down", "space", "="}, 4, "Impatient interrupter and Hard of hearing", nil, ""},
		{"import a file", []string{"i", "=" + path, "enter", "enter"}, 4, "Imported 2 personas", number, "14"},
		{"undo", []string{"d", "u"}, 2, "12 personas", number, "12"},
		{"change a trait", []string{"ctrl+p", "=traits", "enter", "tab", "backspace", "=9", "ctrl+s", "esc"}, 8, "12 personas", age, "49"},
	} {
		t.Run(task.name, func(t *testing.T) {
			d, store := start(t)
			d.see("12 personas")
			d.settle()
			for _, key := range task.keys {
				if text, typed := strings.CutPrefix(key, "="); typed && text != "" {
					d.paste(text)
				} else {
					d.press(key)
				}
				d.settle()
			}
			d.see(task.see)
			if len(task.keys) > task.most {
				t.Errorf("%d keys, at most %d", len(task.keys), task.most)
			}
			if task.done == nil {
				return
			}
			if got := task.done(t, store); got != task.want {
				t.Errorf("the library has %s, want %s; the screen shows:\n%s", got, task.want, d.screen())
			}
		})
	}
}
