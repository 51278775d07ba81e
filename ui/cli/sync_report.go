package cli

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"personae/model/field"
	"personae/model/library"
	"personae/model/syncing"
	"personae/model/value"
	"personae/model/wire"
	"personae/model/words"
)

// syncReport prints how personas stand to a remote and what is done to them, each as it
// is known, and at the end what is lost and how many there were.
type syncReport struct {
	*syncFlags
	name   string
	remote *library.Remote
	all    bool // print those that are the same too
	lines  *bufio.Writer
	array  *array
	errs   io.Writer

	states map[library.SyncState]int
	left   leftOut
	losses groups
	sent   int // of which losses may be told
}

func newSyncReport(cmd *cobra.Command, name string, remote *library.Remote, f *syncFlags) *syncReport {
	return &syncReport{
		syncFlags: f, name: name, remote: remote, lines: bufio.NewWriter(cmd.OutOrStdout()), array: newArray(cmd.OutOrStdout()), errs: cmd.ErrOrStderr(),
		states: map[library.SyncState]int{}, left: leftOut{}, losses: groups{most: mostNamed},
	}
}

// add prints a row, with what was done to it where that was asked for.
func (r *syncReport) add(o *syncing.Outcome) error {
	r.states[o.State]++
	r.left.add(*o)
	if o.Findings != nil && o.Deed != syncing.DeedLeftOut {
		r.sent++
		for _, group := range wire.Group(losses(o.Findings)) {
			r.losses.add(findingText(group), o.Name)
		}
	}
	if r.asJSON {
		text, err := marshal(toSyncJSON(o), "")
		if err != nil {
			return err
		}
		return r.array.add(text)
	}
	if o.Deed == syncing.DeedNone || o.Deed == "" && o.State == library.SyncSame && !r.all {
		return nil
	}
	if _, err := r.lines.WriteString(words.Line(r.text(o)) + "\n"); err != nil {
		return err
	}
	return r.lines.Flush() // a person watches
}

// losses are what of a persona does not go along: what a system or the library gives is
// none, and a remote stands beside a project anyway.
func losses(findings []wire.Finding) []wire.Finding {
	return slices.DeleteFunc(wire.Losses(findings), func(f wire.Finding) bool {
		spec, ok := field.Find(f.Path)
		return ok && (spec.ReadOnly || spec.Path == "project")
	})
}

// text says how one persona stands, what was changed, and what was done.
func (r *syncReport) text(o *syncing.Outcome) string {
	var b strings.Builder
	b.WriteString(o.State.Sign() + " " + o.Name)
	if what := r.changed(&o.Row); what != "" && (o.Err == nil || o.Err.Error() != what) {
		b.WriteString(": " + what)
	}
	switch {
	case o.Deed == "":
	case o.Err != nil:
		fmt.Fprintf(&b, " (%s: %s)", o.Deed, o.Err)
	default:
		fmt.Fprintf(&b, " (%s)", o.Deed)
	}
	return b.String()
}

// changed says what was changed on which side.
func (r *syncReport) changed(row *syncing.Row) string {
	describe := field.DescribeAll
	if r.reveal {
		describe = field.DescribeAllRevealed
	}
	switch {
	case row.State == library.SyncHere:
		return describe(row.Mine, changesRoom)
	case row.State == library.SyncThere:
		return describe(row.Theirs, changesRoom)
	case row.State == library.SyncBoth:
		return bothChanged(row, describe)
	case row.State == library.SyncOnlyHere && row.Deleted:
		return "deleted there"
	case row.State == library.SyncOnlyThere && row.Deleted:
		return "deleted here"
	case row.Why != "":
		return row.Why
	case len(row.Theirs) > 0:
		return describe(row.Theirs, changesRoom)
	}
	return ""
}

// bothChanged says what each side changed, and of what both changed how they differ.
func bothChanged(row *syncing.Row, describe func([]field.Change, int) string) string {
	differ := make([]field.Change, len(row.Conflicts))
	for i, c := range row.Conflicts {
		differ[i] = field.Change{Path: c.Spec.Path, Old: c.Mine, New: c.Theirs}
	}
	alone := func(changes []field.Change) []field.Change {
		return slices.DeleteFunc(slices.Clone(changes), func(c field.Change) bool {
			return slices.ContainsFunc(differ, func(d field.Change) bool { return d.Path == c.Path })
		})
	}
	var parts []string
	for _, side := range []struct {
		where   string
		changes []field.Change
	}{{"here", alone(row.Mine)}, {"there", alone(row.Theirs)}, {"both, here → there", differ}} {
		if len(side.changes) > 0 {
			parts = append(parts, side.where+": "+describe(side.changes, changesRoom/2))
		}
	}
	return strings.Join(parts, "; ")
}

type conflictJSON struct {
	Path   string      `json:"path"`
	Base   value.Value `json:"base,omitzero"`
	Mine   value.Value `json:"mine,omitzero"`
	Theirs value.Value `json:"theirs,omitzero"`
}

type syncJSON struct {
	State     library.SyncState `json:"state"`
	Persona   string            `json:"persona"` // our id, "" where it is only there
	Record    string            `json:"record"`  // its id there, "" where it is only here
	Project   string            `json:"project"`
	Name      string            `json:"name"`
	Deleted   bool              `json:"deleted"` // of one that is only on one side: it was on the other
	Mine      []field.Change    `json:"mine"`
	Theirs    []field.Change    `json:"theirs"`
	Conflicts []conflictJSON    `json:"conflicts"`
	Why       string            `json:"why,omitempty"`
	Deed      syncing.Deed      `json:"deed,omitempty"`
	Error     string            `json:"error,omitempty"`
	Fields    []wire.Finding    `json:"fields,omitempty"` // what of them the system does not take
	Body      json.RawMessage   `json:"body,omitempty"`   // what was sent, or would be
}

func toSyncJSON(o *syncing.Outcome) *syncJSON {
	row := &syncJSON{
		State: o.State, Persona: o.Persona, Record: o.Record, Project: o.Project, Name: o.Name, Deleted: o.Deleted,
		Mine: orEmpty(o.Mine), Theirs: orEmpty(o.Theirs), Conflicts: []conflictJSON{}, Why: o.Why, Deed: o.Deed,
		Fields: losses(o.Findings), Body: o.Body,
	}
	for _, c := range o.Conflicts {
		row.Conflicts = append(row.Conflicts, conflictJSON{c.Spec.Path, c.Base, c.Mine, c.Theirs})
	}
	if o.Err != nil {
		row.Error = o.Err.Error()
	}
	return row
}

// end says what is lost, and counts; done is nil where nothing was to be done, whole is
// whether all was looked at.
func (r *syncReport) end(done *syncing.Report, whole bool) error {
	if r.asJSON {
		if err := r.array.end(); err != nil {
			return err
		}
	}
	r.losses.total = r.sent
	text := ""
	if kinds := len(r.losses.order); kinds > 0 {
		text = fmt.Sprintf("%s → %s: %s of loss\n", words.Count(r.sent, "persona"), r.remote.System.Title(),
			words.Either(kinds, "1 kind", fmt.Sprintf("%d kinds", kinds))) + r.losses.text("")
	}
	counts, none := r.stateCounts(), "nobody is here or there"
	if done != nil {
		counts, none = r.deedCounts(done), "there was nothing to do"
	}
	switch {
	case counts != "" && whole:
		text += r.name + ": " + counts + "\n"
	case counts != "":
		text += r.name + ": " + counts + "; not all was looked at\n"
	case whole:
		text += r.name + ": " + none + "\n"
	}
	_, err := io.WriteString(r.errs, text)
	return err
}

func (r *syncReport) stateCounts() string {
	var parts []string
	for _, state := range []library.SyncState{
		library.SyncHere, library.SyncThere, library.SyncBoth, library.SyncOnlyHere, library.SyncOnlyThere, library.SyncUnknown, library.SyncSame,
	} {
		if n := r.states[state]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, state))
		}
	}
	return strings.Join(parts, ", ")
}

func (r *syncReport) deedCounts(done *syncing.Report) string {
	var parts []string
	changed := false
	for _, deed := range []syncing.Deed{
		syncing.DeedCreated, syncing.DeedInstalled, syncing.DeedUpdated, syncing.DeedMerged, syncing.DeedDeleted, syncing.DeedLinked, syncing.DeedLeftOut,
	} {
		if n := done.Deeds[deed]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, deed))
			changed = changed || deed != syncing.DeedLeftOut
		}
	}
	if n := done.Deeds[syncing.DeedNone]; n > 0 {
		parts = append(parts, fmt.Sprintf("%d unchanged", n))
	}
	text := strings.Join(parts, ", ")
	switch {
	case r.dry && changed:
		return "dry run: " + text + "; nothing was written"
	case done.Operation.ID != 0:
		return text + "; personae undo takes it back"
	}
	return text
}
