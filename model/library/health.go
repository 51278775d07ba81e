package library

// Rescued says what of a damaged library came into a new one.
type Rescued struct {
	Personas int
	// Earlier are those of them, as PROJECT/NAME, that are as the history last had
	// them, since they themselves could not be read.
	Earlier []string
	// Missing are personas, as PROJECT/NAME, of which no document could be read.
	Missing []string
	// Changes is how many entries of the history are missing, as far as the log tells.
	Changes int
	Tables  []RescuedTable
}

// Whole reports whether all could be read.
func (r Rescued) Whole() bool {
	for _, t := range r.Tables {
		if t.LostPages > 0 || t.LostRows > 0 {
			return false
		}
	}
	return len(r.Earlier) == 0 && len(r.Missing) == 0 && r.Changes == 0
}

// RescuedTable says what of one table was read, and how many pages and rows of it
// could not be.
type RescuedTable struct {
	Name                      string
	Rows, LostPages, LostRows int
}

// FindingState says how what was looked at is.
type FindingState string

// The states.
const (
	Sound  FindingState = "sound"
	Wrong  FindingState = "wrong"
	Mended FindingState = "mended" // it was wrong: Text says how
)

// Finding is what an examination of a library found of one thing.
type Finding struct {
	Check string       `json:"check"`
	State FindingState `json:"state"`
	Text  string       `json:"text"`
	Next  string       `json:"next,omitempty"` // what to do about what is wrong, "" where Text says it
	// Mendable is whether it can be put right without loss.
	Mendable bool `json:"-"`
}
