package db

import (
	"bytes"
	"context"
	"database/sql"
	"slices"
	"sync"
)

// nameList holds the folded names of the library in memory, one behind the other, where
// a part of a name is found many times as fast as in the file. They are those of one
// moment, and are brought to a later one by what the log says was done since. Without
// them, SQLite looks through the file.
//
// They take some 36 bytes a persona.
type nameList struct {
	sync.Mutex
	at     moment
	wanted bool // searches are to come
	known  bool // they are loaded, and can be followed

	text  []byte         // each ends with a byte that no text has
	ends  []uint32       // of each in text
	whose []uint32       // its persona's number; 0 when that is called otherwise now
	live  set            // who is in the library
	words map[string]set // of that moment: who has them in the full-text index, or is found by a filter
	rare  int            // personas that have a word, who are all found at once
}

// moment tells states of the library apart: each operation, undo and redo counts
// touched up, and nothing else changes a name or a word, but for other rules.
type moment struct{ touched, rules int64 }

func momentOf(ctx context.Context, on querier) (m moment, err error) {
	err = on.QueryRowContext(ctx, "SELECT (SELECT ifnull(max(touched), 0) FROM operations), (SELECT rules FROM derived)").Scan(&m.touched, &m.rules)
	return m, err
}

const (
	mostNames    = 500_000 // that are held; of a larger library none are
	usualName    = 32      // bytes
	mostFollowed = 1000    // changes that are followed; after more, all are loaded anew
	mostWords    = 32      // searches that are remembered
	afterName    = 0xff
)

// PrepareSearch reads into memory what searches need, as one is about to be asked: 50 ms
// for 100,000 personas, which a search that comes meanwhile waits for. They are 4 MB, and
// many who open a library search for nothing.
func (d *DB) PrepareSearch(ctx context.Context) error {
	d.polled.Lock()
	defer d.polled.Unlock()
	d.names.Lock()
	d.names.wanted = true
	d.names.Unlock()
	return d.loadNames(ctx)
}

// loadNames reads the names if they are wanted and not known, on the connection that
// watches: none of the others is kept from its work.
func (d *DB) loadNames(ctx context.Context) error {
	n := &d.names
	n.Lock()
	defer n.Unlock()
	if n.known || !n.wanted {
		return nil
	}
	if err := d.readNames(ctx, n); err != nil {
		return d.explain("read the names", err)
	}
	return nil
}

func (d *DB) readNames(ctx context.Context, n *nameList) error {
	tx, err := d.watch.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // it only let a snapshot go
	now, err := momentOf(ctx, tx)
	if err != nil {
		return err
	}
	var count int
	var last int64
	err = tx.QueryRowContext(ctx, "SELECT (SELECT ifnull(sum(personas), 0) FROM projects), (SELECT ifnull(max(number), 0) FROM personas)").Scan(&count, &last)
	if err != nil || count > mostNames || last > 64*mostNames {
		return err
	}
	n.live, n.words = setUpTo(last), map[string]set{}
	n.text, n.ends, n.whose = make([]byte, 0, count*usualName), make([]uint32, 0, count), make([]uint32, 0, count)
	rows, err := tx.QueryContext(ctx, "SELECT persona, name_key FROM names")
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // what it would say, Err has said
	var key sql.RawBytes
	var number int64
	for rows.Next() {
		if err := rows.Scan(&number, &key); err != nil {
			return err
		}
		n.append(number, key)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	n.text, n.ends, n.whose = slices.Clip(n.text), slices.Clip(n.ends), slices.Clip(n.whose)
	n.at, n.known = now, true
	_ = rows.Close()                                     // as above
	_, err = tx.ExecContext(ctx, "PRAGMA shrink_memory") // of pages that are not looked at again
	return err
}

func (n *nameList) append(number int64, key []byte) {
	n.text = append(append(n.text, key...), afterName)
	n.ends, n.whose = append(n.ends, uint32(len(n.text))), append(n.whose, uint32(number)) // both are bounded where they are loaded
	n.live.add(number)
}

// followNames brings the names to the moment of a snapshot. Where they are not known the
// next look at the files reads them, and there is one: whoever searches once does so again.
func (d *DB) followNames(ctx context.Context, on querier) (ok bool, err error) {
	n := &d.names
	n.wanted = true
	ok, err = n.follow(ctx, on)
	if !n.known {
		select {
		case d.heard <- false:
		default: // it is to come
		}
	}
	return ok, err
}

// follow brings the names to the moment of a snapshot; ok is false where they cannot be,
// as the snapshot is older, or too much was done.
func (n *nameList) follow(ctx context.Context, on querier) (ok bool, err error) {
	now, err := momentOf(ctx, on)
	if err != nil || !n.known || now.touched < n.at.touched {
		return false, err
	}
	if now == n.at {
		return true, nil
	}
	changed, all, err := changedSince(ctx, on, n.at)
	if err != nil {
		return false, err
	}
	if !all || now.rules != n.at.rules || len(n.ends) > 2*n.live.count()+mostFollowed {
		n.known = false // until they are loaded anew
		return false, nil
	}
	n.replace(changed)
	n.at, n.words = now, map[string]set{}
	return true, nil
}

type nameNow struct {
	number int64
	key    sql.NullString // NULL in the trash
}

// changedSince lists whom the log says was changed, and what they are called now. all
// is false where it does not say everything: a number may be another's by now where a
// persona is gone, which the log itself may have forgotten of one that was purged.
func changedSince(ctx context.Context, on querier, then moment) (list []nameNow, all bool, err error) {
	var purged bool
	err = on.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM operations WHERE touched > ? AND kind = 'purge')", then.touched).Scan(&purged)
	if err != nil || purged {
		return nil, false, err
	}
	list, err = collect(ctx, on, func(rows *sql.Rows) (n nameNow, err error) {
		err = rows.Scan(&n.number, &n.key)
		return n, err
	}, `SELECT ifnull(p.number, 0), n.name_key
		FROM operations o JOIN changes c ON c.operation = o.id
		LEFT JOIN personas p ON p.id = c.persona LEFT JOIN names n ON n.persona = p.number
		WHERE o.touched > ? LIMIT ?`, then.touched, mostFollowed+1)
	isGone := func(n nameNow) bool { return n.number == 0 }
	return list, len(list) <= mostFollowed && !slices.ContainsFunc(list, isGone), err
}

func (n *nameList) replace(changed []nameNow) {
	last := int64(0)
	for _, c := range changed {
		last = max(last, c.number)
	}
	old := setUpTo(last)
	for _, c := range changed {
		old.add(c.number)
	}
	n.live = append(n.live, make(set, max(0, len(old)-len(n.live)))...)
	n.live.keep(append(old, make(set, len(n.live)-len(old))...), true)
	for i, number := range n.whose {
		if old.has(int64(number)) {
			n.whose[i] = 0
		}
	}
	for _, c := range changed {
		if c.key.Valid && !n.live.has(c.number) {
			n.append(c.number, []byte(c.key.String))
		}
	}
}

// named finds who has a part in the name; number 0, too, for what is nobody's name any more.
func (n *nameList) named(part string) set {
	found := make(set, len(n.live))
	if part == "" {
		copy(found, n.live)
		return found
	}
	wanted := []byte(part)
	for i, from := 0, 0; ; i++ {
		at := bytes.Index(n.text[from:], wanted)
		if at < 0 {
			return found
		}
		for at += from; int(n.ends[i]) <= at; {
			i++
		}
		found.add(int64(n.whose[i]))
		from = int(n.ends[i])
	}
}
