package db

import (
	"embed"
	"fmt"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"personae/model"
	"personae/model/wire"
)

//go:embed starter/*.json
var starterFiles embed.FS

// StarterSet returns the 12 personas that a new default library starts with.
func StarterSet() ([]model.Persona, error) { return readSet("starter/starter.json") }

// ShowcaseSet returns the 30 personas of the showcase: the starter set and 18
// more, across projects, languages and trades.
func ShowcaseSet() ([]model.Persona, error) {
	starter, err := StarterSet()
	if err != nil {
		return nil, err
	}
	more, err := readSet("starter/showcase.json")
	return append(starter, more...), err
}

func readSet(name string) ([]model.Persona, error) {
	text, err := starterFiles.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var documents []jsontext.Value
	if err := json.Unmarshal(text, &documents); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	personas := make([]model.Persona, 0, len(documents))
	for i, document := range documents {
		p, err := wire.DecodeNative(document)
		if err != nil {
			return nil, fmt.Errorf("%s, number %d: %w", name, i+1, err)
		}
		personas = append(personas, p)
	}
	return personas, nil
}
