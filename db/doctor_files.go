package db

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"personae/model/words"
)

// private is what may be left of a mode for the owner alone.
const private fs.FileMode = 0o700

// exposed returns those of the library's files that others may read or write, and its
// folder where that is our own.
func exposed(file string) (paths []string) {
	if runtime.GOOS == "windows" {
		return nil
	}
	look := []string{file}
	for _, suffix := range sideSuffixes {
		look = append(look, file+suffix)
	}
	if file == DefaultPath() {
		look = append(look, filepath.Dir(file))
	}
	for _, path := range look {
		if info, err := os.Stat(path); err == nil && info.Mode().Perm()&^private != 0 {
			paths = append(paths, path)
		}
	}
	return paths
}

// files looks at what lies on the disk, before anything is opened.
func (x *doctor) files() {
	if paths := exposed(x.file); len(paths) > 0 {
		x.wrong("permissions", mendCommand, "others than you may read %s", strings.Join(paths, ", "))
	} else {
		x.sound("permissions", "the files are yours alone")
	}
	var beside []string
	for _, suffix := range sideSuffixes {
		if info, err := os.Stat(x.file + suffix); err == nil {
			beside = append(beside, suffix+" ("+words.Count(int(info.Size()), "byte")+")")
		}
	}
	if len(beside) == 0 {
		x.sound("beside it", "nothing: no editor has it open, and the last one closed it")
	} else {
		x.sound("beside it", "%s: an editor has it open, or one that had was killed; they belong to it, so keep them with it", strings.Join(beside, ", "))
	}
	if left := leftovers(filepath.Dir(x.file)); len(left) > 0 {
		x.wrong("leftovers", mendCommand, "a backup that was killed left %s", strings.Join(left, ", "))
	} else {
		x.sound("leftovers", "no unfinished backup lies beside it")
	}
}
