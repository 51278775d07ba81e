package rehearse

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"
)

const (
	frame       = 50 * time.Millisecond  // between two steps of playing
	mostStep    = 250 * time.Millisecond // a tick that comes later than this counts as this late
	normalSpeed = 2
)

// speeds are how many times as fast as in life a call can be played.
var speeds = []float64{.25, .5, 1, 2, 4, 8, 16}

type playTick struct {
	view   *View
	serial int
	to     int // where a jump goes, in milliseconds; -1 for a small step
	at     time.Time
}

// togglePlay starts to play, from the start when the end is reached, or pauses.
func (v *View) togglePlay() tea.Cmd {
	v.play.on = !v.play.on
	if !v.play.on {
		return nil
	}
	if v.at >= v.length() {
		v.goTo(0)
	}
	return v.tick()
}

func (v *View) hurry(steps int) tea.Cmd {
	v.play.speed = max(0, min(v.play.speed+steps, len(speeds)-1))
	return v.tick()
}

func (v *View) toggleMotion() tea.Cmd {
	v.options.ReducedMotion = !v.options.ReducedMotion
	return v.tick()
}

// tick asks for the next step, when playing: a small one, or with reduced motion
// a jump to the next event when its time has come. It makes older ticks void.
func (v *View) tick() tea.Cmd {
	v.play.serial++
	v.play.last = time.Time{}
	if !v.play.on {
		return nil
	}
	wait, to := frame, -1
	if v.options.ReducedMotion {
		to = v.nextEvent()
		wait = time.Duration(float64(to-v.at)/speeds[v.play.speed]) * time.Millisecond
	}
	return v.after(wait, to)
}

func (v *View) after(wait time.Duration, to int) tea.Cmd {
	serial := v.play.serial
	return tea.Tick(wait, func(at time.Time) tea.Msg { return playTick{v, serial, to, at} })
}

// nextEvent is when the next event of either call begins, or the end.
func (v *View) nextEvent() int {
	next := v.length()
	for i := range v.sides {
		for _, e := range v.sides[i].call.Events {
			if e.Start > v.at {
				next = min(next, e.Start)
				break
			}
		}
	}
	return next
}

func (v *View) ticked(msg playTick) tea.Cmd {
	if msg.view != v || msg.serial != v.play.serial || !v.play.on {
		return nil
	}
	to := msg.to
	if to < 0 {
		passed := frame
		if !v.play.last.IsZero() {
			passed = max(0, min(msg.at.Sub(v.play.last), mostStep))
		}
		to = v.at + int(float64(passed.Milliseconds())*speeds[v.play.speed])
	}
	v.goTo(to)
	if v.at >= v.length() {
		v.play.on = false
		return nil
	}
	if msg.to >= 0 {
		return v.tick()
	}
	v.play.last = msg.at
	return v.after(frame, -1)
}

func (v *View) playWords() string {
	words := "■ paused"
	if v.play.on {
		words = "▶ playing"
	}
	words += fmt.Sprintf(" ×%g", speeds[v.play.speed])
	if v.options.ReducedMotion {
		words += " · reduced motion"
	}
	return words
}
