package db

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"

	"personae/model/library"
)

// A draft that the library cannot take stands in a file of its own, one an editor, in
// the folder Options.Rescue.

// rescuedDraft is such a file.
type rescuedDraft struct {
	Library string    `json:"library"` // the library's file, absolute
	Draft   keptDraft `json:"draft"`
}

func (d *DB) rescueFile(editor string) string { return filepath.Join(d.options.Rescue, editor+".json") }

// RescueDraft writes a draft to this editor's file, which waits for nobody. KeepDraft
// takes it from there into the library.
func (d *DB) RescueDraft(draft library.Draft) error {
	if !d.rescues() {
		return nil
	}
	return d.writeRescued(d.keep(draft))
}

func (d *DB) rescues() bool { return d.options.Rescue != "" && !d.options.Throwaway }

// rescue writes a draft that could not be kept, for that reason, to this editor's file.
func (d *DB) rescue(k keptDraft, why error) error {
	if !d.rescues() {
		return why
	}
	path := d.rescueFile(k.Editor)
	if err := d.writeRescued(k); err != nil {
		return fail(nil, why, "%s; nor could it be written to %s: %s: copy the text from the screen before you quit", why, path, reason(err))
	}
	return &library.RescuedError{Path: path, Why: why}
}

func (d *DB) writeRescued(k keptDraft) error {
	var data bytes.Buffer
	out := json.NewEncoder(&data)
	out.SetIndent("", "  ")
	out.SetEscapeHTML(false) // values keep their spelling
	if err := out.Encode(rescuedDraft{d.file, k}); err != nil {
		return err
	}
	return writeWhole(d.rescueFile(k.Editor), data.Bytes())
}

// writeWhole writes a file that its owner alone can read: all of it, on the disk, or
// none.
func writeWhole(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil { //nolint:gosec // a path of the user's own
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(path), "new-*") // 0600
	if err != nil {
		return err
	}
	defer os.Remove(file.Name()) //nolint:errcheck // it has its own name by then
	_, err = file.Write(data)
	if err == nil {
		err = file.Sync()
	}
	if closing := file.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return err
	}
	if err := os.Rename(file.Name(), path); err != nil { //nolint:gosec // a path of the user's own
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// dropRescued removes an editor's file where it is about a persona of this library.
func (d *DB) dropRescued(editor, id string) {
	if d.options.Rescue == "" {
		return
	}
	path := d.rescueFile(editor)
	if r, ok := d.readRescued(path); ok && r.ID == id {
		_ = os.Remove(path) //nolint:gosec // of the user's own; one that stays is offered again, no worse
	}
}

// rescued returns what the files hold of this library.
func (d *DB) rescued() []keptDraft {
	if d.options.Rescue == "" {
		return nil
	}
	paths, _ := filepath.Glob(filepath.Join(d.options.Rescue, "*.json"))
	var out []keptDraft
	for _, path := range paths {
		if k, ok := d.readRescued(path); ok {
			out = append(out, k)
		}
	}
	return out
}

func (d *DB) readRescued(path string) (keptDraft, bool) {
	data, err := os.ReadFile(path) //nolint:gosec // a path of the user's own
	if err != nil {
		return keptDraft{}, false
	}
	var r rescuedDraft
	err = json.Unmarshal(data, &r)
	return r.Draft, err == nil && r.Library == d.file
}
