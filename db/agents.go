package db

import (
	"context"
	"database/sql"

	"github.com/go-json-experiment/json"

	"personae/model/library"
	"personae/model/rehearsal"
)

// Agents returns the agents that are kept for rehearsals, by name.
func (d *DB) Agents(ctx context.Context) ([]rehearsal.Agent, error) {
	list, err := collect(ctx, d.read, func(rows *sql.Rows) (a rehearsal.Agent, err error) {
		var name, profile string
		if err := rows.Scan(&name, &profile); err != nil {
			return a, err
		}
		if a, err = rehearsal.ParseAgent(name, []byte(profile)); err != nil {
			return a, fail(library.ErrCorrupt, err, "the agent %q cannot be read: %s", name, err)
		}
		return a, nil
	}, "SELECT name, profile FROM agents ORDER BY name")
	return list, d.explain("read the agents", err)
}

// KeepAgent keeps an agent under its name, in the place of one that has it. A
// shipped agent's name is taken.
func (d *DB) KeepAgent(ctx context.Context, a rehearsal.Agent) error {
	if err := rehearsal.CheckAgentName(a.Name); err != nil {
		return fail(library.ErrInvalid, err, "the agent cannot be kept: %s", err)
	}
	if _, shipped := rehearsal.AgentNamed(a.Name); shipped {
		return fail(library.ErrNameTaken, nil, "%q is an agent that comes with the program: keep this one under another name", a.Name)
	}
	profile, err := json.Marshal(a, json.Deterministic(true))
	if err != nil {
		return fail(library.ErrInvalid, err, "the agent cannot be kept: %s", err)
	}
	return d.transact(ctx, "keep the agent", func(t *transaction) error {
		_, err := t.exec("INSERT OR REPLACE INTO agents (name, profile) VALUES (?, ?)", a.Name, string(profile))
		return err
	})
}

// DropAgent forgets an agent that is kept; ErrNotFound where there is none.
func (d *DB) DropAgent(ctx context.Context, name string) error {
	return d.transact(ctx, "drop the agent", func(t *transaction) error {
		var there bool
		if err := t.row("SELECT EXISTS (SELECT 1 FROM agents WHERE name = ?)", []any{name}, &there); err != nil {
			return err
		}
		if !there {
			return fail(library.ErrNotFound, nil, "no agent %q is kept here", name)
		}
		_, err := t.exec("DELETE FROM agents WHERE name = ?", name)
		return err
	})
}
