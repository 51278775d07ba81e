package db

import (
	"strings"

	"personae/model/field"
	"personae/model/search"
)

// beyond stands for the greatest character: it ends the range of what begins so.
const beyond = "\U0010ffff"

// columnsSearched are the columns of the full-text index that a place is.
var columnsSearched = map[search.Place]string{
	search.Name: "name : ", search.Description: "description : ", search.Prompt: "prompt : ", search.Tag: "tags : ",
}

// conditionOf returns what a term asks of a row of the list. quick is false where
// it asks the document, which is read for each row that meets all else.
func conditionOf(t search.Term, trashed bool) (condition string, args []any, quick bool) {
	switch t.Place {
	case search.Project:
		key := fold(t.Text)
		if t.Whole {
			return "project IN (SELECT name FROM projects WHERE name_key = ?)", []any{key}, true
		}
		return "project IN (SELECT name FROM projects WHERE name_key >= ? AND name_key < ?)", []any{key, key + beyond}, true
	case search.Label:
		condition = "label_key = ?"
		if !t.Whole {
			condition = "instr(label_key, ?) > 0"
		}
		return "id IN (SELECT persona FROM labels WHERE " + condition + ")", []any{fold(t.Text)}, true
	case search.Ready:
		var bits int64
		for _, system := range t.Systems {
			bits |= system.Vendor().Bit
		}
		return "ready & ? <> 0", []any{bits}, true
	case search.Field:
		return fieldCondition(t)
	case search.Tag:
		if t.Whole {
			return "+number IN (SELECT persona FROM tags WHERE tags.trashed = ? AND tag = ?)", []any{trashed, t.Text}, true
		}
	case search.Name, search.Anywhere, search.Description, search.Prompt:
	}
	return textCondition(t)
}

// textCondition looks for a word or a phrase in the full-text index, and for what
// is not in quotes in any part of a name too.
func textCondition(t search.Term) (condition string, args []any, quick bool) {
	const inIndex, inName = "+number IN (SELECT rowid FROM personas_fts WHERE personas_fts MATCH ?)", "instr(name_key, ?) > 0"
	words, part, named := lookupOf(t)
	switch {
	case words == "" && named:
		return inName, []any{part}, true
	case words == "":
		return "0", nil, true // no sign is in the index
	case !named:
		return inIndex, []any{words}, true
	}
	return "(" + inIndex + " OR " + inName + ")", []any{words, part}, true
}

// lookupOf says where a term is looked for: words in the full-text index, unless they
// are "", and where named is true a part in the folded names.
func lookupOf(t search.Term) (words, part string, named bool) {
	words, part = phrase(t), fold(t.Text)
	named = t.Place == search.Anywhere || t.Place == search.Name
	if words == "" || t.Place == search.Name && !t.Whole {
		return "", part, named
	}
	return words, part, named && !t.Whole
}

// listed are the fields that have a column in the list.
var listed = map[string]string{
	"behavior_config.interruption_mode": "interruption_mode",
	"behavior_config.background_noise":  "background_noise",
	"enabled":                           "enabled",
}

// fieldCondition asks for the value of a field: of its column in the list, else of
// the document. SQLite cannot read a document that is nested without end, which
// then has no value.
func fieldCondition(t search.Term) (condition string, args []any, quick bool) {
	column, quick := listed[t.Field.Path]
	if !quick {
		column = "CASE WHEN json_valid(document) THEN json_extract(document, '$." + t.Field.Path + "') END"
	}
	switch {
	case t.Unset && t.Field.Path == "enabled":
		return "0", nil, true // a persona that does not say is enabled
	case t.Unset:
		return "ifnull(" + column + ", '') = ''", nil, quick
	case t.Field.Kind == field.KindLine && t.Whole:
		return "ifnull(" + column + ", '') = ?", []any{t.Text}, quick
	case t.Field.Kind == field.KindLine:
		return "substr(ifnull(" + column + ", ''), 1, length(?)) = ? COLLATE NOCASE", []any{t.Text, t.Text}, quick
	}
	for _, v := range t.Values {
		if t.Field.Kind == field.KindToggle {
			args = append(args, v == "true")
		} else {
			args = append(args, v)
		}
	}
	return "ifnull(" + column + ", '') IN (" + strings.TrimSuffix(strings.Repeat("?, ", len(args)), ", ") + ")", args, quick
}
