-- What a user calls a revision of a persona: changes.revision, or changes.base of
-- the first change. Those of a persona that was purged wait for it to come back.
CREATE TABLE labels (
    persona   TEXT    NOT NULL, -- personas.id
    revision  INTEGER NOT NULL,
    label     TEXT    NOT NULL,
    label_key TEXT    NOT NULL, -- folded, for finding
    PRIMARY KEY (persona, revision)
) STRICT, WITHOUT ROWID;

-- What an operation did to a label; '' is none. Of a purge changes.after is ''.
CREATE TABLE label_changes (
    operation INTEGER PRIMARY KEY REFERENCES operations (id) ON DELETE CASCADE,
    persona   TEXT    NOT NULL,
    revision  INTEGER NOT NULL,
    before    TEXT    NOT NULL,
    after     TEXT    NOT NULL
) STRICT;

-- The trash, by when each came there.
CREATE INDEX personas_by_trashed ON personas (
    trashed, trashed_at, id,
    project, name, name_key, tags, enabled, revision, updated_at,
    interruption_mode, yield_words, yield_seconds, background_noise, ready
) WHERE trashed = 1;

-- What could be done again, which each new change gives up.
CREATE INDEX operations_to_redo ON operations (touched) WHERE undone = 1 AND closed = 0;
