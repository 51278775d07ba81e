package wire

import "testing"

// Each command that shows a persona lays our own document out first.
func TestOurOwnDocumentIsLaidOutWithLittle(t *testing.T) {
	const most = 450 // allocations
	if allocations := testing.AllocsPerRun(10, func() { ownLayout() }); allocations > most {
		t.Errorf("laying it out takes %v allocations, at most %d are allowed", allocations, most)
	}
}
