package db

import "personae/model"

// storeOrigins writes which records the persona came from. before is what stood
// there, nil for nothing. Rows that are there already stay: most saves change no
// origin.
func (t *transaction) storeOrigins(number int64, before, p *model.Persona) error {
	for _, system := range model.Vendors {
		record := p.Origin.ID(system)
		if before != nil && before.Origin.ID(system) != "" && before.Origin.ID(system) != record {
			if _, err := t.exec("DELETE FROM origins WHERE persona = ? AND system = ?", number, system); err != nil {
				return err
			}
		}
		if record == "" {
			continue
		}
		_, err := t.exec("INSERT OR IGNORE INTO origins (persona, system, record) VALUES (?, ?, ?)", number, system, record)
		if err != nil {
			return err
		}
	}
	return nil
}
