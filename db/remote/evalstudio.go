package remote

import (
	"context"
	"encoding/base64"
	"net/http"
	"net/url"
	"path"
	"strings"

	"personae/model/portrait"
	"personae/model/syncing"
	"personae/model/value"
	"personae/model/words"
)

// EvalStudio (systems.md §3): one list, no pages, no key. Between looking whether a name is
// taken and writing, nothing there keeps others out, and a file of all personas is written
// for each change: there is never more than one write at once from here.
const (
	evalStudioAtOnce = 4
	evalStudioWrites = 1
)

func evalStudio() system {
	return system{
		can:          syncing.Abilities{Read: true, Create: true, Update: true, Delete: true, Portraits: true, AtOnce: evalStudioAtOnce},
		writesAtOnce: evalStudioWrites,
		pages:        func(string) pager { return once{} },
		check:        whichProject,
		reads:        noProject,
	}
}

// noProject tells what EvalStudio answers with 500 where it has no such project: it will
// not have one later, and did nothing.
func noProject(c *call, f refusal) (verdict, bool) {
	if f.status != http.StatusInternalServerError || !strings.HasPrefix(f.text, "Project ") || !strings.Contains(f.text, "not found") {
		return verdict{}, false
	}
	return verdict{err: c.fail(syncing.ErrRefused, "it has no such project "+f.shown(), "give the remote the id of one that it has, which personae remote check lists")}, true
}

// whichProject says what the remote's project is called.
func whichProject(ctx context.Context, p *place) (string, error) {
	asks := request{doing: "list its projects", method: http.MethodGet, path: "/api/projects"}
	var items []value.JSON
	err := p.do(ctx, asks, func(a *answer) error {
		text, err := a.json(mostAnswer)
		if err != nil {
			return err
		}
		var isList bool
		if items, isList = value.JSON(text).Items(); !isList {
			return &brokenError{why: "its answer is no list of projects", cut: isCut(text)}
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	var others []string
	for _, item := range items {
		members, _ := item.Members()
		id, _ := value.Find(members, "id").Text()
		name, _ := value.Find(members, "name").Text()
		if id == p.remote.ProjectID {
			return "The project there is " + p.spoken(asks).shown(name) + ".", nil
		}
		others = append(others, id+" ("+name+")")
	}
	why, next := "it has no project with the id "+p.remote.ProjectID, "make one there"
	if len(others) > 0 {
		next = "give the remote the id of one that it has: " + p.spoken(asks).shown(words.List(others))
	}
	return "", p.spoken(asks).fail(syncing.ErrRefused, why, next)
}

// images is where a project keeps its pictures.
func (p *place) images() string { return strings.TrimSuffix(p.path, "/personas") + "/images" }

// mostUploaded is the most bytes of a picture that its server takes: bodies of 1 MiB.
const mostUploaded = 750 << 10

// upload keeps a portrait there, smaller where it would be refused.
func (p *place) upload(ctx context.Context, name string, data []byte) (id string, err error) {
	if data, err = portrait.Smaller(data, mostUploaded); err != nil {
		return "", p.spoken(request{doing: "keep the portrait " + name}).fail(syncing.ErrRefused, err.Error(), "set another portrait")
	}
	if format, ok := portrait.Recognise(data); ok {
		name = format.ID(strings.TrimSuffix(name, path.Ext(name)), name)
	}
	asks := request{
		doing: "keep the portrait " + name, method: http.MethodPost, path: p.images(),
		body: []byte(value.ObjectOf([]value.Member{
			text("imageBase64", base64.StdEncoding.EncodeToString(data)), text("role", portrait.RoleAvatar), text("filename", name),
		})),
	}
	err = p.do(ctx, asks, func(a *answer) error {
		members, err := a.object(mostSaid)
		if err != nil {
			return err
		}
		if id, _ = value.Find(members, "id").Text(); !isSegment(id) {
			return &brokenError{why: "its answer has no id"}
		}
		return nil
	})
	return id, err
}

// portrait returns a picture that it keeps.
func (p *place) portrait(ctx context.Context, id string) (image []byte, err error) {
	asks := request{doing: "read the portrait " + id, method: http.MethodGet, path: p.images() + "/" + url.PathEscape(id), ofRecord: true, accept: "image/*"}
	if !isSegment(id) {
		return nil, p.spoken(asks).fail(syncing.ErrNotThere, "that is no id of a picture", "choose another portrait")
	}
	err = p.do(ctx, asks, func(a *answer) error {
		image, err = a.picture()
		return err
	})
	return image, err
}
