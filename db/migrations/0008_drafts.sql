-- A draft belongs to the editor that typed it. unfinished is what was typed where it is
-- no value yet, as JSON; started tells a process from a later one of the same number.
CREATE TABLE drafts_by_editor (
    id            TEXT    NOT NULL, -- personas.id, or that of a new persona
    editor        TEXT    NOT NULL,
    document      TEXT    NOT NULL,
    base          INTEGER NOT NULL,
    base_document TEXT,
    unfinished    TEXT    NOT NULL,
    at            TEXT    NOT NULL,
    host          TEXT    NOT NULL,
    process       INTEGER NOT NULL,
    started       TEXT    NOT NULL, -- '' where the system does not tell
    PRIMARY KEY (id, editor)
) STRICT;

INSERT INTO drafts_by_editor (id, editor, document, base, base_document, unfinished, at, host, process, started)
SELECT id, editor, document, base, base_document, '[]', at, host, process, '' FROM drafts;

DROP TABLE drafts;
ALTER TABLE drafts_by_editor RENAME TO drafts;
