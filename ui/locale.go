package ui

import (
	"cmp"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/charmbracelet/x/term"

	"personae/ui/widget/cells"
)

// NoUTF8 reports whether the user's locale says that the terminal shows no UTF-8: it is
// C or POSIX, or names another character set. One that is not set says nothing, as in
// most containers. macOS and Windows show it whatever these variables say.
func NoUTF8(environment func(string) string) bool {
	if runtime.GOOS == "darwin" || runtime.GOOS == "windows" {
		return false
	}
	locale := cmp.Or(environment("LC_ALL"), environment("LC_CTYPE"), environment("LANG"))
	_, set, named := strings.Cut(locale, ".")
	set, _, _ = strings.Cut(set, "@")
	set = strings.ReplaceAll(strings.ToLower(set), "-", "")
	return locale == "C" || locale == "POSIX" || named && set != "utf8"
}

// Printer returns what prints to a file: where that is a terminal that shows no UTF-8,
// in ASCII. What goes elsewhere is data and stays as it is.
func Printer(file *os.File, environment func(string) string) io.Writer {
	if !NoUTF8(environment) || !term.IsTerminal(file.Fd()) {
		return file
	}
	return plain{file}
}

type plain struct{ io.Writer }

func (p plain) Write(text []byte) (int, error) {
	if _, err := io.WriteString(p.Writer, cells.ASCII(string(text))); err != nil {
		return 0, err
	}
	return len(text), nil
}
