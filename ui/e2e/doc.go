// Package e2e holds the tests that run the built program as a person does: in a
// real terminal, tmux, with keys going in and a screen coming out. They skip
// where tmux is missing.
package e2e
