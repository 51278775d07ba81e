package flow

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"personae/model/library"
	"personae/model/portrait"
	"personae/ui/detail"
	"personae/ui/widget/picture"
	"personae/ui/work"
)

// Pictures brings the views the portraits that they want: each is read, scaled and drawn
// aside, the newest that a view wants alone, and the last of them are kept.
type Pictures struct {
	*Host
	loads work.Loads
	asked map[shower]detail.Portrait // what is on its way to a view
	drawn []*drawn                   // the newest last
	kitty bool                       // the terminal draws pixels
	sent  int                        // pictures that it was sent
}

// shower is a view that shows a portrait.
type shower interface {
	WantsPortrait() (of detail.Portrait, ok bool)
	SetPortrait(of detail.Portrait, lines []string, width int)
	PortraitOf() detail.Portrait
}

// drawn is a portrait as it stands in a view; without lines it is none that can be shown.
type drawn struct {
	of    detail.Portrait
	lines []string
	width int
	id    int    // its number in the terminal, 0 for half blocks
	send  string // what the terminal is to be given before
}

func newPictures(h *Host) Pictures { return Pictures{Host: h, asked: map[shower]detail.Portrait{}} }

// Ask asks the terminal whether it draws pixels, where it is one that answers.
func (p *Pictures) Ask(variable func(string) string) tea.Cmd {
	if p.Plain || !picture.Knows(variable) {
		return nil
	}
	return tea.Raw(picture.Question())
}

// Answered reports whether a message is the terminal's answer.
func (p *Pictures) Answered(msg tea.Msg) bool {
	draws, ok := picture.Answer(msg)
	if ok && draws != p.kitty {
		p.kitty = draws
		p.Forget()
	}
	return ok
}

// Lost sends the terminal all pictures anew: it has another size or, what looks the same
// from here, another program had the screen, and took them away.
func (p *Pictures) Lost() {
	if p.kitty {
		p.Forget()
	}
}

// Forget lets every view ask for its portrait again.
func (p *Pictures) Forget() {
	clear(p.asked)
	p.give(func(*drawn) bool { return true })
}

// LibraryChanged looks again for what was not there.
func (p *Pictures) LibraryChanged() tea.Cmd {
	p.give(func(d *drawn) bool { return len(d.lines) == 0 })
	return nil
}

// give gives some pictures up, also where they are shown.
func (p *Pictures) give(up func(*drawn) bool) {
	for _, v := range p.showers() {
		if at := p.find(v.PortraitOf()); at != nil && up(at) {
			v.SetPortrait(detail.Portrait{}, nil, 0)
		}
	}
	p.drawn = slices.DeleteFunc(p.drawn, up)
}

func (p *Pictures) showers() (out []shower) {
	for _, v := range p.Screen.Views() {
		if s, ok := v.(shower); ok {
			out = append(out, s)
		}
	}
	return out
}

func (p *Pictures) find(of detail.Portrait) *drawn {
	if at := slices.IndexFunc(p.drawn, func(d *drawn) bool { return d.of == of }); at >= 0 {
		return p.drawn[at]
	}
	return nil
}

// Follow brings what the views want by now. Where there are few colours it is nothing: a
// picture in sixteen, of which nobody knows how they look, is none.
func (p *Pictures) Follow() tea.Cmd {
	if p.Plain || p.Screen.Styles().Profile < colorprofile.ANSI256 {
		return nil
	}
	var cmds []tea.Cmd
	for _, v := range p.showers() {
		of, wants := v.WantsPortrait()
		if !wants {
			continue
		}
		if d := p.find(of); d != nil {
			v.SetPortrait(d.of, d.lines, d.width)
		} else if p.asked[v] != of {
			cmds = append(cmds, p.load(v, of))
		}
	}
	return tea.Batch(cmds...)
}

// load draws a portrait. What it takes the place of in the terminal is given up.
func (p *Pictures) load(v shower, of detail.Portrait) tea.Cmd {
	p.asked[v] = of
	d := &drawn{of: of}
	if p.kitty {
		d.id = picture.FirstID + p.sent%picture.IDs
		p.sent++
		p.give(func(old *drawn) bool { return old.id == d.id })
	}
	return p.loads.Start(p.Context, v, func(ctx context.Context) work.Done {
		err := d.draw(ctx, p.Store)
		return func() tea.Cmd {
			if err != nil && !errors.Is(err, library.ErrNotFound) {
				p.Log.Warn("portrait not shown", "image", of.ID, "error", err)
			}
			keep := finally(func() { p.keep(v, d) })
			if d.send == "" {
				return keep.Take()
			}
			send := tea.Raw(d.send)
			d.send = ""
			return tea.Sequence(send, work.Aside(func() work.Done { return keep }))
		}
	})
}

// keep keeps a portrait for the views that want it, and gives up the oldest.
func (p *Pictures) keep(v shower, d *drawn) {
	if p.asked[v] != d.of {
		return // it was forgotten on its way
	}
	delete(p.asked, v)
	if len(p.drawn) == picture.IDs {
		oldest := p.drawn[0]
		p.give(func(d *drawn) bool { return d == oldest })
	}
	p.drawn = append(p.drawn, d)
}

// draw reads an image and draws it: with its number, for a terminal that draws pixels.
func (d *drawn) draw(ctx context.Context, store Store) error {
	image, err := store.Image(ctx, "", d.of.ID)
	if err != nil {
		return err
	}
	pixels, err := portrait.Decode(image.Data)
	if err != nil || ctx.Err() != nil {
		return errors.Join(err, ctx.Err())
	}
	size := portrait.Within(pixels.Bounds().Size(), picture.HalfSize(d.of.Columns, d.of.Rows))
	if d.id == 0 {
		d.lines, d.width = picture.Half(portrait.Scale(pixels, size)), size.X
		return nil
	}
	columns, rows := picture.Cells(size)
	size = portrait.Within(pixels.Bounds().Size(), picture.PixelSize(columns, rows))
	if d.send, err = picture.Send(portrait.Scale(pixels, size), d.id, columns, rows); err == nil {
		d.lines, d.width = picture.Placeholders(d.id, columns, rows), columns
	}
	return err
}

// flushed is when Bubble Tea has surely written what it was given to write: it does with
// a frame, and gives the screen back before it writes what is left at the end.
const flushed = 20 * time.Millisecond

// Drop takes the pictures out of the terminal, where there are some, while the screen is
// still the editor's: they belong to that.
func (p *Pictures) Drop() []tea.Cmd {
	if p.sent == 0 {
		return nil
	}
	var b strings.Builder
	for i := range min(p.sent, picture.IDs) {
		b.WriteString(picture.Drop(picture.FirstID + i))
	}
	return []tea.Cmd{tea.Raw(b.String()), tea.Tick(flushed, func(time.Time) tea.Msg { return nil })}
}
