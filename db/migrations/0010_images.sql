-- The project that a portrait belongs to. Those of a role are listed as they came.
ALTER TABLE images ADD COLUMN project TEXT NOT NULL DEFAULT 'Default';
CREATE INDEX images_by_role ON images (project, role);
