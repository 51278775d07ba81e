package work

import tea "charm.land/bubbletea/v2"

// Queue is writes on their way to the library. One runs at a time, so that they
// land in the order in which they were asked for. The zero Queue is empty.
type Queue struct {
	// Last is what is done right before the program ends.
	Last func() []tea.Cmd

	waiting []func() Done
	running bool
	ending  bool
}

// Add queues a write.
func (q *Queue) Add(do func() Done) tea.Cmd {
	q.waiting = append(q.waiting, do)
	return q.next()
}

// Running reports whether a write is under way.
func (q *Queue) Running() bool { return q.running }

// End ends the program once no write is left.
func (q *Queue) End() tea.Cmd {
	q.ending = true
	return q.next()
}

// Stay takes End back.
func (q *Queue) Stay() { q.ending = false }

// next starts the next write, or ends the program when it is to end and none is
// left.
func (q *Queue) next() tea.Cmd {
	switch {
	case q.running:
		return nil
	case len(q.waiting) > 0:
		do := q.waiting[0]
		q.waiting = q.waiting[1:]
		q.running = true
		return Aside(func() Done {
			done := do()
			return func() tea.Cmd {
				q.running = false
				cmd := done.Take()
				return tea.Batch(cmd, q.next())
			}
		})
	case q.ending && q.Last != nil:
		return tea.Sequence(append(q.Last(), tea.Quit)...)
	case q.ending:
		return tea.Quit
	}
	return nil
}
