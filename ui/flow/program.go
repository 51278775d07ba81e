package flow

import (
	"errors"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// editorCommand returns the words of the command that starts the user's own editor:
// what VISUAL or EDITOR says, else the first of the usual ones that is there.
func editorCommand() ([]string, error) {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		setting := strings.TrimSpace(os.Getenv(name))
		if setting == "" {
			continue
		}
		if _, err := exec.LookPath(setting); err == nil {
			return []string{setting}, nil // a path may hold blanks
		}
		words, ok := commandWords(setting, runtime.GOOS != "windows")
		if !ok || len(words) == 0 {
			return nil, errors.New(name + " is " + setting + ", which has a quote without its other: put it right")
		}
		return words, nil
	}
	usual := []string{"vi", "nano"}
	if runtime.GOOS == "windows" {
		usual = []string{"notepad"}
	}
	for _, program := range usual {
		if _, err := exec.LookPath(program); err == nil {
			return []string{program}, nil
		}
	}
	return nil, errors.New("there is neither " + strings.Join(usual, " nor ") + " here: set VISUAL or EDITOR to your editor")
}

// commandWords splits a command as a shell does that knows quotes, and, where escapes
// is set, a backslash before a character that is meant as it is. ok is false where a
// quote has no end.
func commandWords(command string, escapes bool) (words []string, ok bool) {
	var word strings.Builder
	var quote rune
	begun, escaped := false, false
	for _, r := range command {
		switch {
		case escaped:
			word.WriteRune(r)
			escaped = false
		case escapes && r == '\\' && quote != '\'':
			escaped, begun = true, true
		case r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			quote, begun = r, true
		case quote == 0 && (r == ' ' || r == '\t' || r == '\n'):
			if begun {
				words = append(words, word.String())
			}
			word.Reset()
			begun = false
		default:
			word.WriteRune(r)
			begun = true
		}
	}
	if begun {
		words = append(words, word.String())
	}
	return words, quote == 0 && !escaped
}
