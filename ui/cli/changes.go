package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"personae/model/edit"
	"personae/model/field"
	"personae/ui/exchange"
)

// changesHelp says how a change is written.
const changesHelp = `A CHANGE is one of these; those with signs that a shell reads are best quoted:

    FIELD=VALUE           set; FIELD=@FILE takes the text of a file, FIELD=- standard input, both
                          without the last line end; FIELD=@@TEXT is a text that begins with @
    FIELD=null  FIELD-    set to null, leave out
    FIELD!                switch true and false over
    FIELD+=V  FIELD-=V    add to a number, a text or a list (tags+=a,b); take away from a number or
                          a list
    FIELD*=1.2            multiply a number
    FIELD^=1..5           keep a number within a range; 1.. and ..5 have one end
    FIELD~/REGEXP/TEXT/   replace in a text or in each item of a list, as Go writes it: ${1} is a
                          group; any other sign can stand for the slash
    FIELD%=PATTERN        write from a pattern: {n} is the place of the persona among those that
                          are changed, {FIELD} the value of a field

FIELD is a path of personae fields, a knob also without behavior_config. in front, or goes on into free JSON: traits.age=41, evalstudio.headers.X-Lang=en. A name with a dot or a sign in it stands in quotes.`

// readChanges reads an edit; what a change takes may stand in a file or in standard
// input.
func readChanges(texts []string, stdin io.Reader) (edit.Edit, error) {
	var all edit.Edit
	for _, text := range texts {
		path, verb, operand := edit.Cut(text)
		if verb == edit.Set || verb == edit.Add {
			var err error
			if operand, err = readOperand(operand, stdin); err != nil {
				return nil, fmt.Errorf("%s: %w", path, err)
			}
			text = path + string(verb) + operand
		}
		change, err := edit.Parse(text)
		switch {
		case errors.Is(err, field.ErrUnknown):
			return nil, usage(fmt.Errorf("%w; personae fields lists them all", err))
		case errors.Is(err, edit.ErrSyntax), errors.Is(err, field.ErrReadOnlyField):
			return nil, usage(err)
		case err != nil:
			return nil, invalid(err)
		}
		all = append(all, change)
	}
	return all, nil
}

// readOperand returns the text that an operand stands for.
func readOperand(operand string, stdin io.Reader) (string, error) {
	var text []byte
	var err error
	name, isFile := strings.CutPrefix(operand, "@")
	switch {
	case operand == exchange.Stdin:
		text, err = io.ReadAll(stdin)
	case !isFile || name == "":
		return operand, nil
	case strings.HasPrefix(name, "@"):
		return name, nil
	default:
		text, err = os.ReadFile(exchange.Expand(name))
	}
	if err == nil && !utf8.Valid(text) {
		err = invalid(fmt.Errorf("%s is not UTF-8", operand))
	}
	return strings.TrimSuffix(strings.TrimSuffix(string(text), "\n"), "\r"), err
}

// isChange reports whether an argument is meant as a change and not as the name of a
// persona.
func isChange(arg string) bool {
	path, verb, _ := edit.Cut(arg)
	switch {
	case verb == "" || path == "":
		return false
	case strings.Contains(string(verb), "="):
		return true
	}
	_, err := edit.Locate(path)
	return err == nil
}
