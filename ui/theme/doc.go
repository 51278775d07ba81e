// Package theme turns a palette of meanings into styles, light and dark.
// It knows no persona: colours are named for what they say, not for where they
// stand, and no sign is told by colour alone.
package theme
