package view

import tea "charm.land/bubbletea/v2"

// WheelLines is how far one notch of the wheel scrolls.
const WheelLines = 3

// Wheel returns which way the wheel was turned: -1 up, 1 down. Its sideways
// buttons are 0: nothing here scrolls sideways but the lanes of a rehearsal.
func Wheel(msg tea.MouseWheelMsg) int {
	switch msg.Button {
	case tea.MouseWheelUp:
		return -1
	case tea.MouseWheelDown:
		return 1
	default:
		return 0
	}
}
