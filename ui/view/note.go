package view

// Note is what else there is to say of a field as all of them stand.
type Note struct {
	Inert     string  // why the field cannot matter now, a sentence; "" when it can
	People    string  // where people are on its scale, and where this value is, with the source; "" where that is not known
	Low, High float64 // where most people are, in the field's unit; the same where that is not known
}
