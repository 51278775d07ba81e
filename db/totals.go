package db

import (
	"context"
	"fmt"
	"sync"
)

// totals remembers how many personas a condition matches, for as long as nobody
// commits: scrolling asks for the same total with every page, and to count is
// to look at every row.
type totals struct {
	sync.Mutex
	of    version
	known map[string]int
}

// mostTotals bounds the memory. A search adds one a keystroke.
const mostTotals = 64

// total counts what f matches in the state of the file that was seen.
func (d *DB) total(ctx context.Context, on querier, seen version, f *filter) (int, error) {
	key := fmt.Sprintf("%s %q", f.where(), f.args)
	if n, ok := d.totals.get(seen, key); ok {
		return n, nil
	}
	var n int
	err := on.QueryRowContext(ctx, countStatement(f), f.args...).Scan(&n)
	if err == nil {
		d.totals.put(seen, key, n)
	}
	return n, err
}

// countStatement returns the statement that counts what f matches.
func countStatement(f *filter) string {
	return "SELECT count(*) FROM personas INDEXED BY personas_by_name WHERE " + f.where()
}

// get returns what is remembered of the state.
func (t *totals) get(of version, key string) (int, bool) {
	t.Lock()
	defer t.Unlock()
	if t.of != of {
		return 0, false
	}
	n, ok := t.known[key]
	return n, ok
}

// put remembers a total, and forgets those of another state.
func (t *totals) put(of version, key string, n int) {
	t.Lock()
	defer t.Unlock()
	if t.of != of || t.known == nil || len(t.known) >= mostTotals {
		t.of, t.known = of, map[string]int{}
	}
	t.known[key] = n
}
