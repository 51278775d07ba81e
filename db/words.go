package db

import (
	"cmp"
	"slices"

	"personae/model"
)

// The full-text index gathers words in memory before it writes them, and brings together
// what it has written so. One that takes in many texts gathers more at a time, of which
// less has to be brought together.
const (
	manyTexts = 500
	muchText  = 16 << 20 // bytes
	someText  = 1 << 20  // of FTS5's own accord
)

// holdText says how much is gathered. It stands in the file, so it is taken back by the
// transaction that has said it.
func (t *transaction) holdText(bytes int) error {
	_, err := t.exec("INSERT INTO personas_fts (personas_fts, rank) VALUES ('hashsize', ?)", bytes)
	return err
}

// endText writes the texts that are left, and takes that back.
func (t *transaction) endText() error {
	if err := t.indexAll(); err != nil || t.texts < manyTexts {
		return err
	}
	return t.holdText(someText)
}

type searchText struct{ name, description, prompt, tags string }

func searchTextOf(p model.Persona) searchText {
	tags, _ := p.Tags.Get()
	text := searchText{name: p.Name, description: p.Description.Or(""), prompt: p.Prompt.Or("")}
	for _, tag := range tags {
		text.tags += tag + "\n"
	}
	return text
}

// indexing is what the full-text index is to do about a persona.
type indexing struct {
	number int64
	drops  bool        // it holds a text of it
	text   *searchText // that it is to hold, nil for none
}

// Texts go into the full-text index many together, and at the end of a change: the words
// it gathers and the tables drive each other out of the processor's caches, which takes
// half as long again. It writes out what it has gathered when a text of a lower number
// comes, so they come by their numbers.
const textTogether = 2 << 20 // bytes

// storeText brings the full-text index to where an edit leaves it, if the text is
// another: most saves change a knob and no word.
func (t *transaction) storeText(number int64, e *edit) error {
	if t.trial {
		return nil
	}
	next := indexing{number: number, drops: e.now.there()}
	if e.after.there() {
		text := searchTextOf(e.persona)
		if next.drops && searchTextOf(*e.before) == text {
			return nil
		}
		next.text = &text
	}
	return t.index(next)
}

func (t *transaction) index(next indexing) error {
	t.unindexed = append(t.unindexed, next)
	if next.text != nil {
		t.unindexedBytes += len(next.text.prompt) + len(next.text.description)
	}
	if t.unindexedBytes < textTogether {
		return nil
	}
	return t.indexAll()
}

// indexAll writes what waits for it.
func (t *transaction) indexAll() error {
	slices.SortStableFunc(t.unindexed, func(a, b indexing) int { return cmp.Compare(a.number, b.number) })
	for _, next := range t.unindexed {
		if next.drops {
			if _, err := t.exec("DELETE FROM personas_fts WHERE rowid = ?", next.number); err != nil {
				return err
			}
		}
		if next.text != nil {
			if err := t.addText(next.number, *next.text); err != nil {
				return err
			}
		}
	}
	clear(t.unindexed)
	t.unindexed, t.unindexedBytes = t.unindexed[:0], 0
	return nil
}

func (t *transaction) addText(number int64, text searchText) error {
	if t.texts++; t.texts == manyTexts {
		if err := t.holdText(muchText); err != nil {
			return err
		}
	}
	_, err := t.exec("INSERT INTO personas_fts (rowid, name, description, prompt, tags) VALUES (?, ?, ?, ?, ?)",
		number, segment(text.name), segment(text.description), segment(text.prompt), segment(text.tags))
	return err
}
