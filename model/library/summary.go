package library

import (
	"personae/model"
	"personae/model/check"
)

// Summarize returns what the list shows of a record.
func Summarize(r Record) Summary { return SummarizeReady(r, check.ReadyFor(&r.Persona)) }

// SummarizeReady is Summarize where it is known what the persona is ready for.
func SummarizeReady(r Record, ready []model.System) Summary {
	p := &r.Persona
	return Summary{
		ID: p.ID, Project: p.Project, Name: p.Name,
		Tags:             p.Tags.Or(nil),
		Enabled:          p.Enabled.Or(true),
		Revision:         r.Revision,
		UpdatedAt:        p.UpdatedAt,
		InterruptionMode: p.Behavior.InterruptionMode.Or(""),
		YieldWords:       p.Behavior.YieldOnOverlap.AfterWords,
		YieldSeconds:     p.Behavior.YieldOnOverlap.AfterSeconds,
		BackgroundNoise:  p.Behavior.BackgroundNoise.Or(""),
		Ready:            ready,
		TrashedAt:        r.TrashedAt,
	}
}
