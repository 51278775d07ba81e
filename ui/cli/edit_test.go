package cli_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"personae/ui/cli"
)

// TestAMistypedCommandMakesNoLibrary: a name that is no file and looks like no
// path is asked about before a library is made of it.
func TestAMistypedCommandMakesNoLibrary(t *testing.T) {
	for _, c := range []struct {
		name, answer string
		file         bool
		code         int
		asked, made  bool
	}{
		{"lst", "\n", false, cli.ExitUsage, true, false},
		{"lst", "", false, cli.ExitUsage, true, false},
		{"lst", "y\n", false, cli.ExitDone, true, true},
		{"support.db", "", false, cli.ExitDone, false, true},
		{"lst", "", true, cli.ExitDone, false, true},
	} {
		t.Chdir(t.TempDir())
		if c.file {
			if err := os.WriteFile(c.name, nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		var out strings.Builder
		app, opened := program(), ""
		app.Terminal = func() bool { return true }
		app.In, app.Out, app.Err = strings.NewReader(c.answer), &out, &out
		app.Open = func(_ context.Context, o cli.Opening) (cli.Library, error) {
			opened = o.Path
			return nil, os.ErrExist // as far as this test goes
		}
		app.Edit = func(ctx context.Context, open func(context.Context) (cli.Library, error)) error {
			_, err := open(ctx)
			return err
		}
		code := app.Main(t.Context(), []string{c.name})
		if asked := strings.Contains(out.String(), "no command lst and no file lst. Did you mean personae list?"); asked != c.asked {
			t.Errorf("%+v: asked %v: %s", c, asked, out.String())
		}
		if made := opened == c.name; made != c.made || !c.made && code != c.code {
			t.Errorf("%+v: made %v, exit code %d", c, made, code)
		}
	}
}
