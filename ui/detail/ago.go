package detail

import (
	"fmt"
	"time"
)

// ago says how long before now a stamp is, in the words of a person; beyond a
// week it is the date. A stamp that cannot be read is given as it is.
func ago(now time.Time, stamp string) string {
	at, err := time.Parse(time.RFC3339, stamp)
	if err != nil {
		return stamp
	}
	d := now.Sub(at)
	switch {
	case now.IsZero() || d > 7*24*time.Hour || d < -2*time.Minute:
		return at.UTC().Format("2 Jan 2006")
	case d < time.Minute:
		return "just now"
	case d < time.Hour:
		return fmt.Sprintf("%d min ago", int(d.Minutes()))
	case d < 24*time.Hour:
		return fmt.Sprintf("%d h ago", int(d.Hours()))
	case d < 48*time.Hour:
		return "1 day ago"
	}
	return fmt.Sprintf("%d days ago", int(d.Hours()/24))
}

// moment writes a stamp for a person; one that cannot be read is given as it is.
func moment(stamp string) string {
	at, err := time.Parse(time.RFC3339, stamp)
	if err != nil {
		return stamp
	}
	return at.UTC().Format("2 Jan 2006, 15:04 UTC")
}
