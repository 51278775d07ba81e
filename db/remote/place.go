package remote

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"personae/model/library"
	"personae/model/syncing"
	"personae/model/value"
	"personae/model/wire"
)

// place is a remote of one system. It implements syncing.Place.
type place struct {
	*client
	of     system
	remote library.Remote
	path   string // of its personas
	update string // the method that changes one
}

var _ syncing.Place = (*place)(nil)

func (p *place) Can() syncing.Abilities { return p.of.can }

func (p *place) Check(ctx context.Context) (string, error) { return p.of.check(ctx, p) }

func (p *place) Get(ctx context.Context, record string) (*wire.Imported, error) {
	if !p.of.can.Read {
		return nil, p.cannot("read records")
	}
	return p.record(ctx, request{doing: "read record " + record, method: http.MethodGet}, record)
}

func (p *place) Create(ctx context.Context, body []byte) (*wire.Imported, error) {
	doing := fmt.Sprintf("create %q", nameIn(body))
	if !p.of.can.Create {
		return nil, p.cannot(doing)
	}
	return p.answered(ctx, request{doing: doing, method: http.MethodPost, path: p.path, body: body}, "")
}

func (p *place) Update(ctx context.Context, record string, body []byte) (*wire.Imported, error) {
	if !p.of.can.Update {
		return nil, p.cannot("change records")
	}
	return p.record(ctx, request{doing: "change record " + record, method: p.update, body: body}, record)
}

func (p *place) Delete(ctx context.Context, record string) error {
	asks := request{doing: "delete record " + record, method: http.MethodDelete, ofRecord: true}
	if !p.of.can.Delete {
		return p.cannot(asks.doing)
	}
	var err error
	if asks.path, err = p.at(&asks, record); err != nil {
		return err
	}
	return p.do(ctx, asks, func(a *answer) error { // some say so in a body, and some have none
		text, err := a.json(mostSaid)
		if err != nil && len(text) == 0 && a.content.failed == nil {
			return nil
		}
		return err
	})
}

func (p *place) Install(ctx context.Context, record, name string) (*wire.Imported, error) {
	asks := request{doing: "install record " + record, method: http.MethodPost, ofRecord: true}
	if !p.of.can.Install {
		return nil, p.cannot(asks.doing)
	}
	return p.install(ctx, asks, record, name)
}

func (p *place) Upload(ctx context.Context, name string, data []byte) (string, error) {
	if !p.of.can.Portraits {
		return "", p.cannot("keep a portrait")
	}
	return p.upload(ctx, name, data)
}

func (p *place) Portrait(ctx context.Context, id string) ([]byte, error) {
	if !p.of.can.Portraits {
		return nil, p.cannot("give a portrait")
	}
	return p.portrait(ctx, id)
}

// cannot says that a system's API has no such request.
func (p *place) cannot(doing string) error {
	next := p.of.instead
	if next == "" {
		next = "do it there by hand"
	}
	return p.spoken(request{doing: doing}).fail(
		syncing.ErrCannot, "the API of "+p.remote.System.Title()+" has no such request, as far as is known", next)
}

// at is the path of a record.
func (p *place) at(asks *request, record string) (string, error) {
	if !isSegment(record) {
		return "", p.spoken(*asks).fail(syncing.ErrRefused, "that is no id that an address can hold", "pull again, which finds the ids that it has")
	}
	return p.path + "/" + url.PathEscape(record), nil
}

// record sends a request to a record, and reads what it is then.
func (p *place) record(ctx context.Context, asks request, record string) (*wire.Imported, error) {
	var err error
	if asks.path, err = p.at(&asks, record); err != nil {
		return nil, err
	}
	asks.ofRecord = true
	return p.answered(ctx, asks, record)
}

// answered sends a request that is answered with a record, of that id where it is not "".
func (p *place) answered(ctx context.Context, asks request, id string) (*wire.Imported, error) {
	var out *wire.Imported
	err := p.do(ctx, asks, func(a *answer) error {
		text, err := a.json(mostAnswer)
		if err != nil {
			return err
		}
		out, err = wire.Decode(text, p.remote.System, wire.ShapeRecord)
		if err != nil {
			return &brokenError{why: "its answer cannot be read: " + err.Error(), cut: isCut(text)}
		}
		switch is := out.Persona.Origin.ID(p.remote.System); {
		case is == "":
			return &brokenError{why: "its answer is no record: it has no id"}
		case id != "" && !strings.EqualFold(is, id):
			return &brokenError{why: "it answered with another record, " + is}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// object asks for something that is a JSON object.
func (p *place) object(ctx context.Context, asks request) (members []value.Member, err error) {
	err = p.do(ctx, asks, func(a *answer) error {
		members, err = a.object(mostAnswer)
		return err
	})
	return members, err
}

// nameIn is what the body of a request calls its persona.
func nameIn(body []byte) string {
	members, _ := value.JSON(body).Members()
	for _, key := range []string{"name", "display_name"} {
		if name, ok := value.Find(members, key).Text(); ok {
			return name
		}
	}
	return ""
}
