package list

import (
	"strings"

	"charm.land/bubbles/v2/key"

	"personae/model"
	"personae/ui/view"
)

// ShortHelp implements view.View: what is done most, without what cannot be done
// now.
func (l *List) ShortHelp() []key.Binding { return actions.Hints(l, l.keys) }

// foot is a place in the footer of the plain list, and in that of a selection;
// 0 is none. While a search is typed, only what ends it is shown.
func foot(plain, selected int) func(*List) view.Hint {
	return func(l *List) view.Hint {
		switch {
		case l.typing:
			return view.Hint{}
		case l.SelectedCount() > 0:
			return view.Hint{At: selected}
		}
		return view.Hint{At: plain}
	}
}

func (l *List) openHint() view.Hint {
	if l.typing {
		return view.Hint{At: 1, Label: "keep the search", Blind: true}
	}
	return foot(2, 0)(l)
}

func (l *List) downHint() view.Hint {
	if !l.typing {
		return view.Hint{}
	}
	return view.Hint{At: 3, Label: "next found"}
}

// backHint says what esc clears.
func (l *List) backHint() view.Hint {
	switch {
	case l.typing:
		return view.Hint{At: 2, Label: "clear it"}
	case l.SelectedCount() > 0:
		return view.Hint{At: 1, Label: "clear selection"}
	case l.filtered():
		return view.Hint{At: 1, Label: "clear the filters"}
	}
	return view.Hint{}
}

// Legend explains the signs of a row, for the help.
func Legend() []view.Sign {
	return []view.Sign{
		{Sign: offSign, Meaning: "not enabled"},
		{Sign: "✓", Meaning: "selected; a click there selects too"},
		{Sign: "▁ ▃ ▅ ▇", Meaning: "cuts in: off, low, medium, high"},
		{Sign: "Yields", Meaning: "gives way after so much of the agent's speech; the time stands only where no number of words makes it"},
		{
			Sign:    strings.Join(model.Letters, " "),
			Meaning: "lacks something that " + strings.Join(model.Makers, ", ") + " needs; nothing where it is ready for all",
		},
		{
			Sign: "= ↑ ↓ ≠ + - ?", Meaning: "There, a sign a remote: the same, changed here, changed there, changed on both sides, only here, " +
				"only there, unknown, as it was when the remote was looked at last",
		},
		{Sign: unsetSign, Meaning: "not set"},
	}
}
