package keymap

// formKeys is what the form answers to.
var formKeys = []Entry{
	{FormNext, Form, []string{"tab", "down"}, "next field", "Move", "Move to the next field.", true},
	{FormPrevious, Form, []string{"shift+tab", "up"}, "previous field", "Move", "Move to the field before.", true},
	{FormNextSection, Form, []string{"pgdown"}, "next section", "Move", "Move to the next section.", true},
	{FormPrevSection, Form, []string{"pgup"}, "previous section", "Move", "Move to the section before.", true},
	{FormFind, Form, []string{"/", "ctrl+_"}, "find a field", "Move", "Go to a field by its name, its path or what it means.", false},
	{FormHelpDown, Form, []string{"alt+down"}, "help down", "Move", "Scroll the help of the field down.", true},
	{FormHelpUp, Form, []string{"alt+up"}, "help up", "Move", "Scroll the help of the field up.", true},
	{FormMore, Form, []string{"right"}, "more", "Adjust", "One step up on a slider, the next of some choices, or right in a text.", true},
	{FormLess, Form, []string{"left"}, "less", "Adjust", "One step down on a slider, the choice before, or left in a text.", true},
	{FormMuchMore, Form, []string{"shift+right"}, "much more", "Adjust", "A big step up on a slider.", true},
	{FormMuchLess, Form, []string{"shift+left"}, "much less", "Adjust", "A big step down on a slider.", true},
	{FormReset, Form, []string{"backspace"}, "reset", "Adjust", "On a slider or a choice: back to null where null means something, else to the default.", true},
	{FormNull, Form, []string{"ctrl+n"}, "null", "Adjust", "Set the field to null, where null means something.", true},
	{FormAbsent, Form, []string{"ctrl+d", "delete"}, "leave out", "Adjust", "Leave the field out of the document.", true},
	{FormFix, Form, []string{"ctrl+f"}, "fix", "Edit", "Do what the problem beside the field suggests.", true},
	{FormEditor, Form, []string{"ctrl+e"}, "open in $EDITOR", "Edit", "Edit the text of this field in your own editor.", true},
	{FormPortrait, Form, []string{"f5"}, "portrait file", "Edit", "Take the portrait from a file: a PNG, a JPEG, a GIF or a WebP.", true},
	{FormDraw, Form, []string{"f6"}, "draw portrait", "Edit", "Have a portrait drawn by the name and the prompt; it asks first, as that costs money.", true},
	{FormUndo, Form, []string{"ctrl+z"}, "undo", "Edit", "Take back the last edit in this form.", true},
	{FormRedo, Form, []string{"ctrl+y"}, "redo", "Edit", "Bring back the edit that was undone.", true},
	{FormReveal, Form, []string{"f4"}, "secrets", "Edit", "Show headers that look like secrets as they are, or hide them.", true},
	{FormChanges, Form, []string{"f2"}, "changes", "Edit", "List what differs from what is saved, go there or take it back.", true},
	{FormSave, Form, []string{"ctrl+s"}, "save", "Edit", "Save the persona to the library.", true},
	{FormRehearse, Form, []string{"ctrl+t"}, "rehearse", "Rehearse", "Rehearse a call as the form stands, above the saved version.", true},
	{FormSymptoms, Form, []string{"ctrl+g"}, "symptoms", "Rehearse", "Start from what is wrong with the caller: see which knobs cause it and try a change.", true},
}

// The actions of the form.
const (
	FormNext        Name = "form.next"
	FormPrevious    Name = "form.previous"
	FormNextSection Name = "form.next-section"
	FormPrevSection Name = "form.previous-section"
	FormFind        Name = "form.find"
	FormHelpDown    Name = "form.help-down"
	FormHelpUp      Name = "form.help-up"
	FormMore        Name = "form.more"
	FormLess        Name = "form.less"
	FormMuchMore    Name = "form.much-more"
	FormMuchLess    Name = "form.much-less"
	FormReset       Name = "form.reset"
	FormNull        Name = "form.null"
	FormAbsent      Name = "form.absent"
	FormSave        Name = "form.save"
	FormChanges     Name = "form.changes"
	FormReveal      Name = "form.reveal"
	FormFix         Name = "form.fix"
	FormEditor      Name = "form.editor"
	FormPortrait    Name = "form.portrait"
	FormDraw        Name = "form.draw-portrait"
	FormUndo        Name = "form.undo"
	FormRedo        Name = "form.redo"
	FormRehearse    Name = "form.rehearse"
	FormSymptoms    Name = "form.symptoms"
)
