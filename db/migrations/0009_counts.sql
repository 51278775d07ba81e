-- How many personas of the library a project holds: to count them takes as long as
-- there are many. The transaction that gives or takes names keeps it.
ALTER TABLE projects ADD COLUMN personas INTEGER NOT NULL DEFAULT 0;
UPDATE projects SET personas = (SELECT count(*) FROM names WHERE names.project = projects.name);
