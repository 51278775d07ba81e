package library

import (
	"fmt"
	"net/netip"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"personae/model"
	"personae/model/field"
)

// RemoteURL is where a system is that nothing is said of, "" where no document of its
// maker says.
func RemoteURL(system model.System) string {
	return map[model.System]string{
		model.SystemFeather:    "https://api-sandbox.featherhq.com",
		model.SystemFeatherOrg: "https://api-sandbox.featherhq.com",
		model.SystemEvalStudio: "http://localhost:3000",
		model.SystemAnam:       "https://api.anam.ai",
	}[system]
}

// isName reports whether a remote may be called so. It is no pattern: one that counts
// letters of all scripts to 64 is megabytes large, and took 2.4 ms of every start.
func isName(name string) bool {
	length := utf8.RuneCountInString(name)
	return 1 <= length && length <= 64 && !strings.ContainsFunc(name, func(r rune) bool {
		return r != '-' && !isWord(r)
	})
}

// isVariable reports whether a variable of the environment may be called so.
func isVariable(name string) bool {
	return name != "" && !unicode.IsNumber(rune(name[0])) && !strings.ContainsFunc(name, func(r rune) bool {
		return r > unicode.MaxASCII || !isWord(r)
	})
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_' }

// Check says what is wrong with a remote in itself, as ErrInvalid; nil where nothing is.
func (r Remote) Check() error {
	wrong := func(format string, args ...any) error {
		return fmt.Errorf("%w: "+format, append([]any{ErrInvalid}, args...)...)
	}
	switch {
	case !isName(r.Name):
		return wrong("%q is no name of a remote: give 1 to 64 letters, digits, - and _", r.Name)
	case r.System.Vendor().RecordID == nil:
		return wrong("a remote is of another system, not of %s", r.System.Title())
	case r.System == model.SystemEvalStudio && r.ProjectID == "":
		return wrong("EvalStudio has its personas in projects: give the id of one there")
	case r.System != model.SystemEvalStudio && r.ProjectID != "":
		return wrong("%s has no projects: leave the project id out", r.System.Title())
	case r.API != "" && r.System.Letter() != model.SystemFeather.Letter():
		return wrong("%s has one version of its API: leave it out", r.System.Title())
	case r.Lists && r.System != model.SystemMrAssistant:
		return wrong("what %s can be asked for is documented: only Mr Assistant is said to list", r.System.Title())
	case r.KeyEnv != "" && r.KeyFile != "":
		return wrong("a key is in a variable or in a file: give one of them")
	case r.KeyEnv != "" && (!isVariable(r.KeyEnv) || field.IsSecret("", r.KeyEnv)):
		return wrong("what names the key is no variable of the environment: a library keeps the name of a variable, never a key itself")
	}
	if r.URL == "" {
		return wrong("no document says where %s is: give its URL", r.System.Title())
	}
	return checkURL(r.URL, r.KeyEnv != "" || r.KeyFile != "")
}

// Check says what is wrong with a maker in itself, as ErrInvalid; nil where nothing is.
func (m Maker) Check() error { return checkURL(m.URL, true) }

// checkURL says what is wrong with what requests are to stand behind.
func checkURL(text string, hasKey bool) error {
	at, err := url.Parse(text)
	var wrong string
	switch {
	case err != nil || at.Host == "" || at.Scheme != "https" && at.Scheme != "http":
		wrong = "the URL is no address of a server: give one as https://api.example.com"
	case at.User != nil || at.RawQuery != "" || at.Fragment != "":
		wrong = "the URL has more than a server and a path: a key stands in a variable or a file, and paths are put behind it"
	case at.Scheme == "http" && hasKey && !IsLoopback(at.Hostname()):
		wrong = "a key is not sent over http:// to another machine, where everyone on the way can read it: give an https:// URL"
	default:
		return nil
	}
	return fmt.Errorf("%w: %s", ErrInvalid, wrong)
}

// IsLoopback reports whether a host is this machine.
func IsLoopback(host string) bool {
	ip, err := netip.ParseAddr(host)
	return strings.EqualFold(host, "localhost") || err == nil && ip.IsLoopback()
}
