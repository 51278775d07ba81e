package flow

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/ui/dialog"
	"personae/ui/view"
	"personae/ui/work"
)

// OpenEditor hands the terminal to the user's own editor until it ends.
func (f *Forms) OpenEditor(a view.OpenEditor) tea.Cmd {
	session := &editSession{text: a.Text, saved: a.Text, extension: a.Extension, folder: f.Scratch}
	return tea.Exec(session, func(err error) tea.Msg {
		return work.Done(func() tea.Cmd {
			switch {
			case f.form == nil:
				return nil
			case err == nil:
				return f.edited(a, session.saved)
			case session.saved != a.Text:
				f.offerEdited(a, session.saved, err)
			default:
				f.Fail("Text not changed", err)
			}
			return nil
		})
	})
}

// edited puts what came back into the form. What the field refuses is not lost: it can
// be mended where it was written.
func (f *Forms) edited(a view.OpenEditor, text string) tea.Cmd {
	action, cmd, refused := f.form.SetEdited(a.Path, text)
	if refused == "" {
		return tea.Batch(cmd, f.Apply(action))
	}
	a.Text = text
	f.question(dialog.Question{
		Title: "Text not taken",
		Text:  refused,
		Buttons: []dialog.Button{
			{Label: "Edit it again", Do: func() tea.Cmd { return f.OpenEditor(a) }},
			{Label: "Drop it", Danger: true},
		},
	})
	return cmd
}

// offerEdited asks about a text that was saved by an editor that failed then.
func (f *Forms) offerEdited(a view.OpenEditor, text string, err error) {
	f.Log.Error("text not changed", "error", err)
	f.question(dialog.Question{
		Title: "Your editor failed",
		Text:  fmt.Sprintf("It saved a text before it did, though: %s. Take that text?", err),
		Buttons: []dialog.Button{
			{Label: "Take it", Do: func() tea.Cmd { return f.edited(a, text) }},
			{Label: "Leave the field as it was", Danger: true},
		},
	})
}

// editSession runs the user's editor over a temporary file. It implements
// tea.ExecCommand, so everything it does happens away from Update.
type editSession struct {
	text, extension string
	folder          string // of the process's own; "" takes one of the system's
	saved           string // what the editor saved, also where it failed then
	in              io.Reader
	out, problems   io.Writer
}

// SetStdin implements tea.ExecCommand.
func (s *editSession) SetStdin(in io.Reader) { s.in = in }

// SetStdout implements tea.ExecCommand.
func (s *editSession) SetStdout(out io.Writer) { s.out = out }

// SetStderr implements tea.ExecCommand.
func (s *editSession) SetStderr(problems io.Writer) { s.problems = problems }

// Run implements tea.ExecCommand. The final newline that editors add is taken off again
// unless the text had one.
func (s *editSession) Run() (err error) {
	words, err := editorCommand()
	if err != nil {
		return err
	}
	name, remove, err := s.write()
	defer remove()
	if err != nil {
		return fmt.Errorf("make a file for the editor: %w", err)
	}
	command := exec.CommandContext(context.Background(), words[0], append(words[1:], name)...)
	failed := s.wait(command)
	read, err := os.ReadFile(name)
	if err != nil {
		return cmp.Or(failed, fmt.Errorf("read back what the editor saved: %w", err))
	}
	s.saved = strings.ReplaceAll(string(read), "\r\n", "\n")
	if !strings.HasSuffix(s.text, "\n") {
		s.saved = strings.TrimSuffix(s.saved, "\n")
	}
	return failed
}

// write puts the text into a file that its owner alone can read, in a folder of its
// own: editors put copies beside a file. remove takes all of it away.
func (s *editSession) write() (name string, remove func(), err error) {
	if s.folder != "" {
		if err := os.MkdirAll(s.folder, 0o700); err != nil {
			return "", func() {}, err
		}
	}
	folder, err := os.MkdirTemp(s.folder, "personae-")
	if err != nil {
		return "", func() {}, err
	}
	remove = func() {
		_ = os.RemoveAll(folder)
		_ = os.Remove(cmp.Or(s.folder, folder)) // when it was the last
	}
	file, err := os.CreateTemp(folder, "personae-*."+s.extension) // 0600
	if err != nil {
		return "", remove, err
	}
	_, err = file.WriteString(s.text)
	return file.Name(), remove, errors.Join(err, file.Close())
}

// wait runs the editor on the terminal itself: it must be the only one that reads from
// that.
func (s *editSession) wait(command *exec.Cmd) error {
	if lender, ok := s.in.(interface{ Lend() (*os.File, func()) }); ok {
		terminal, back := lender.Lend()
		defer back()
		s.in = terminal
	}
	if lender, ok := s.out.(interface{ Lend() *os.File }); ok {
		s.out = lender.Lend()
	}
	command.Stdin, command.Stdout, command.Stderr = s.in, s.out, s.problems
	err := command.Run()
	switch {
	case errors.Is(err, exec.ErrNotFound) || errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no program %s; set VISUAL or EDITOR to your editor (%w)", command.Args[0], err)
	case err != nil:
		return fmt.Errorf("your editor ended with an error: %w", err)
	}
	return nil
}
