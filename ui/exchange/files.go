package exchange

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"personae/model"
	"personae/model/wire"
)

// IsFolder reports whether a path is meant as a folder: it ends like one, or is one.
func IsFolder(path string) bool {
	info, err := os.Stat(path)
	return strings.HasSuffix(path, "/") || strings.HasSuffix(path, string(filepath.Separator)) || err == nil && info.IsDir()
}

// FileName is what the one file of so many personas is called for a target, after
// the name of the one or of what they are.
func FileName(name string, personas int, target wire.Target) string {
	if personas > 1 && target.IsRequest() {
		return portable(name) + "." + string(target.System) + ".jsonl"
	}
	return portable(name) + extension(target)
}

func extension(target wire.Target) string {
	switch {
	case target.Body == wire.BodyCurl:
		return "." + string(target.System) + ".sh"
	case target.System == model.SystemPersonae:
		return ".json"
	}
	return "." + string(target.System) + ".json"
}

// FileNames returns what the file of each of list is called: safe on every system,
// and each another where cases are one, too. A name that several have goes to the one
// with the lowest id, which is the oldest; the others take the end of their id with
// it, so that a persona that is added renames no file.
func FileNames(list []Exported, target wire.Target) []string {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return strings.Compare(list[a].ID, list[b].ID) })
	names, taken := make([]string, len(list)), map[string]bool{}
	for _, i := range order {
		id := portable(list[i].ID)
		for _, end := range []string{"", "-" + id[max(0, len(id)-idEnd):], "-" + id, fmt.Sprintf("-%s-%d", id, i)} {
			names[i] = portable(list[i].Name) + end + extension(target)
			if !taken[folded(names[i])] {
				break
			}
		}
		taken[folded(names[i])] = true
	}
	return names
}

// folded is what names have in common that a file system may take for one.
func folded(name string) string { return norm.NFC.String(cases.Fold().String(name)) }

const (
	idEnd    = 6  // characters of an id: of a UUID, random ones
	mostName = 80 // bytes: what an id, an extension and a long path leave room for
)

// portable is a name as a file can be called everywhere: letters, digits, and a dash
// for everything between them.
func portable(name string) string {
	parts := strings.FieldsFunc(strings.ToLower(norm.NFC.String(name)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) || r == utf8.RuneError
	})
	out := strings.Join(parts, "-")
	for len(out) > mostName {
		_, size := utf8.DecodeLastRuneInString(out)
		out = out[:len(out)-size]
	}
	switch out = strings.TrimRight(out, "-"); {
	case out == "":
		return "persona"
	case slices.Contains([]string{"con", "prn", "aux", "nul"}, out), isPort(out):
		return out + "-" // what Windows means by it is no file
	}
	return out
}

func isPort(name string) bool {
	return len(name) == 4 && (name[:3] == "com" || name[:3] == "lpt") && name[3] >= '0' && name[3] <= '9'
}

// Replaces counts the files of list that are in a folder already. An error, which
// matches ErrDatabase, says that one of them is a database, which stays.
func Replaces(folder string, list []Exported, target wire.Target) (count int, err error) {
	for _, name := range FileNames(list, target) {
		path := filepath.Join(folder, name)
		if err := MayReplace(path); err != nil {
			return 0, err
		}
		if _, err := os.Lstat(path); err == nil {
			count++
		}
	}
	return count, nil
}

// WriteFolder writes one file a persona into a folder, which is made where it is not
// there. Each file is written whole or not at all, and what else lies in the folder
// stays; the error says how many files were written before it. None is where one
// would replace a database.
func WriteFolder(by Processes, folder string, list []Exported, target wire.Target) error {
	return WriteFolderOf(by, folder, list, target, func(i int) ([]byte, error) { return list[i].Body, nil })
}

// WriteFolderOf is WriteFolder of bodies that are given one at a time.
func WriteFolderOf(by Processes, folder string, list []Exported, target wire.Target, body func(i int) ([]byte, error)) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("cannot make the folder %s: %w", folder, plain(err))
	}
	if _, err := Replaces(folder, list, target); err != nil {
		return err
	}
	sweep(by, folder)
	for i, name := range FileNames(list, target) {
		text, err := body(i)
		if err == nil {
			err = writeFile(by, filepath.Join(folder, name), func(w io.Writer) error {
				_, err := w.Write(Join([]Exported{{Body: text}}, target, false))
				return err
			})
		}
		if err != nil {
			return fmt.Errorf("after %d files: %w", i, err)
		}
	}
	return nil
}
