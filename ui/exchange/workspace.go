package exchange

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"personae/model/library"
)

// An EvalStudio workspace is a folder with a file that lists its projects; each
// project has a folder of data, in which one file holds its personas and the
// others hold what is none (systems.md §3.4).
const (
	workspaceFile = "evalstudio.config.json"
	personasFile  = "personas.json"
)

// otherFiles lie beside personasFile in the data of a project.
var otherFiles = []string{"connectors.json", "evals.json", "executions.json", "runs.json", "scenarios.json"}

type workspaceProject struct{ ID, Name string }

// workspaceAt returns the projects of the workspace in a folder; ok is false when
// it is none.
func workspaceAt(folder string) (projects []workspaceProject, ok bool, err error) {
	path := filepath.Join(folder, workspaceFile)
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, false, nil //nolint:nilerr // a folder that has no such file is no workspace
	}
	var config struct {
		Projects []workspaceProject `json:"projects"`
	}
	if err := json.Unmarshal(text, &config); err != nil {
		return nil, true, fmt.Errorf("%w: %s is no workspace file of EvalStudio: mend it, or name the %s files themselves", library.ErrInvalid, path, personasFile)
	}
	return config.Projects, true, nil
}

// workspaceSources returns the files with the personas of every project of the
// workspace in a folder, each with the project's name; ok is false when the folder
// is no workspace.
func workspaceSources(folder string) (sources []Source, ok bool, err error) {
	projects, ok, err := workspaceAt(folder)
	if err != nil || !ok {
		return nil, ok, err
	}
	for _, p := range projects {
		path := filepath.Join(folder, "projects", p.ID, "data", personasFile)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			sources = append(sources, fileSource(path))
		}
	}
	if len(sources) == 0 {
		return nil, true, fmt.Errorf("%w: no project of the EvalStudio workspace %s has a %s", library.ErrInvalid, folder, personasFile)
	}
	return sources, true, nil
}

// projectOf returns what a workspace calls the project whose personas the file at
// path holds, "" when it is in no workspace.
func projectOf(path string) string {
	whole, err := filepath.Abs(path)
	data := filepath.Dir(whole)
	project := filepath.Dir(data)
	if err != nil || filepath.Base(whole) != personasFile || filepath.Base(data) != "data" || filepath.Base(filepath.Dir(project)) != "projects" {
		return ""
	}
	projects, _, err := workspaceAt(filepath.Dir(filepath.Dir(project)))
	at := slices.IndexFunc(projects, func(p workspaceProject) bool { return p.ID == filepath.Base(project) })
	if err != nil || at < 0 {
		return ""
	}
	return projects[at].Name
}

// isOther reports whether the file at path is EvalStudio's and holds no personas.
func isOther(path string) bool {
	name := filepath.Base(path)
	whole, err := filepath.Abs(path)
	return name == workspaceFile || err == nil && slices.Contains(otherFiles, name) && filepath.Base(filepath.Dir(whole)) == "data"
}
