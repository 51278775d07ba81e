// Package widgettest is what the tests of widget and its rooms share: unpleasant
// text and widths drawn at random, and what a drawing must be in any terminal.
// Only tests import it.
package widgettest
