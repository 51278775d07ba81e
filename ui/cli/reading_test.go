package cli_test

import (
	"context"
	"io"
	"os"
	"strings"
	"testing"

	"personae/ui/cli"
)

// TestWhatOnlyReadsOpensTheLibraryForReading: over one connection, without a trial whether
// it could be written, and without tidying up.
func TestWhatOnlyReadsOpensTheLibraryForReading(t *testing.T) {
	t.Parallel()
	for call, reads := range map[string]bool{
		"show A": true, "show A --json": true, "list": true, "list --json": true, "check": true, "export A --to anam": true, "diff A B": true,
		"history A": true, "log": true, "coverage": true, "rehearse A": true, "portrait A": true, "remote list": true, "remote check": true,
		"remote diff far --dry-run": true, "pull far --dry-run": true, "serve --read-only": true,
		"agents": true, "agents --drop X": false, "target": true, "target 1.90": false, "set A name=B": false, "undo": false,
	} {
		app, opened := program(), cli.Opening{}
		app.In, app.Out, app.Err = strings.NewReader(""), io.Discard, io.Discard
		app.Open = func(_ context.Context, o cli.Opening) (cli.Library, error) {
			opened = o
			opened.Path = "opened"
			return nil, os.ErrExist // as far as this test goes
		}
		app.Main(t.Context(), strings.Fields(call))
		if opened.Path == "" || opened.Read != reads {
			t.Errorf("personae %s opens the library as %+v", call, opened)
		}
	}
}
