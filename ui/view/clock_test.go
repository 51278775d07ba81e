package view

import (
	"testing"
	"time"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func TestAgo(t *testing.T) {
	for _, c := range []struct{ stamp, want string }{
		{"2026-11-22T11:59:30Z", "just now"},
		{"2026-11-22T12:01:00Z", "just now"},
		{"2026-11-22T11:58:00.000Z", "2 min ago"},
		{"2026-11-22T09:00:00Z", "3 h ago"},
		{"2026-11-21T09:00:00Z", "1 day ago"},
		{"2026-11-17T09:00:00Z", "5 days ago"},
		{"2026-03-01T09:00:00Z", "1 Mar 2026"},
		{"2027-03-01T09:00:00Z", "1 Mar 2027"},
		{"yesterday", "yesterday"},
	} {
		if got := Ago(noon, c.stamp); got != c.want {
			t.Errorf("%s: %q, want %q", c.stamp, got, c.want)
		}
	}
	if got := Ago(time.Time{}, "2026-11-22T11:59:30Z"); got != "22 Nov 2026" {
		t.Errorf("without a clock: %q", got)
	}
}

// TestStampsAreInTheZoneOfNow: on the other side of the date line, too.
func TestStampsAreInTheZoneOfNow(t *testing.T) {
	there := noon.In(time.FixedZone("+14", 14*60*60))
	for name, c := range map[string]struct {
		write            func(time.Time, string) string
		stamp            string
		inUTC, elsewhere string
	}{
		"moment":       {Moment, "2026-11-22T11:59:30.000Z", "22 Nov 2026, 11:59 UTC", "23 Nov 2026, 01:59 +14"},
		"day":          {Day, "2026-11-22T11:59:30.000Z", "2026-11-22", "2026-11-23"},
		"short":        {Short, "2026-11-22T11:59:30.000Z", "22 Nov 11:59", "23 Nov 01:59"},
		"another year": {Short, "2025-12-31T11:59:30.000Z", "31 Dec 2025", "1 Jan 01:59"},
		"ago":          {Ago, "2026-11-01T11:59:30.000Z", "1 Nov 2026", "2 Nov 2026"},
		"no stamp":     {Moment, "some day", "some day", "some day"},
	} {
		if got := c.write(noon, c.stamp); got != c.inUTC {
			t.Errorf("%s: %q, want %q", name, got, c.inUTC)
		}
		if got := c.write(there, c.stamp); got != c.elsewhere {
			t.Errorf("%s, on Kiritimati: %q, want %q", name, got, c.elsewhere)
		}
	}
}
