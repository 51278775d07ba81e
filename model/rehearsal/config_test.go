package rehearsal

import "personae/model"

// config builds a behavior_config for a test that names its knobs.
func config(set func(*model.BehaviorConfig)) Behavior {
	var c model.BehaviorConfig
	if set != nil {
		set(&c)
	}
	return fromConfig(c)
}

func fromConfig(c model.BehaviorConfig) Behavior { return From(&model.Persona{Behavior: c}, "") }
