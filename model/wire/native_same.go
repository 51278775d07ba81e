package wire

import (
	"strings"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
)

// ReadNative is DecodeNative into p, which must be empty. same reports that EncodeNative
// would write the document again to the letter, white space aside; it may do so, too,
// where that is not reported: keys that we do not know are not looked at, nor what is
// escaped by its number.
func ReadNative(p *model.Persona, document string) (same bool, err error) {
	d := decoder{dialect: ours(), text: document, persona: p, same: true}
	if _, err := d.read(false); err != nil {
		*p = model.Persona{}
		return false, err
	}
	return d.same, nil
}

// isWritten reports whether the cell, which took v, is written so.
func isWritten(cell field.Cell, v value.Value) bool {
	text, isText := cell.Text()
	if !isText {
		return isCount(v.JSON()) || cell.Get() == v
	}
	return len(text)+len(`""`) == len(v.JSON()) || isSpeltShort(v.JSON()) // mostly nothing in it is escaped
}

// isCount reports whether a JSON text is a number from 0 on that is whole and not large: it
// is spelt in one way.
func isCount(text string) bool {
	return len(text) < 16 && strings.Trim(text, "0123456789") == ""
}

// isSpeltShort reports whether all that is escaped in a JSON text must be, and has a
// letter for it. What has none, seldom a control character, is not looked at.
func isSpeltShort(text string) bool {
	for {
		_, after, found := strings.Cut(text, `\`)
		if !found {
			return true
		}
		if !strings.ContainsRune(`"\bfnrt`, rune(after[0])) {
			return false
		}
		text = after[1:]
	}
}
