package remote

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
)

// key is where a remote's key is read from: a variable, a file, or nowhere.
type key struct {
	variable    string
	file        string
	environment func(string) string
}

// mostKey is the most bytes that a key has.
const mostKey = 8 << 10

// name is what a person calls the key.
func (k key) name() string {
	switch {
	case k.variable != "":
		return "the key in $" + k.variable
	case k.file != "":
		return "the key in " + k.file
	}
	return "no key"
}

// read returns the key, "" where there is to be none. The error says what is wrong and
// what to do.
func (k key) read() (string, error) {
	var text, next string
	switch {
	case k.variable != "":
		text, next = k.environment(k.variable), "set it, as with export "+k.variable+"=…, and try again"
		if text == "" {
			return "", fmt.Errorf("$%s, which is to hold the key, is not set: %s", k.variable, next)
		}
	case k.file != "":
		var err error
		if text, err = readKey(k.file); err != nil {
			return "", err
		}
		next = "write the key alone into it, on one line"
	default:
		return "", nil
	}
	text = strings.TrimSpace(text)
	if text == "" || strings.ContainsFunc(text, func(r rune) bool { return r <= ' ' || r >= 0x7f }) {
		return "", fmt.Errorf("%s is no key, which is a word of letters, digits and signs: %s", strings.TrimPrefix(k.name(), "the key in "), next)
	}
	return text, nil
}

// readKey reads a file that nobody else can read.
func readKey(name string) (string, error) {
	file, err := os.Open(name)
	if err != nil {
		return "", fmt.Errorf("the file with the key cannot be read (%w): put the key there, or name another file or variable for the remote", err)
	}
	defer func() { _ = file.Close() }() // it was only read
	info, err := file.Stat()
	switch {
	case err != nil:
		return "", fmt.Errorf("the file with the key cannot be read (%w): try again", err)
	case !info.Mode().IsRegular():
		return "", fmt.Errorf("%s is no file with a key in it: name one that is", name)
	case runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0: // whose modes say nothing of others
		return "", fmt.Errorf("%s holds a key and others may read it (mode %04o): run chmod 600 %q, and think of a new key", name, info.Mode().Perm(), name)
	}
	text, err := io.ReadAll(io.LimitReader(file, mostKey+1))
	if err == nil && len(text) > mostKey {
		err = errors.New("it is too long for a key")
	}
	if err != nil {
		return "", fmt.Errorf("%s cannot be read: %w: write the key alone into it", name, err)
	}
	return string(text), nil
}
