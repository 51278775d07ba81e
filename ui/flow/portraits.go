package flow

import (
	"cmp"
	"context"
	"fmt"
	"net/url"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/model/library"
	"personae/model/portrait"
	"personae/ui/dialog"
	"personae/ui/exchange"
	"personae/ui/view"
	"personae/ui/work"
)

// Portraits gives the persona in the form a portrait: from a file, or one that is drawn.
type Portraits struct {
	*Host
	Browse *Browse
	Forms  *Forms
	Files  *Files

	stop context.CancelFunc // of what is being drawn; nil when nothing is
}

// Choose asks for a file with the portrait.
func (p *Portraits) Choose(path string) tea.Cmd {
	if p.Forms.form == nil {
		return nil
	}
	persona := p.Forms.form.Persona()
	return p.Files.askFor(dialog.FileOptions{Title: "A portrait from a file", Initial: p.Files.folder, Then: func(file string) tea.Cmd {
		p.Files.remember(file)
		read := func(context.Context) ([]byte, error) { return exchange.ReadPicture(file, nil) }
		return work.Aside(attempt(p.Host, "No portrait", read, func(data []byte) tea.Cmd { return p.keep(path, &persona, file, data) }))
	}}, portrait.HasPicture)
}

// Draw has the portrait drawn, once the user agrees to what that sends, and costs.
func (p *Portraits) Draw(path string) tea.Cmd {
	if p.Forms.form == nil {
		return nil
	}
	persona := p.Forms.form.Persona()
	switch {
	case p.Draws == nil:
		p.Say(view.LevelInfo, "There is nobody here who draws portraits: choose a file instead.")
		return nil
	case p.stop != nil:
		p.Say(view.LevelWarning, "A portrait is being drawn: wait for it, or stop it with "+p.KeyOf(keymap.Back)+".")
		return nil
	}
	p.question(dialog.Question{
		Title: "Draw a portrait",
		Text: fmt.Sprintf("This sends the name and the prompt of %s, and what the portraits of %s are to look like, to %s, where %s draws. It costs money there.",
			p.Forms.form.Title(), persona.Project, hostOf(p.Maker), p.Maker.Model),
		Buttons: []dialog.Button{
			{Label: "Draw", Danger: true, Do: func() tea.Cmd { return p.draw(path, &persona) }},
			{Label: "Cancel"},
		},
	})
	return nil
}

// hostOf names who draws by the host, as a person knows it.
func hostOf(maker library.Maker) string {
	if at, err := url.Parse(maker.URL); err == nil && at.Host != "" {
		return at.Host
	}
	return maker.URL
}

// draw has a persona drawn. That takes a minute, in which the form can be left.
func (p *Portraits) draw(path string, persona *model.Persona) tea.Cmd {
	ctx, cancel := context.WithCancel(p.Context)
	p.stop = cancel
	p.Say(view.LevelProgress, "Drawing a portrait of "+titleOf(persona)+", which takes a minute. "+p.KeyOf(keymap.Back)+" stops it.")
	return work.Aside(func() work.Done {
		data, err := exchange.DrawPortrait(ctx, p.Store, p.Draws, p.Maker, persona)
		stopped := ctx.Err() != nil
		return func() tea.Cmd {
			cancel()
			p.stop = nil
			switch {
			case stopped:
				p.Say(view.LevelInfo, "The drawing was stopped, and nothing was changed.")
				return nil
			case err != nil:
				p.Fail("No portrait", err)
				return nil
			}
			return p.keep(path, persona, "", data)
		}
	})
}

// Stop stops what is being drawn and reports whether there was something.
func (p *Portraits) Stop() bool {
	if p.stop == nil {
		return false
	}
	p.stop()
	p.Say(view.LevelProgress, "Stopping the drawing…")
	return true
}

// keep keeps a picture, called as its file is, and gives it to its persona: in the form
// where that is still open, else in the library.
func (p *Portraits) keep(path string, persona *model.Persona, name string, data []byte) tea.Cmd {
	id := persona.ID
	return p.Queue.Add(attempt(p.Host, "The portrait was not kept", func(ctx context.Context) (library.Image, error) {
		return exchange.KeepPicture(ctx, p.Store, persona.Project, portrait.RoleAvatar, name, data)
	}, func(image library.Image) tea.Cmd {
		if open := p.Forms.form; open != nil && open.Persona().ID == id {
			action, cmd, _ := open.SetEdited(path, image.ID)
			p.Say(view.LevelSuccess, fmt.Sprintf("The portrait is in the form. %s saves it, %s takes it back.", p.KeyOf(keymap.FormSave), p.KeyOf(keymap.FormUndo)))
			return tea.Batch(cmd, p.Apply(action))
		}
		return p.Queue.Add(attempt(p.Host, "The portrait was not set", func(ctx context.Context) (library.Operation, error) {
			return exchange.SetPortrait(ctx, p.Store, id, image.ID)
		}, func(op library.Operation) tea.Cmd {
			p.Succeed(op.Label)
			return p.Browse.Changed()
		}))
	}))
}

// titleOf is a persona's name, or words for one that has none yet.
func titleOf(persona *model.Persona) string { return cmp.Or(persona.Name, "the new persona") }
