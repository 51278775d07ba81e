-- Under which revisions the two sides of a change can be met today, once an undo or redo
-- has brought one back under a new number; until then those that it has itself. To write
-- them beside its documents costs a page for each change.
CREATE TABLE renumbered (
    operation INTEGER NOT NULL,
    persona   TEXT    NOT NULL,
    base_now  INTEGER NOT NULL,
    made_now  INTEGER NOT NULL,
    PRIMARY KEY (operation, persona),
    FOREIGN KEY (operation, persona) REFERENCES changes (operation, persona) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
