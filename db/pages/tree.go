package pages

import "encoding/binary"

// The kinds of page of a tree.
const (
	indexInner = 0x02
	tableInner = 0x05
	indexLeaf  = 0x0a
	tableLeaf  = 0x0d
)

// Lost counts what could not be read.
type Lost struct{ Pages, Rows int }

// Walk reads the rows of the tree whose root is a page, whatever kind it is, and
// adds the pages that it has seen to seen.
func (f *File) Walk(root uint32, seen map[uint32]bool, row func(Row)) Lost {
	var lost Lost
	here := map[uint32]bool{}
	for due := []uint32{root}; len(due) > 0; {
		number := due[len(due)-1]
		due = due[:len(due)-1]
		page := f.page(number)
		if page == nil || here[number] {
			lost.Pages++
			continue
		}
		here[number] = true
		children, rows, ok := f.read(number, page, seen, row)
		lost.Rows += rows
		if !ok {
			lost.Pages++
			continue
		}
		seen[number] = true
		due = append(due, children...)
	}
	return lost
}

// Strays reads the rows of the leaves that no tree has that was walked, and that
// do not lie free: what hung on a page that is damaged.
func (f *File) Strays(seen map[uint32]bool, row func(Row)) {
	f.walkFree(seen)
	for number := uint32(2); number <= f.count && number != 0; number++ {
		if page := f.page(number); !seen[number] && page[0] == tableLeaf {
			_, _, _ = f.read(number, page, seen, row)
		}
	}
}

// walkFree adds the free pages to seen.
func (f *File) walkFree(seen map[uint32]bool) {
	here := map[uint32]bool{}
	for trunk := f.word(32); trunk != 0 && !here[trunk]; {
		page := f.page(trunk)
		if page == nil {
			return
		}
		here[trunk], seen[trunk] = true, true
		leaves := min(binary.BigEndian.Uint32(page[4:]), uint32(f.usable/4-2))
		for i := range leaves {
			seen[binary.BigEndian.Uint32(page[8+4*i:])] = true
		}
		trunk = binary.BigEndian.Uint32(page)
	}
}

// read reads one page of a tree; ok is false where it is none.
func (f *File) read(number uint32, page []byte, seen map[uint32]bool, row func(Row)) (children []uint32, lost int, ok bool) {
	at := 0
	if number == 1 {
		at = headerSize
	}
	kind, first := page[at], at+8
	inner := kind == tableInner || kind == indexInner
	if !inner && kind != tableLeaf && kind != indexLeaf {
		return nil, 0, false
	}
	if inner {
		first += 4
		children = append(children, binary.BigEndian.Uint32(page[at+8:]))
	}
	cells := int(binary.BigEndian.Uint16(page[at+3:]))
	if cells > (f.usable-first)/2 {
		return nil, 0, false
	}
	for i := range cells {
		where := int(binary.BigEndian.Uint16(page[first+2*i:]))
		if where < first+2*cells || where+4 > f.usable {
			lost++
			continue
		}
		cell := page[where:f.usable]
		if inner {
			children = append(children, binary.BigEndian.Uint32(cell))
			cell = cell[4:]
		}
		if kind == tableInner {
			continue
		}
		read, err := f.cell(cell, kind == tableLeaf, seen)
		if err != nil {
			lost++
			continue
		}
		row(read)
	}
	return children, lost, true
}

// cell reads a row, with what of it stands on pages of its own.
func (f *File) cell(cell []byte, table bool, seen map[uint32]bool) (row Row, err error) {
	size, n := varint(cell)
	if n == 0 || size > uint64(f.count)*uint64(f.usable) {
		return row, errDamaged
	}
	cell = cell[n:]
	if table {
		id, n := varint(cell)
		if n == 0 {
			return row, errDamaged
		}
		row.ID, cell = int64(id), cell[n:]
	}
	here := f.local(int(size), table)
	if here > len(cell) {
		return row, errDamaged
	}
	record := cell[:here]
	if here < int(size) {
		if record, err = f.overflow(cell[here:], record, int(size), seen); err != nil {
			return row, err
		}
	}
	row.Values, err = decode(record)
	return row, err
}

// local returns how much of a record of so many bytes stands on the page itself.
func (f *File) local(size int, table bool) int {
	most, least := (f.usable-12)*64/255-23, (f.usable-12)*32/255-23
	if table {
		most = f.usable - 35
	}
	if size <= most {
		return size
	}
	if some := least + (size-least)%(f.usable-4); some <= most {
		return some
	}
	return least
}

// overflow adds to the start of a record what stands on the pages that next begins.
func (f *File) overflow(next, start []byte, size int, seen map[uint32]bool) ([]byte, error) {
	record := append([]byte{}, start...)
	var chain []uint32
	for len(record) < size {
		if len(next) < 4 {
			return nil, errDamaged
		}
		number := binary.BigEndian.Uint32(next)
		page := f.page(number)
		if page == nil {
			return nil, errDamaged
		}
		chain = append(chain, number)
		next = page[:4]
		record = append(record, page[4:4+min(size-len(record), f.usable-4)]...)
	}
	for _, number := range chain {
		seen[number] = true
	}
	return record, nil
}
