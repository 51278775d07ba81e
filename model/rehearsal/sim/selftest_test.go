package sim

import "testing"

// TestSelfTestCanFail holds the rows to telling a wrong figure from a right one.
func TestSelfTestCanFail(t *testing.T) {
	var rows selfTest
	rows.near("a", 10, 12, 1, 0, "", "b")
	rows.within("a", 1, 2, 3, "", "b")
	for _, c := range rows.checks {
		if c.Pass {
			t.Errorf("%+v passes", c)
		}
	}
}
