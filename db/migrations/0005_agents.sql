-- Agents to rehearse against that a user keeps, each as the JSON of its figures.
CREATE TABLE agents (name TEXT PRIMARY KEY, profile TEXT NOT NULL) STRICT, WITHOUT ROWID;
