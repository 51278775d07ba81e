package field

import (
	"personae/model"
	"personae/model/value"
)

// inWidget are the bodies that carry widget settings: Anam takes them at an
// update only, and merges them into what it has.
const inWidget = inUpdate | inRead

var anamWidgetFields = []*Spec{
	{
		Path: "anam.widgetConfig", Label: "Widget", Group: GroupAnamWidget, Kind: KindObject,
		Absent: "not given", Null: "null",
		Help:     "Whether the record says how the widget looks. Anam takes it only when a persona is updated and merges it into what it has.",
		Carriers: by(model.SystemAnam, "widgetConfig", inWidget),
		bind:     bindObject(func(p *model.Persona) *value.Object { return &p.Anam.WidgetConfig.Object }),
	},
	{
		Path: "anam.widgetConfig.callToAction", Label: "Call to action", Group: GroupAnamWidget, Kind: KindLine,
		Absent:   "the widget's default",
		Help:     "The words on the button that starts a session.",
		Carriers: by(model.SystemAnam, "widgetConfig.callToAction", inWidget),
		bind:     bindText(func(p *model.Persona) *value.Optional[string] { return &p.Anam.WidgetConfig.CallToAction }),
	},
	{
		Path: "anam.widgetConfig.allowedOrigins", Label: "Allowed sites", Group: GroupAnamWidget, Kind: KindTags,
		Absent:   "not given",
		Help:     "The web sites that may show the widget; a bare domain counts as https. It does nothing while every site is allowed.",
		Carriers: by(model.SystemAnam, "widgetConfig.allowedOrigins", inWidget),
		bind:     bindList(func(p *model.Persona) *value.Optional[value.Strings] { return &p.Anam.WidgetConfig.AllowedOrigins }),
	},
	{
		Path: "anam.widgetConfig.allowEverywhere", Label: "Allow every site", Group: GroupAnamWidget, Kind: KindToggle,
		Absent:   "the widget's default",
		Help:     "Let any web site show the widget, whatever the list of sites says. Anyone who finds it can then spend your minutes.",
		Carriers: by(model.SystemAnam, "widgetConfig.allowEverywhere", inWidget),
		bind:     bindBool(func(p *model.Persona) *value.Optional[bool] { return &p.Anam.WidgetConfig.AllowEverywhere }),
	},
	{
		Path: "anam.widgetConfig.layout", Label: "Layout", Group: GroupAnamWidget, Kind: KindChoice,
		Options: []Option{
			{"inline", "inline", "A part of the page, where it was put."},
			{"floating", "floating", "Above the page, in a corner."},
		},
		Absent:   "the widget's default",
		Help:     "Whether the widget stands in the page or floats above it.",
		Carriers: by(model.SystemAnam, "widgetConfig.layout", inWidget),
		bind:     bindText(func(p *model.Persona) *value.Optional[string] { return &p.Anam.WidgetConfig.Layout }),
	},
	{
		Path: "anam.widgetConfig.initialState", Label: "Starts", Group: GroupAnamWidget, Kind: KindChoice,
		Options: []Option{
			{"minimized", "minimized", "A small button until it is clicked."},
			{"expanded", "expanded", "Open, with the face in view."},
		},
		Absent:   "the widget's default",
		Help:     "Whether the widget is open when the page loads. Open draws the eye and covers more of the page.",
		Carriers: by(model.SystemAnam, "widgetConfig.initialState", inWidget),
		bind:     bindText(func(p *model.Persona) *value.Optional[string] { return &p.Anam.WidgetConfig.InitialState }),
	},
	{
		Path: "anam.widgetConfig.position", Label: "Position", Group: GroupAnamWidget, Kind: KindLine,
		Absent:   "the widget's default",
		Help:     "The corner of a floating widget, such as bottom-right. Anam lists no values.",
		Carriers: by(model.SystemAnam, "widgetConfig.position", inWidget),
		bind:     bindText(func(p *model.Persona) *value.Optional[string] { return &p.Anam.WidgetConfig.Position }),
	},
	{
		Path: "anam.widgetConfig.showTextInput", Label: "Text input", Group: GroupAnamWidget, Kind: KindToggle,
		Absent:   "the widget's default",
		Help:     "Show a line to type in, for people who cannot or would rather not speak.",
		Carriers: by(model.SystemAnam, "widgetConfig.showTextInput", inWidget),
		bind:     bindBool(func(p *model.Persona) *value.Optional[bool] { return &p.Anam.WidgetConfig.ShowTextInput }),
	},
	{
		Path: "anam.widgetConfig.showMuteButton", Label: "Mute button", Group: GroupAnamWidget, Kind: KindToggle,
		Absent:   "the widget's default",
		Help:     "Show a button that switches the user's microphone off.",
		Carriers: by(model.SystemAnam, "widgetConfig.showMuteButton", inWidget),
		bind:     bindBool(func(p *model.Persona) *value.Optional[bool] { return &p.Anam.WidgetConfig.ShowMuteButton }),
	},
	{
		Path: "anam.widgetConfig.showTranscript", Label: "Transcript", Group: GroupAnamWidget, Kind: KindToggle,
		Absent:   "on",
		Help:     "Show what both sides said, as text. Left out, the widget shows it.",
		Carriers: by(model.SystemAnam, "widgetConfig.showTranscript", inWidget),
		bind:     bindBool(func(p *model.Persona) *value.Optional[bool] { return &p.Anam.WidgetConfig.ShowTranscript }),
	},
}
