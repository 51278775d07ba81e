package flow

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/editor"

	"personae/ui/view"
	"personae/ui/work"
)

// OpenEditor hands the terminal to the user's own editor until it ends.
func (f *Forms) OpenEditor(a view.OpenEditor) tea.Cmd {
	session := &editSession{text: a.Text, extension: a.Extension}
	return tea.Exec(session, func(err error) tea.Msg {
		return work.Done(func() tea.Cmd {
			if err != nil {
				f.Fail("Text not changed", err)
			}
			if f.form == nil {
				return nil
			}
			action, cmd := f.form.SetEdited(a.Path, session.text, err)
			return tea.Batch(cmd, f.Apply(action))
		})
	})
}

// editSession runs the user's editor over a temporary file. It implements
// tea.ExecCommand, so everything it does happens away from Update.
type editSession struct {
	text, extension string
	in              io.Reader
	out, problems   io.Writer
}

// SetStdin implements tea.ExecCommand. The editor gets the terminal itself: it
// must be the only one that reads from it.
func (s *editSession) SetStdin(in io.Reader) {
	if wrapped, ok := in.(interface{ Terminal() *os.File }); ok {
		in = wrapped.Terminal()
	}
	s.in = in
}

// SetStdout implements tea.ExecCommand.
func (s *editSession) SetStdout(out io.Writer) { s.out = out }

// SetStderr implements tea.ExecCommand.
func (s *editSession) SetStderr(problems io.Writer) { s.problems = problems }

// Run implements tea.ExecCommand. The text is read back only when the editor
// ended well; the final newline that editors add is taken off again unless the
// text had one.
func (s *editSession) Run() (err error) {
	file, err := os.CreateTemp("", "personae-*."+s.extension)
	if err != nil {
		return fmt.Errorf("make a file for the editor: %w", err)
	}
	name := file.Name()
	defer func() { err = errors.Join(err, os.Remove(name)) }()
	_, err = file.WriteString(s.text)
	if err = errors.Join(err, file.Close()); err != nil {
		return fmt.Errorf("write the file for the editor: %w", err)
	}
	command, err := editor.Cmd("personae", name)
	if err != nil {
		return fmt.Errorf("start your editor (set VISUAL or EDITOR to choose it): %w", err)
	}
	if err := s.wait(command); err != nil {
		return err
	}
	read, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("read back what the editor saved: %w", err)
	}
	had := strings.HasSuffix(s.text, "\n")
	s.text = strings.ReplaceAll(string(read), "\r\n", "\n")
	if !had {
		s.text = strings.TrimSuffix(s.text, "\n")
	}
	return nil
}

func (s *editSession) wait(command *exec.Cmd) error {
	command.Stdin, command.Stdout, command.Stderr = s.in, s.out, s.problems
	err := command.Run()
	switch {
	case errors.Is(err, exec.ErrNotFound) || errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no program %s; set EDITOR to your editor (%w)", command.Args[0], err)
	case err != nil:
		return fmt.Errorf("your editor ended with an error: %w", err)
	}
	return nil
}
