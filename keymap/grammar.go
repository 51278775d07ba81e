package keymap

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

type chord struct {
	ctrl, alt, shift bool
	base             string // a named key or one character
}

func (c chord) String() string {
	var out strings.Builder
	for _, modifier := range []struct {
		held bool
		text string
	}{{c.ctrl, "ctrl+"}, {c.alt, "alt+"}, {c.shift, "shift+"}} {
		if modifier.held {
			out.WriteString(modifier.text)
		}
	}
	out.WriteString(c.base)
	return out.String()
}

// named are the keys that have a name, beside f1 to f63. They are the ones of
// Bubble Tea's own table that stand on a keyboard and are pressed alone; its
// keypad operators, media keys, locks and bare modifiers are left out, since a
// terminal sends them in modes that the editor does not ask for.
var named = map[string]bool{
	"up": true, "down": true, "left": true, "right": true,
	"home": true, "end": true, "pgup": true, "pgdown": true, "begin": true,
	"insert": true, "delete": true, "backspace": true, "find": true, "select": true,
	"tab": true, "enter": true, "esc": true, "space": true,
	"menu": true, "pause": true, "printscreen": true,
}

const lastFunctionKey = 63

var spellings = map[string]string{
	" ": "space", "spacebar": "space", "return": "enter", "escape": "esc",
	"del": "delete", "ins": "insert", "bs": "backspace",
	"pageup": "pgup", "page-up": "pgup", "page up": "pgup",
	"pagedown": "pgdown", "page-down": "pgdown", "page down": "pgdown", "pgdn": "pgdown",
	"arrowup": "up", "arrowdown": "down", "arrowleft": "left", "arrowright": "right",
	"↑": "up", "↓": "down", "←": "left", "→": "right",
}

// arrives is what a character with ctrl held arrives as, because terminals send
// the same byte for both: ctrl clears the upper bits of the character's code
// (ECMA-48, C0), and the digits, "?" and "/" follow xterm. Terminals that speak
// the Kitty protocol tell them apart, but an override must work in all.
var arrives = map[string]chord{
	"i": {base: "tab"}, "m": {base: "enter"}, "[": {base: "esc"}, "3": {base: "esc"},
	"?": {base: "backspace"}, "8": {base: "backspace"},
	"@": {ctrl: true, base: "space"}, "2": {ctrl: true, base: "space"},
	"4": {ctrl: true, base: `\`}, "5": {ctrl: true, base: "]"}, "6": {ctrl: true, base: "^"},
	"7": {ctrl: true, base: "_"}, "/": {ctrl: true, base: "_"},
}

// checkKey tells why a terminal cannot send k as a key, and what to write
// instead; nil when it can.
func checkKey(k string) error {
	if k == "" {
		return errors.New("an empty text is no key")
	}
	c, err := parseChord(k)
	if err != nil {
		return err
	}
	if written := c.String(); written != k {
		return fmt.Errorf("%q is not how the key is written; write %q", k, written)
	}
	if isNamed(c.base) {
		if c == (chord{shift: true, base: "space"}) {
			return fmt.Errorf("%q arrives as \"space\"; write that", k)
		}
		return nil
	}
	if utf8.RuneCountInString(c.base) > 1 {
		return fmt.Errorf("%q is no key: write one character, a named key such as \"enter\", \"pgup\" or \"f5\", "+
			"or one of these after \"ctrl+\", \"alt+\" or \"shift+\"", k)
	}
	return checkCharacter(k, c)
}

// checkCharacter is checkKey for a chord of one character.
func checkCharacter(k string, c chord) error {
	letter, _ := utf8.DecodeRuneInString(c.base)
	if letter == utf8.RuneError || !unicode.IsPrint(letter) || unicode.IsMark(letter) {
		return fmt.Errorf("%q is not a character that a key types", k)
	}
	lower := string(unicode.ToLower(letter))
	switch {
	case !c.ctrl && !c.alt && c.shift:
		upper := string(unicode.ToUpper(letter))
		if upper == c.base {
			return fmt.Errorf("%q arrives as the character that shift and %s type together; write that character", k, c.base)
		}
		return fmt.Errorf("%q arrives as %q; write that", k, upper)
	case c.ctrl && c.base != lower:
		return fmt.Errorf("%q arrives as %q; write that", k, chord{c.ctrl, c.alt, c.shift, lower})
	case c.alt && c.base != lower:
		return fmt.Errorf("%q arrives as %q; write that", k, chord{c.ctrl, c.alt, true, lower})
	}
	if same, ok := arrives[c.base]; ok && c.ctrl && !c.shift {
		same.alt = c.alt
		return fmt.Errorf("%q cannot be told from %q, which terminals send for it; use that or another key", k, same)
	}
	return nil
}

func isNamed(base string) bool {
	if named[base] {
		return true
	}
	digits, ok := strings.CutPrefix(base, "f")
	n, err := strconv.Atoi(digits)
	return ok && err == nil && n >= 1 && n <= lastFunctionKey && strconv.Itoa(n) == digits
}

// parseChord reads k with its modifiers in any order and with the common other
// spellings, so that the right one can be told.
func parseChord(k string) (chord, error) {
	var c chord
	rest := k
	for {
		before, after, found := strings.Cut(rest, "+")
		if !found || before == "" {
			break // no modifier left, or the key is "+" itself
		}
		switch strings.ToLower(before) {
		case "ctrl", "control":
			c.ctrl = true
		case "alt", "option", "opt":
			c.alt = true
		case "shift":
			c.shift = true
		case "cmd", "command", "super", "win", "meta", "hyper":
			return chord{}, fmt.Errorf("%q cannot be sent by most terminals: only ctrl, alt and shift can be held with a key", k)
		default:
			return chord{}, fmt.Errorf("%q is no key: %q is not ctrl, alt or shift", k, before)
		}
		if after == "" {
			return chord{}, fmt.Errorf("%q lacks the key that is pressed while %s is held", k, strings.ToLower(before))
		}
		rest = after
	}
	c.base = rest
	lower := strings.ToLower(rest)
	if other, ok := spellings[lower]; ok {
		c.base = other
	} else if utf8.RuneCountInString(rest) > 1 && isNamed(lower) {
		c.base = lower
	}
	return c, nil
}
