package keymap

// rehearseKeys is what a rehearsal answers to.
var rehearseKeys = []Entry{
	{RehearseNext, Rehearse, []string{"tab", "n"}, "next event", "Events", "Step to the next event and read its cause.", false},
	{RehearsePrevious, Rehearse, []string{"shift+tab", "p"}, "previous event", "Events", "Step to the event before and read its cause.", false},
	{RehearseOther, Rehearse, []string{"c"}, "other call", "Events", "Step through the events of the other call of a comparison.", false},
	{RehearsePlay, Rehearse, []string{"space"}, "play", "Play", "Play the call in real time, or pause.", false},
	{RehearseFaster, Rehearse, []string{"."}, "faster", "Play", "Play the call at twice the speed.", false},
	{RehearseSlower, Rehearse, []string{","}, "slower", "Play", "Play the call at half the speed.", false},
	{RehearseMotion, Rehearse, []string{"m"}, "reduce motion", "Play", "Let playing jump from event to event instead of moving all the time, or move again.", false},
	{RehearseRight, Rehearse, []string{"right", "l"}, "later", "Move", "Scroll to later in the call.", false},
	{RehearseLeft, Rehearse, []string{"left", "h"}, "earlier", "Move", "Scroll to earlier in the call.", false},
	{RehearseStart, Rehearse, []string{"g", "home"}, "start", "Move", "Go to the start of the call.", false},
	{RehearseEnd, Rehearse, []string{"G", "end"}, "end", "Move", "Go to the end of the call.", false},
	{RehearseZoomIn, Rehearse, []string{"+", "="}, "zoom in", "Move", "Draw less of the call, closer.", false},
	{RehearseZoomOut, Rehearse, []string{"-"}, "zoom out", "Move", "Draw more of the call, from further away.", false},
	{RehearseFit, Rehearse, []string{"0"}, "whole call", "Move", "Draw the whole call.", false},
	{RehearseDown, Rehearse, []string{"down", "j"}, "down", "Move", "Scroll the figures down by one line.", false},
	{RehearseUp, Rehearse, []string{"up", "k"}, "up", "Move", "Scroll the figures up by one line.", false},
	{RehearsePageDown, Rehearse, []string{"pgdown"}, "page down", "Move", "Scroll the figures down by one screen.", false},
	{RehearsePageUp, Rehearse, []string{"pgup"}, "page up", "Move", "Scroll the figures up by one screen.", false},
	{RehearseSeed, Rehearse, []string{"]"}, "next seed", "Call", "Rehearse another call: the next seed.", false},
	{RehearseSeedBack, Rehearse, []string{"["}, "previous seed", "Call", "Rehearse the call before: the previous seed.", false},
	{RehearseScript, Rehearse, []string{"s"}, "script", "Call", "Choose what the two sides say.", false},
	{RehearseFile, Rehearse, []string{"o"}, "own script", "Call", "Read a script of your own from a file.", false},
	{RehearseAgent, Rehearse, []string{"a"}, "agent", "Call", "Choose the agent under test, enter figures of your own, or keep a copy.", false},
	{RehearseAgents, Rehearse, []string{"A"}, "every agent", "Call", "Rehearse with every agent, and see in a table where they differ.", false},
	{RehearseAPI, Rehearse, []string{"v"}, "API version", "Call", "Choose which version of Feather's API the library targets: its defaults hold for a knob that is absent.", false},
	{RehearseCopy, Rehearse, []string{"y"}, "copy", "Call", "Copy the call as text to the clipboard, with every event and its cause.", false},
	{RehearseEdit, Rehearse, []string{"e"}, "edit", "Call", "Edit the persona that is rehearsed.", false},
}

// The actions of a rehearsal.
const (
	RehearseNext     Name = "rehearse.next"
	RehearsePrevious Name = "rehearse.previous"
	RehearseRight    Name = "rehearse.right"
	RehearseLeft     Name = "rehearse.left"
	RehearseStart    Name = "rehearse.start"
	RehearseEnd      Name = "rehearse.end"
	RehearseDown     Name = "rehearse.down"
	RehearseUp       Name = "rehearse.up"
	RehearsePageDown Name = "rehearse.page-down"
	RehearsePageUp   Name = "rehearse.page-up"
	RehearseZoomIn   Name = "rehearse.zoom-in"
	RehearseZoomOut  Name = "rehearse.zoom-out"
	RehearseFit      Name = "rehearse.fit"
	RehearsePlay     Name = "rehearse.play"
	RehearseFaster   Name = "rehearse.faster"
	RehearseSlower   Name = "rehearse.slower"
	RehearseMotion   Name = "rehearse.motion"
	RehearseSeed     Name = "rehearse.next-seed"
	RehearseSeedBack Name = "rehearse.previous-seed"
	RehearseScript   Name = "rehearse.script"
	RehearseFile     Name = "rehearse.file"
	RehearseAgent    Name = "rehearse.agent"
	RehearseAgents   Name = "rehearse.agents"
	RehearseAPI      Name = "rehearse.api"
	RehearseOther    Name = "rehearse.other"
	RehearseCopy     Name = "rehearse.copy"
	RehearseEdit     Name = "rehearse.edit"
)
