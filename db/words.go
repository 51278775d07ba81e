package db

import "personae/model"

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

// endText takes it back.
func (t *transaction) endText() error {
	if t.texts < manyTexts {
		return nil
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

// storeText brings the full-text index to where an edit leaves it, if the text is
// another: most saves change a knob and no word.
func (t *transaction) storeText(number int64, e *edit) error {
	switch {
	case t.trial:
		return nil
	case !e.after.there():
		return t.dropText(number)
	case !e.now.there():
		return t.addText(number, e.persona)
	case searchTextOf(*e.before) == searchTextOf(e.persona):
		return nil
	}
	if err := t.dropText(number); err != nil {
		return err
	}
	return t.addText(number, e.persona)
}

func (t *transaction) dropText(number int64) error {
	_, err := t.exec("DELETE FROM personas_fts WHERE rowid = ?", number)
	return err
}

func (t *transaction) addText(number int64, p model.Persona) error {
	if t.texts++; t.texts == manyTexts {
		if err := t.holdText(muchText); err != nil {
			return err
		}
	}
	text := searchTextOf(p)
	_, err := t.exec("INSERT INTO personas_fts (rowid, name, description, prompt, tags) VALUES (?, ?, ?, ?, ?)",
		number, segment(text.name), segment(text.description), segment(text.prompt), segment(text.tags))
	return err
}
