-- Projects hold personas; a project may be empty.
CREATE TABLE projects (
    name       TEXT PRIMARY KEY,
    name_key   TEXT NOT NULL, -- folded, for sorting
    created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row a persona, in the library or in the trash. The document is the truth;
-- the columns before it are taken from it at each write, for the list.
CREATE TABLE personas (
    number            INTEGER PRIMARY KEY,
    id                TEXT    NOT NULL UNIQUE,
    project           TEXT    NOT NULL,
    project_key       TEXT    NOT NULL, -- folded, for sorting
    name              TEXT    NOT NULL,
    name_key          TEXT    NOT NULL, -- folded, for sorting and for finding
    tags              TEXT    NOT NULL, -- a JSON array, '' when there are none
    enabled           INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    revision          INTEGER NOT NULL CHECK (revision > 0),
    created_key       TEXT    NOT NULL, -- created_at in UTC with milliseconds
    updated_at        TEXT    NOT NULL,
    interruption_mode TEXT    NOT NULL,
    yield_words       TEXT    NOT NULL, -- '' when absent, 'null', or a number
    yield_seconds     TEXT    NOT NULL, -- the same
    background_noise  TEXT    NOT NULL,
    ready             INTEGER NOT NULL, -- one bit a system
    trashed           INTEGER NOT NULL CHECK (trashed IN (0, 1)),
    trashed_at        TEXT,
    document          TEXT    NOT NULL
) STRICT;

-- One index a sort order, each with every column that the list shows, so that a
-- page of the list is read from the index alone.
CREATE INDEX personas_by_updated ON personas (
    trashed, updated_at, id,
    project, name, name_key, tags, enabled, revision,
    interruption_mode, yield_words, yield_seconds, background_noise, ready
);
CREATE INDEX personas_by_created ON personas (
    trashed, created_key, id,
    project, name, name_key, tags, enabled, revision, updated_at,
    interruption_mode, yield_words, yield_seconds, background_noise, ready
);
CREATE INDEX personas_by_name ON personas (
    trashed, name_key, id,
    project, name, tags, enabled, revision, updated_at,
    interruption_mode, yield_words, yield_seconds, background_noise, ready
);
CREATE INDEX personas_by_project ON personas (
    trashed, project_key, name_key, id,
    project, name, tags, enabled, revision, updated_at,
    interruption_mode, yield_words, yield_seconds, background_noise, ready
);

-- Who holds which name; the trash holds none. A table of its own, so that one
-- operation can swap two names.
CREATE TABLE names (
    project TEXT    NOT NULL REFERENCES projects (name),
    name    TEXT    NOT NULL,
    persona INTEGER NOT NULL REFERENCES personas (number) ON DELETE CASCADE,
    PRIMARY KEY (project, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX names_by_persona ON names (persona);

-- Trash and project stand in the key so that tags are counted from it alone.
CREATE TABLE tags (
    trashed INTEGER NOT NULL,
    tag     TEXT    NOT NULL,
    project TEXT    NOT NULL,
    persona INTEGER NOT NULL REFERENCES personas (number) ON DELETE CASCADE,
    PRIMARY KEY (trashed, tag, project, persona)
) STRICT, WITHOUT ROWID;
CREATE INDEX tags_by_persona ON tags (persona);

-- Full text by personas.number. Marks count as parts of words, as the scripts
-- of India and others need.
CREATE VIRTUAL TABLE personas_fts USING fts5 (
    name, description, prompt, tags,
    content = '', contentless_delete = 1, prefix = '1 2',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);

-- The last revision of a persona that is no longer there, so that its revisions
-- go on rising should it come back.
CREATE TABLE gone (
    id       TEXT PRIMARY KEY,
    revision INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The log that undo and redo walk. touched counts up with each do, undo and
-- redo; editor is the handle that touched the operation last.
CREATE TABLE operations (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    kind         TEXT    NOT NULL,
    label        TEXT    NOT NULL,
    at           TEXT    NOT NULL,
    personas     INTEGER NOT NULL,
    undone       INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
    closed       INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1)), -- neither undo nor redo reaches it
    editor       TEXT    NOT NULL,
    touched      INTEGER NOT NULL UNIQUE,
    project_from TEXT, -- of a renamed project
    project_to   TEXT
) STRICT;

-- What an operation did to one persona. base and revision never change: they
-- are the history. base_now and made_now say under which revision the two sides
-- can be met today: an undo or redo brings a side back under a new number.
CREATE TABLE changes (
    operation      INTEGER NOT NULL REFERENCES operations (id) ON DELETE CASCADE,
    persona        TEXT    NOT NULL, -- personas.id
    base           INTEGER NOT NULL, -- 0: was not there
    revision       INTEGER NOT NULL,
    base_now       INTEGER NOT NULL,
    made_now       INTEGER NOT NULL,
    before_trashed INTEGER NOT NULL CHECK (before_trashed IN (0, 1)),
    after_trashed  INTEGER NOT NULL CHECK (after_trashed IN (0, 1)),
    before         TEXT, -- NULL: was not there
    after          TEXT NOT NULL,
    UNIQUE (operation, persona)
) STRICT;
CREATE INDEX changes_by_persona ON changes (persona, operation);

-- What is typed in an open form. host and process tell whether the editor that
-- typed it is still running.
CREATE TABLE drafts (
    id            TEXT    PRIMARY KEY,
    document      TEXT    NOT NULL,
    base          INTEGER NOT NULL,
    base_document TEXT,
    at            TEXT    NOT NULL,
    editor        TEXT    NOT NULL,
    host          TEXT    NOT NULL,
    process       INTEGER NOT NULL
) STRICT;

CREATE TABLE images (
    id   TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    data BLOB NOT NULL
) STRICT;
