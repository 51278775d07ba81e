package db

import (
	"context"
	"database/sql"
	"encoding/json"

	"personae/model"
	"personae/model/library"
	"personae/model/syncing"
)

// Standings returns how personas stand to the remotes, by their ids, as far as the library
// knows: those that are linked, and those that are new in a project beside which a remote
// stands that was looked at. The trash stands nowhere. Where there is no remote that is
// one look at a table of nothing.
func (d *DB) Standings(ctx context.Context, ids []string) (map[string][]library.Standing, error) {
	var remotes int
	err := d.read.QueryRowContext(ctx, "SELECT count(*) FROM remotes").Scan(&remotes)
	if err != nil || remotes == 0 || len(ids) == 0 {
		return nil, d.explain("read how personas stand", err)
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	here := personaHere{}
	standings := map[string][]library.Standing{}
	_, err = collect(ctx, d.read, func(rows *sql.Rows) (struct{}, error) {
		var s standing
		err := rows.Scan(&s.id, &s.document, &s.remote, &s.system, &s.base, &s.seen, &s.at)
		if err != nil {
			return struct{}{}, err
		}
		stands, err := s.stands(&here)
		standings[s.id] = append(standings[s.id], stands)
		return struct{}{}, err
	}, standingRows, string(list))
	return standings, d.explain("read how personas stand", err)
}

// standingRows has a row for each persona and remote, without a base where they are not
// linked.
const standingRows = `SELECT p.id, iif(l.base IS NULL, '', p.document), r.name, r.system,
		coalesce(l.base, ''), coalesce(l.seen, ''), coalesce(nullif(l.seen_at, ''), l.at, r.looked)
	FROM json_each(?) i CROSS JOIN personas p ON p.id = i.value AND p.trashed = 0 CROSS JOIN remotes r
	LEFT JOIN links l ON l.persona = p.id AND l.remote = r.number
	WHERE l.base IS NOT NULL OR r.project = p.project AND r.looked <> ''
	ORDER BY i.key, r.name_key`

type standing struct {
	id, document, remote string
	system               model.System
	base                 string // the document that both agreed on, "" where they are not linked
	seen                 library.SyncState
	at                   string
}

// personaHere is the persona that was read last: it may stand to several remotes.
type personaHere struct {
	document string
	persona  model.Persona
}

func (s standing) stands(here *personaHere) (library.Standing, error) {
	at, err := parseStamp(s.at)
	out := library.Standing{Remote: s.remote, State: library.SyncOnlyHere, At: at}
	if err != nil || s.base == "" || s.seen == library.SyncOnlyHere {
		return out, err
	}
	changed, err := s.changedHere(here)
	if err != nil {
		return out, err
	}
	out.State = syncState(changed, s.seen)
	return out, nil
}

func (s standing) changedHere(here *personaHere) (bool, error) {
	if s.base == s.document {
		return false, nil
	}
	base, err := decode(s.base)
	if err == nil && here.document != s.document {
		here.document = s.document
		here.persona, err = decode(s.document)
	}
	return err == nil && len(syncing.Differences(&base, &here.persona, s.system)) > 0, err
}

// syncState brings together what is known of both sides.
func syncState(changedHere bool, seen library.SyncState) library.SyncState {
	changedThere := seen == library.SyncThere || seen == library.SyncBoth
	switch {
	case seen == library.SyncUnknown:
		return library.SyncUnknown
	case changedHere && changedThere:
		return library.SyncBoth
	case changedThere:
		return library.SyncThere
	case changedHere:
		return library.SyncHere
	}
	return library.SyncSame
}
