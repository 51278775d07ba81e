package db

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"personae/model"
	"personae/model/library"
)

// Projects returns every project by name, the empty ones too.
func (d *DB) Projects(ctx context.Context) ([]library.Project, error) {
	list, err := collect(ctx, d.read, func(rows *sql.Rows) (library.Project, error) {
		var p library.Project
		err := rows.Scan(&p.Name, &p.Personas)
		return p, err
	}, "SELECT name, personas FROM projects ORDER BY name_key, name")
	return list, d.explain("read the projects", err)
}

// Tags returns every tag in use in project ("" = all), the most used first,
// then by name. The trash does not count.
func (d *DB) Tags(ctx context.Context, project string) ([]library.TagCount, error) {
	list, err := collect(ctx, d.read, func(rows *sql.Rows) (library.TagCount, error) {
		var c library.TagCount
		err := rows.Scan(&c.Tag, &c.Personas)
		return c, err
	}, `SELECT tag, count(*) AS personas FROM tags WHERE trashed = 0 AND (?1 = '' OR project = ?1)
		GROUP BY tag ORDER BY personas DESC, tag`, project)
	return list, d.explain("read the tags", err)
}

func (t *transaction) makeProject(name string) error {
	if t.made[name] {
		return nil
	}
	t.made[name] = true
	_, err := t.exec("INSERT OR IGNORE INTO projects (name, name_key, created_at) VALUES (?, ?, ?)",
		name, fold(name), model.Stamp(t.now))
	return err
}

// count enters how many personas the projects hold now. A trigger would do it too, but
// where one may fire SQLite writes the full-text index out with each row.
func (t *transaction) count() error {
	for name, more := range t.held {
		if more == 0 {
			continue
		}
		if _, err := t.exec("UPDATE projects SET personas = personas + ? WHERE name = ?", more, name); err != nil {
			return err
		}
	}
	return nil
}

// countAnew sets what count keeps, and miscounted lists the projects where it is wrong.
const (
	holds      = "(SELECT count(*) FROM names WHERE names.project = projects.name)"
	countAnew  = "UPDATE projects SET personas = " + holds
	miscounted = "SELECT name FROM projects WHERE personas <> " + holds
)

func (t *transaction) projectThere(name string) (there bool, err error) {
	err = t.row("SELECT EXISTS (SELECT 1 FROM projects WHERE name = ?)", []any{name}, &there)
	return there, err
}

// dropIfEmpty removes a project that holds nobody, not even in the trash.
func (t *transaction) dropIfEmpty(name string) error {
	result, err := t.exec(`DELETE FROM projects WHERE name = ?1
		AND NOT EXISTS (SELECT 1 FROM personas INDEXED BY personas_by_project
			WHERE trashed IN (0, 1) AND project_key = ?2 AND project = ?1)`, name, fold(name))
	if err != nil {
		return err
	}
	gone, err := result.RowsAffected()
	if gone > 0 {
		delete(t.held, name) // what it held went along
		delete(t.made, name)
	}
	return err
}

// CreateProject makes an empty project; library.ErrNameTaken. It is no operation:
// there is nothing in it to lose.
func (d *DB) CreateProject(ctx context.Context, name string) error {
	if err := checkProject(name); err != nil {
		return err
	}
	return d.transact(ctx, "create the project", func(t *transaction) error {
		if err := t.projectIsFree(name); err != nil {
			return err
		}
		return t.makeProject(name)
	})
}

func checkProject(name string) error {
	if strings.TrimSpace(name) == "" {
		return fail(library.ErrInvalid, nil, "a project needs a name: type one")
	}
	return nil
}

func (t *transaction) projectIsFree(name string) error {
	there, err := t.projectThere(name)
	if err != nil || !there {
		return err
	}
	return fail(library.ErrNameTaken, nil, "there is a project called %q already: choose another name", name)
}

// RenameProject gives a project another name, and moves everyone in it, the
// trash included, as one operation. library.ErrNotFound, library.ErrNameTaken;
// library.ErrNothing when both names are the same.
func (d *DB) RenameProject(ctx context.Context, from, to string) (op library.Operation, err error) {
	if err := checkProject(to); err != nil {
		return op, err
	}
	if from == to {
		return op, fail(library.ErrNothing, nil, "the project is called %q already", to)
	}
	err = d.transact(ctx, "rename the project", func(t *transaction) error {
		there, err := t.projectThere(from)
		if err != nil {
			return err
		}
		if !there {
			return fail(library.ErrNotFound, nil, "there is no project called %q: it may have been renamed meanwhile", from)
		}
		if err := t.projectIsFree(to); err != nil {
			return err
		}
		edits, err := t.moveAll(from, to)
		if err != nil {
			return err
		}
		if err := t.makeProject(to); err != nil {
			return err
		}
		op, err = t.perform(logged{
			kind: library.OperationRename, label: fmt.Sprintf("Renamed project %s to %s", from, to),
			projectFrom: from, projectTo: to,
		}, edits)
		if err != nil {
			return err
		}
		if err := t.moveBeside(from, to); err != nil {
			return err
		}
		return t.dropIfEmpty(from)
	})
	return op, err
}

// moveBeside takes along what belongs to a project that gets another name, beside those in
// it: its portraits, and which remotes stand beside it.
func (t *transaction) moveBeside(from, to string) error {
	for _, of := range []string{"images", "remotes"} {
		if _, err := t.exec("UPDATE "+of+" SET project = ? WHERE project = ?", to, from); err != nil {
			return err
		}
	}
	return nil
}

func (t *transaction) moveAll(from, to string) ([]edit, error) {
	ids, err := collect(t.ctx, t.tx, scanOne[string],
		"SELECT id FROM personas WHERE trashed IN (0, 1) AND project_key = ? AND project = ? ORDER BY number", fold(from), from)
	if err != nil {
		return nil, err
	}
	edits := make([]edit, 0, len(ids))
	for _, id := range ids {
		now, err := t.find(id)
		if err != nil {
			return nil, err
		}
		p, err := decode(now.document)
		if err != nil {
			return nil, err
		}
		p.Project, p.UpdatedAt = to, model.Stamp(t.now)
		e, err := t.newEdit(id, now, p, state{document: encode(p), trashed: now.trashed})
		if err != nil {
			return nil, err
		}
		edits = append(edits, e)
	}
	return edits, nil
}
