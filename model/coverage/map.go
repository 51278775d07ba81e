package coverage

import (
	"cmp"
	"fmt"
	"slices"

	"personae/model/field"
)

// Map is how many personas stand where over two axes.
type Map struct {
	X, Y     Axis
	Columns  []Bin
	Rows     []Bin
	Unplaced int // personas whose figures are not measured yet, or have nothing to measure

	cells [][]int // the people of each, row by row
}

// Map lays the personas out over two axes.
func (s *Survey) Map(x, y Axis) Map {
	m := Map{X: x, Y: y}
	var ofX, ofY []int
	m.Columns, ofX = s.places(x)
	m.Rows, ofY = s.places(y)
	m.cells = make([][]int, len(m.Columns)*len(m.Rows))
	for person := range s.People {
		if ofX[person] == nowhere || ofY[person] == nowhere {
			m.Unplaced++
			continue
		}
		cell := ofY[person]*len(m.Columns) + ofX[person]
		m.cells[cell] = append(m.cells[cell], person)
	}
	return m
}

// At are the people, by their place in the survey, who stand in a cell. The slice is
// not to be written to.
func (m Map) At(column, row int) []int { return m.cells[row*len(m.Columns)+column] }

// Fullest is the most people in one cell.
func (m Map) Fullest() int {
	most := 0
	for _, people := range m.cells {
		most = max(most, len(people))
	}
	return most
}

// Corner is a cell in which nobody stands.
type Corner struct {
	Column, Row int
	Away        int // how many cells off the nearest persona is
}

// Corners are the empty cells, those farthest from everyone first, without what is no
// one value of a field.
func (m Map) Corners(most int) []Corner {
	var out []Corner
	for row := range m.Rows {
		for column := range m.Columns {
			if len(m.At(column, row)) == 0 && (m.X.IsFigure() || m.Columns[column].Settable) && (m.Y.IsFigure() || m.Rows[row].Settable) {
				out = append(out, Corner{column, row, m.away(column, row)})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Corner) int { return cmp.Compare(b.Away, a.Away) })
	return out[:min(len(out), most)]
}

// CanMake reports whether a persona can be made that stands in the cell: both axes
// are fields, and the cell is one value of each.
func (m Map) CanMake(column, row int) bool { return m.Columns[column].Settable && m.Rows[row].Settable }

// away is how many cells off the nearest persona is, diagonals counting as one.
func (m Map) away(column, row int) int {
	nearest := max(len(m.Columns), len(m.Rows))
	for at, people := range m.cells {
		if len(people) > 0 {
			nearest = min(nearest, max(distance(at%len(m.Columns), column), distance(at/len(m.Columns), row)))
		}
	}
	return nearest
}

func distance(a, b int) int { return max(a-b, b-a) }

// Words name a cell by its place on both axes.
func (m Map) Words(column, row int) string {
	return fmt.Sprintf("%s: %s · %s: %s", m.X.Label, m.Columns[column].Says, m.Y.Label, m.Rows[row].Says)
}

// Setting names the two fields of a cell with what a persona there has in them.
func (m Map) Setting(column, row int) []field.Change {
	return []field.Change{
		{Path: m.X.Key, New: m.Columns[column].Value},
		{Path: m.Y.Key, New: m.Rows[row].Value},
	}
}
