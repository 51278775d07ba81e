package cli_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"personae/db"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
	"personae/ui/api"
	"personae/ui/cli"
)

// fullDisk is a small disk of its own, with a library on it: A and B, and T in the trash.
type fullDisk struct{ folder, library string }

func newFullDisk(t *testing.T) fullDisk {
	t.Helper()
	folder := t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=2m"); err != nil {
		t.Skip("no disk can be mounted here, which only root may: ", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(folder, syscall.MNT_DETACH) })
	disk := fullDisk{folder, filepath.Join(folder, "library.db")}
	d, err := db.Open(context.Background(), disk.library, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var last string
	for _, name := range []string{"A", "B", "T"} {
		made, err := d.Write(context.Background(), library.OperationCreate, "Created", []library.Put{{Persona: field.NewPersona("Default", name)}})
		if err != nil {
			t.Fatal(err)
		}
		last = made[0].Persona.ID
	}
	if _, err := d.Delete(context.Background(), []string{last}); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	return disk
}

// fill takes all room but so many bytes; empty gives it back.
func (d fullDisk) fill(t *testing.T, but int64) {
	t.Helper()
	path := filepath.Join(d.folder, "fill")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	for chunk := make([]byte, 4096); err == nil; {
		_, err = f.Write(chunk)
	}
	info, _ := f.Stat()
	if !errors.Is(err, syscall.ENOSPC) || f.Truncate(info.Size()-but) != nil || f.Close() != nil {
		t.Fatal(err)
	}
}

func (d fullDisk) empty() { _ = os.Remove(filepath.Join(d.folder, "fill")) }

// TestFullDisk runs every command on a full disk: what only reads works, also to
// another disk, what writes is refused and has written nothing, and works when there
// is room again.
func TestFullDisk(t *testing.T) {
	const refused, works = 1, 0
	elsewhere := t.TempDir()
	in := filepath.Join(elsewhere, "in.json")
	if err := os.WriteFile(in, []byte(`{"name": "C", "project": "Default", "system_prompt": "You call."}`), 0o600); err != nil {
		t.Fatal(err)
	}
	to := func(name string) string { return filepath.Join(elsewhere, name) }
	face, far := to("face.png"), serveFar(t, "", 1)
	var picture bytes.Buffer
	err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 1, 1)))
	if err = errors.Join(err, os.WriteFile(face, picture.Bytes(), 0o600)); err != nil {
		t.Fatal(err)
	}
	commands := []struct {
		line string
		code int
	}{
		{"list", works},
		{"list --search a", works},
		{"show A", works},
		{"history A", works},
		{"log", works},
		{"diff A B", works},
		{"check A", works},
		{"rehearse A --seeds 1", works},
		{"agents", works},
		{"target", works},
		{"coverage", works},
		{"fields", works},
		{"export A --to personae --out " + to("a.json"), works},
		{"backup " + to("copy.db"), works},
		{"import " + in + " --from personae --dry-run", works},
		{"set A enabled=false --dry-run", works},
		{"vary A --grid cut_in.min_words=1..2 --dry-run", works},
		{"undo --to 1 --dry-run", works},
		{"portrait --style", works},
		{"remote list", works},
		{"remote check", works},
		{"remote diff --dry-run", works},
		{"remote diff", works}, // nobody is linked
		{"pull --dry-run", works},
		{"push --dry-run", works},
		{"portrait A " + face, refused},
		{"remote add other --system anam", refused},
		{"remote set far --project Other", refused},
		{"remote rm far", refused},
		{"pull", refused},
		{"push", refused},
		{"new C", refused},
		{"set A enabled=false", refused},
		{"rm A", refused},
		{"undo", refused},
		{"redo", refused},
		{"label A 1 tested", refused},
		{"restore T", refused},
		{"purge --all --yes", refused},
		{"import " + in + " --from personae", refused},
		{"vary A --grid cut_in.min_words=1..2", refused},
		{"target 1.90", refused},
		{"export A --to personae --out DISK/a.json", refused},
		{"backup DISK/copy.db", refused},
		{"restore-backup " + to("copy.db"), refused},
		{"rescue LIBRARY " + to("saved.db"), works},
		{"rescue LIBRARY DISK/saved.db", refused},
		{"doctor", works},
		{"doctor --fix", works},
	}
	tried := map[string]bool{"demo": true, "serve": true} // one has a library of its own; the other runs until it is stopped
	for _, logged := range []bool{false, true} {
		for _, but := range []int64{0, 8192} {
			disk := newFullDisk(t)
			must(t, disk.library, "remote add far --system anam --url "+far.URL+"/anam")
			before := disk.list(t)
			if logged {
				before = disk.leaveLog(t)
			}
			_ = os.Remove(disk.library + "-shm")
			for _, c := range commands {
				disk.fill(t, but) // again: bringing the log into the file gives its room back
				args := strings.Fields(strings.NewReplacer("DISK", disk.folder, "LIBRARY", disk.library).Replace(c.line))
				tried[args[0]] = true
				command := exec.Command("personae", append(args, "--library", disk.library)...)
				var said bytes.Buffer
				command.Stderr = &said
				_ = command.Run()
				if got := command.ProcessState.ExitCode(); got != c.code {
					t.Errorf("%d bytes, personae %s: exit code %d, want %d: %s", but, c.line, got, c.code, &said)
				}
				if c.code == refused && !strings.Contains(said.String(), "disk") && !strings.Contains(said.String(), "space") {
					t.Errorf("personae %s: %s", c.line, &said)
				}
			}
			if got := disk.list(t); got != before {
				t.Errorf("the library was %s, and is %s", before, got)
			}
			disk.empty()
			for _, line := range []string{"new C", "undo", "backup " + filepath.Join(disk.folder, "copy.db")} {
				if out, err := exec.Command("personae", append(strings.Fields(line), "--library", disk.library)...).CombinedOutput(); err != nil {
					t.Errorf("with room again, personae %s: %v: %s", line, err, out)
				}
			}
			for _, name := range []string{"a.json", "copy.db", "saved.db"} {
				_ = os.Remove(to(name))
			}
		}
	}
	for _, m := range regexp.MustCompile("(?m)^## `personae ([a-z-]+)").FindAllStringSubmatch(cli.Docs()["ui/cli/COMMANDS.md"], -1) {
		if !tried[m[1]] {
			t.Errorf("personae %s was not tried", m[1])
		}
	}
}

// TestFullDiskIsServed: what reads works, what writes is refused with a sentence, and
// works when there is room again.
func TestFullDiskIsServed(t *testing.T) {
	disk := newFullDisk(t)
	d, err := db.Open(t.Context(), disk.library, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close() }()
	server := httptest.NewServer(api.Handler(d, api.Options{}))
	defer server.Close()
	ask := func(method, path, body string) (int, string) {
		t.Helper()
		r, err := http.NewRequestWithContext(t.Context(), method, server.URL+path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json")
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = answer.Body.Close() }()
		text, err := io.ReadAll(answer.Body)
		if err != nil {
			t.Fatal(err)
		}
		return answer.StatusCode, string(text)
	}
	disk.fill(t, 0)
	write := `{"name":"C","systemPrompt":"` + strings.Repeat("word ", 4000) + `"}`
	if status, text := ask("POST", "/anam/v1/personas", write); status != http.StatusInternalServerError || !strings.Contains(text, "full") {
		t.Errorf("%d %s", status, text)
	}
	if status, text := ask("GET", "/anam/v1/personas", ""); status != http.StatusOK || !strings.Contains(text, `"total":2`) {
		t.Errorf("%d %s", status, text)
	}
	disk.empty()
	if status, text := ask("POST", "/anam/v1/personas", write); status != http.StatusCreated {
		t.Errorf("with room again: %d %s", status, text)
	}
}

// list says what is in the library, log and all.
func (d fullDisk) list(t *testing.T) string {
	t.Helper()
	var out strings.Builder
	for _, what := range []string{"list", "log"} {
		text, err := exec.Command("personae", what, "--json", "--library", d.library).Output()
		if err != nil {
			t.Errorf("personae %s: %v", what, err)
		}
		out.Write(text)
	}
	return out.String()
}

// leaveLog leaves the library as an editor that was killed does: with changes that
// are in the log beside it alone.
func (d fullDisk) leaveLog(t *testing.T) (list string) {
	t.Helper()
	open, err := db.Open(context.Background(), d.library, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := open.Write(context.Background(), library.OperationCreate, "Created", []library.Put{{Persona: field.NewPersona("Default", "Logged")}}); err != nil {
		t.Fatal(err)
	}
	list = d.list(t)
	kept := map[string][]byte{}
	for _, suffix := range []string{"", "-wal"} {
		if kept[suffix], err = os.ReadFile(d.library + suffix); err != nil {
			t.Fatal(err)
		}
	}
	if err := open.Close(); err != nil {
		t.Fatal(err)
	}
	for suffix, text := range kept {
		if err := os.WriteFile(d.library+suffix, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return list
}

// TestFullDiskInTheEditor holds a library that stays open while its disk fills up,
// and one that is opened then.
func TestFullDiskInTheEditor(t *testing.T) {
	ctx := context.Background()
	disk := newFullDisk(t)
	early, err := db.Open(ctx, disk.library, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	page, err := early.Page(ctx, library.Query{}, 0, 10)
	if err != nil {
		t.Fatal(err)
	}
	r, err := early.Get(ctx, page.Rows[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	big := r.Persona
	big.Prompt = value.Some(strings.Repeat("word ", 4000))
	disk.fill(t, 0)
	save := []library.Put{{Persona: big, Base: r.Revision}}
	if _, err := early.Write(ctx, library.OperationSave, "x", save); !errors.Is(err, library.ErrFull) {
		t.Errorf("got %v", err)
	}
	if err := early.KeepDraft(ctx, library.Draft{Persona: big, Base: r.Revision, BasePersona: r.Persona}); !errors.Is(err, library.ErrFull) {
		t.Errorf("got %v", err)
	}
	if got, err := early.Get(ctx, big.ID); err != nil || got.Revision != r.Revision {
		t.Errorf("got %+v, %v", got, err)
	}
	disk.empty()
	if _, err := early.Write(ctx, library.OperationSave, "x", save); err != nil {
		t.Errorf("with room again: %v", err)
	}
	if err := early.Close(); err != nil {
		t.Fatal(err)
	}

	disk.fill(t, 0)
	late, err := db.Open(ctx, disk.library, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if info := late.Info(); !info.ReadOnly || !strings.Contains(info.Reason, "is full: free some space") {
		t.Errorf("got %+v", info)
	}
	if _, err := late.Page(ctx, library.Query{Search: "word"}, 0, 10); err != nil {
		t.Error(err)
	}
	if _, err := late.Changed(ctx); err != nil {
		t.Error(err)
	}
	if _, err := late.Delete(ctx, []string{big.ID}); !errors.Is(err, library.ErrReadOnly) || !strings.Contains(err.Error(), "free some space") {
		t.Errorf("got %v", err)
	}
	if err := late.Close(); err != nil {
		t.Error(err)
	}
	disk.empty()
	again, err := db.Open(ctx, disk.library, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := again.Get(ctx, big.ID); err != nil || again.Info().ReadOnly || got.Persona.Prompt != big.Prompt {
		t.Errorf("got %+v, %v, %+v", got, err, again.Info())
	}
	if err := again.Close(); err != nil {
		t.Error(err)
	}
}
