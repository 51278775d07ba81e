package wire

import (
	"fmt"
	"slices"
	"sync"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
)

func (d *decoder) noteTaken(b *branch, is, was value.Value) {
	if b.isObject() {
		return
	}
	finding := Finding{Path: b.spec.Path, Label: b.spec.Label, Kind: KindExact}
	if is != was && (b.spec.Kind == field.KindNumber || b.spec.Kind == field.KindInteger) && !sameNumber(is.JSON(), was.JSON()) {
		finding.Kind = KindApproximated
		finding.Text = fmt.Sprintf("%s has more digits than can be kept; read as %s.", was.Describe(), is.JSON())
	}
	d.report = append(d.report, finding)
}

// noteKept reports a key that no field takes, or a known one whose value has no
// place: an empty name, or what an answer says in another place as well.
func (d *decoder) noteKept(b *branch, name string, isKnown bool) {
	if d.isOurs() {
		return
	}
	text := "We do not know this key; it is kept and goes back where it came from."
	if isKnown {
		text = "This value is not used; it is kept and goes back where it came from."
	}
	path := d.extra.Path + "." + joinPath(b.path, name)
	d.report = append(d.report, Finding{Path: path, Label: d.extra.Label, Kind: KindExact, Text: text})
}

func (d *decoder) noteMissing() {
	for _, key := range d.required {
		b := d.write.child(key)
		if v := b.spec.Of(d.persona).Get(); !v.IsSet() || v == emptyText {
			d.report = append(d.report, Finding{
				Path: b.spec.Path, Label: b.spec.Label, Kind: KindMissing,
				Text: fmt.Sprintf("%s needs it before it takes the persona.", d.system.Title()),
			})
		}
	}
}

// exactReport says of our own document that it holds everything, but for one field
// where that is not nil. Personas mostly have the same fields, and then the same report.
func exactReport(p *model.Persona, but *field.Spec) []Finding {
	set := make([]*field.Spec, 0, usualFindings)
	var key []byte
	for rank, spec := range field.All() {
		if spec.Kind != field.KindObject && spec != but && spec.Of(p).State() != value.StateAbsent {
			set, key = append(set, spec), append(key, byte(rank), byte(rank>>8))
		}
	}
	reports.Lock()
	defer reports.Unlock()
	findings, known := reports.exact[string(key)]
	if known {
		return findings
	}
	for _, spec := range set {
		findings = append(findings, Finding{Path: spec.Path, Label: spec.Label, Kind: KindExact})
	}
	if len(reports.exact) >= mostReports {
		clear(reports.exact)
	}
	reports.exact[string(key)] = slices.Clip(findings)
	return findings
}

const mostReports = 100

// reports are those that were made lately, by the places of their fields in the table.
// They are never written in place.
var reports = struct {
	sync.Mutex
	exact map[string][]Finding
}{exact: map[string][]Finding{}}
