package diff

import "personae/ui/view"

// Legend explains what the view draws.
func Legend() []view.Sign {
	return []view.Sign{
		{Sign: fold, Meaning: "what both have, left out"},
		{Sign: lineBreak, Meaning: "a line break that only this side has"},
		{Sign: blank, Meaning: "a blank that only this side has"},
	}
}
