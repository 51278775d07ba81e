package keymap

// detailKeys is what the detail view answers to.
var detailKeys = []Entry{
	{DetailUp, Detail, []string{"up", "k"}, "up", "Move", "Scroll up by one line.", false},
	{DetailDown, Detail, []string{"down", "j"}, "down", "Move", "Scroll down by one line.", false},
	{DetailTop, Detail, []string{"g", "home"}, "top", "Move", "Scroll to the top.", false},
	{DetailBottom, Detail, []string{"G", "end"}, "bottom", "Move", "Scroll to the bottom.", false},
	{DetailPageUp, Detail, []string{"pgup"}, "page up", "Move", "Scroll up by one screen.", false},
	{DetailPageDown, Detail, []string{"pgdown", "space"}, "page down", "Move", "Scroll down by one screen.", false},
	{DetailHalfUp, Detail, []string{"ctrl+u"}, "half page up", "Move", "Scroll up by half a screen.", false},
	{DetailHalfDown, Detail, []string{"ctrl+d"}, "half page down", "Move", "Scroll down by half a screen.", false},
	{DetailNextTab, Detail, []string{"tab"}, "next tab", "Move", "Show the next tab.", false},
	{DetailPrevTab, Detail, []string{"shift+tab"}, "previous tab", "Move", "Show the tab before.", false},
	{DetailFind, Detail, []string{"/"}, "find", "Find", "Find a word or a phrase in the tab that is shown, while you type.", false},
	{DetailNextFound, Detail, []string{"n"}, "next found", "Find", "Go to the next place of what is looked for, here or in the list.", false},
	{DetailPrevFound, Detail, []string{"N"}, "previous found", "Find", "Go to the place before.", false},
	{DetailEdit, Detail, []string{"e"}, "edit", "Persona", "Edit the persona that is shown.", false},
	{DetailCopy, Detail, []string{"y"}, "copy", "Persona", "Copy what the tab shows to the clipboard.", false},
	{DetailRehearse, Detail, []string{"r"}, "rehearse", "Persona", "Rehearse a call of the persona that is shown, before one is made.", false},
	{DetailReveal, Detail, []string{"f4"}, "secrets", "Persona", "Show headers that look like secrets as they are, or hide them.", false},
	{DetailNextSystem, Detail, []string{"right"}, "next system", "Exchange", "Show the JSON that the next system gets.", false},
	{DetailPrevSystem, Detail, []string{"left"}, "previous system", "Exchange", "Show the JSON that the system before gets.", false},
	{DetailVersion, Detail, []string{"v"}, "API version", "Exchange", "Switch the JSON for Feather between API 1.21 and 1.87.", false},
	{DetailCopyCurl, Detail, []string{"Y"}, "copy curl", "Exchange", "Copy a command that sends this persona to the system that is shown.", false},
	{DetailExport, Detail, []string{"x"}, "export", "Exchange", "Write this persona as another system takes it, to a file or the clipboard.", false},
}

// The actions of the detail view.
const (
	DetailUp        Name = "detail.up"
	DetailDown      Name = "detail.down"
	DetailTop       Name = "detail.top"
	DetailBottom    Name = "detail.bottom"
	DetailPageUp    Name = "detail.page-up"
	DetailPageDown  Name = "detail.page-down"
	DetailHalfUp    Name = "detail.half-page-up"
	DetailHalfDown  Name = "detail.half-page-down"
	DetailFind      Name = "detail.find"
	DetailNextFound Name = "detail.next-found"
	DetailPrevFound Name = "detail.previous-found"
	DetailEdit      Name = "detail.edit"
	DetailNextTab   Name = "detail.next-tab"
	DetailPrevTab   Name = "detail.previous-tab"
	DetailCopy      Name = "detail.copy"
	DetailRehearse  Name = "detail.rehearse"

	DetailNextSystem Name = "detail.next-system"
	DetailPrevSystem Name = "detail.previous-system"
	DetailVersion    Name = "detail.version"
	DetailReveal     Name = "detail.reveal"
	DetailCopyCurl   Name = "detail.copy-curl"
	DetailExport     Name = "detail.export"
)
