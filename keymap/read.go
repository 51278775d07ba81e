package keymap

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"
)

// ReadOverrides reads a file of overrides: one JSON object with a list of keys
// for each action by name, {"list.search": ["ctrl+f"], "list.sort": []}. An
// empty file overrides nothing. The error says what is wrong and in which line,
// counted from 1. Whether the actions and keys exist is for Override to say.
func ReadOverrides(data []byte) (map[string][]string, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if len(bytes.TrimSpace(data)) == 0 {
		return map[string][]string{}, nil
	}
	if !utf8.Valid(data) {
		return nil, errors.New("the text is not UTF-8; save the file as UTF-8")
	}
	var whole json.RawMessage
	if err := json.Unmarshal(data, &whole); err != nil {
		offset := int64(len(data))
		if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
			offset = syntax.Offset
		}
		return nil, fmt.Errorf("line %d: this is not JSON: %w", lineAt(data, offset), err)
	}
	return readActions(data)
}

// readActions walks the object, which is known to be JSON, name by name: the
// JSON reader itself would take the last of two equal names in silence.
func readActions(data []byte) (map[string][]string, error) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	fail := func(format string, values ...any) error {
		return fmt.Errorf("line %d: "+format, append([]any{lineAt(data, decoder.InputOffset())}, values...)...)
	}
	if start, err := decoder.Token(); err != nil || start != json.Delim('{') {
		return nil, fail(`expected an object such as {"list.search": ["ctrl+f"]}`)
	}
	overrides := map[string][]string{}
	for decoder.More() {
		token, err := decoder.Token()
		if err != nil {
			return nil, fail("expected the name of an action: %w", err)
		}
		name := fmt.Sprint(token)
		if _, twice := overrides[name]; twice {
			return nil, fail("%q is there twice; put its keys into one list", name)
		}
		var keys []*string // a pointer tells null from ""
		if err := decoder.Decode(&keys); err != nil || keys == nil {
			return nil, fail(`expected a list of keys for %q, such as ["ctrl+f"], or [] for none`, name)
		}
		overrides[name] = make([]string, len(keys))
		for i, k := range keys {
			if k == nil {
				return nil, fail(`a key of %q is null; expected a text such as "ctrl+f"`, name)
			}
			overrides[name][i] = *k
		}
	}
	return overrides, nil
}

// lineAt returns the line, counted from 1, that the byte before offset is in.
func lineAt(data []byte, offset int64) int {
	before := data[:min(max(offset-1, 0), int64(len(data)))]
	return 1 + bytes.Count(before, []byte("\n"))
}
