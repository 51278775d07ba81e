package api

import (
	"encoding/base64"
	"net/http"
	"regexp"
	"strings"
	"sync"

	"github.com/google/uuid"

	"personae/model/library"
	"personae/model/portrait"
	"personae/model/value"
)

var dataURL = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^data:image/\w+;base64,`) })

// createImage keeps a picture for a role. What a body may hold bounds its size.
func (s *server) createImage(r asks) (*answer, error) {
	if err := r.body.needs("imageBase64"); err != nil {
		return nil, err
	}
	for _, key := range []string{"imageBase64", "role"} {
		if falsy(r.body.find(key)) {
			return nil, refuse(http.StatusBadRequest, "%s is required", key)
		}
	}
	text, isText := r.body.find("imageBase64").Text()
	role, isRole := r.body.find("role").Text()
	if !isText || !isRole {
		return nil, refuse(http.StatusBadRequest, "imageBase64 and role are texts")
	}
	text = strings.TrimRight(strings.Join(strings.Fields(dataURL().ReplaceAllString(text, "")), ""), "=")
	data, err := base64.RawStdEncoding.DecodeString(text)
	if err != nil {
		return nil, refuse(http.StatusBadRequest, "imageBase64 is no base64: %s", err)
	}
	format, known := portrait.Recognise(data)
	if !known {
		return nil, refuse(http.StatusBadRequest, "imageBase64 is no picture that is kept here: send a PNG, JPEG, GIF or WebP")
	}
	name, _ := r.body.find("filename").Text()
	image := library.Image{ID: format.ID(uuid.NewString(), name), Project: r.project, Role: role, Data: data}
	return created(object("id", image.ID)), s.store.SaveImage(r.Context(), image)
}

func (s *server) listImages(r asks) (*answer, error) {
	role := r.URL.Query().Get("role")
	if role == "" {
		return nil, refuse(http.StatusBadRequest, "role query parameter is required")
	}
	ids, err := s.store.Images(r.Context(), r.project, role)
	return ok(object("ids", value.List(ids))), err
}

func (s *server) getImage(r asks) (*answer, error) {
	image, err := s.store.Image(r.Context(), r.project, r.PathValue("id"))
	if err != nil {
		return nil, noImage(err)
	}
	return &answer{
		status: http.StatusOK, kind: http.DetectContentType(image.Data), body: value.JSON(image.Data),
		header: map[string]string{"Cache-Control": "public, max-age=3600"},
	}, nil
}

func (s *server) deleteImage(r asks) (*answer, error) {
	return &answer{status: http.StatusNoContent}, noImage(s.store.DeleteImage(r.Context(), r.project, r.PathValue("id")))
}

// noImage says in EvalStudio's words that there is no such image.
func noImage(err error) error {
	if err != nil && refusalOf(err).status == http.StatusNotFound {
		return refuse(http.StatusNotFound, "Image not found")
	}
	return err
}

// generateImage refuses as EvalStudio does where no provider is set, after what it asks
// of the persona.
func (s *server) generateImage(r asks) (*answer, error) {
	found, err := s.oneOf(r)
	switch {
	case err != nil:
		return nil, err
	case found.Persona.Prompt.Or("") == "":
		return nil, refuse(http.StatusBadRequest, "Persona must have a system prompt to generate an image")
	}
	return nil, refuse(http.StatusBadRequest, "No LLM provider configured. Configure one in Settings > LLM Providers.")
}
