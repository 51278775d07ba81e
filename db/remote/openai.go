package remote

import (
	"bytes"
	"cmp"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"

	"personae/model/library"
	"personae/model/syncing"
	"personae/model/value"
)

// How a portrait is asked for, as EvalStudio does it (systems.md §3.3).
const (
	makerSize = "1024x1024"
	// patienceOfMaker is how long it may draw.
	patienceOfMaker = 5 * time.Minute
	// mostImage is the most bytes of a picture that is taken from others.
	mostImage = 20 << 20
)

// Draw asks an OpenAI-compatible API for one picture, drawn like the references where
// there are any, and returns its file. The request costs money, so that it is sent again
// only where it was not looked at. The errors are as those of a syncing.Place.
func Draw(ctx context.Context, maker library.Maker, prompt string, references [][]byte) ([]byte, error) {
	return draw(ctx, maker, prompt, references, os.Getenv, Options{})
}

func draw(ctx context.Context, maker library.Maker, prompt string, references [][]byte, environment func(string) string, o Options) ([]byte, error) {
	maker.URL, maker.Model, maker.KeyEnv = cmp.Or(maker.URL, library.OpenAI.URL), cmp.Or(maker.Model, library.OpenAI.Model), cmp.Or(maker.KeyEnv, library.OpenAI.KeyEnv)
	if err := maker.Check(); err != nil {
		return nil, &failure{"could not draw a portrait: " + err.Error(), []error{syncing.ErrRefused, library.ErrInvalid}}
	}
	k := key{variable: maker.KeyEnv, environment: environment}
	c := newClient(maker.URL, hostOf(maker.URL), k, bearer, newLimit(1, 0, 0), o)
	asks := request{doing: "draw a portrait", method: http.MethodPost, patience: cmp.Or(o.Patience, patienceOfMaker), lost: "it may have been drawn, and paid for, all the same; try again"}
	if len(references) == 0 {
		asks.path = "/images/generations"
		asks.body = []byte(value.ObjectOf([]value.Member{
			text("model", maker.Model), text("prompt", prompt), {Name: "n", Value: "1"}, text("size", makerSize),
		}))
	} else {
		asks.path = "/images/edits"
		var err error
		if asks.body, asks.kind, err = form(maker.Model, prompt, references); err != nil {
			return nil, err
		}
	}
	var image []byte
	elsewhere := ""
	err := c.do(ctx, asks, func(a *answer) (err error) {
		image, elsewhere, err = drawn(a)
		return err
	})
	if err == nil && elsewhere != "" {
		image, err = c.fetch(ctx, elsewhere)
	}
	return image, err
}

func bearer(header http.Header, key string) { header.Set("Authorization", "Bearer "+key) }

func text(name, v string) value.Member {
	return value.Member{Name: name, Value: value.JSON(value.Text(v).JSON())}
}

// form is the body of a request with pictures, and its kind.
func form(model, prompt string, references [][]byte) (body []byte, kind string, err error) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for _, field := range [][2]string{{"model", model}, {"prompt", prompt}, {"n", "1"}, {"size", makerSize}} {
		err = errors.Join(err, w.WriteField(field[0], field[1]))
	}
	for i, reference := range references {
		kind := http.DetectContentType(reference)
		ending, _ := strings.CutPrefix(kind, "image/")
		header := textproto.MIMEHeader{}
		header.Set("Content-Disposition", fmt.Sprintf(`form-data; name="image[]"; filename="reference-%s.%s"`, strconv.Itoa(i), ending))
		header.Set("Content-Type", kind)
		part, failed := w.CreatePart(header)
		if failed == nil {
			_, failed = part.Write(reference)
		}
		err = errors.Join(err, failed)
	}
	err = errors.Join(err, w.Close())
	return b.Bytes(), w.FormDataContentType(), err
}

// drawn reads a picture out of an answer, or where it is.
func drawn(a *answer) (image []byte, elsewhere string, err error) {
	answered, err := a.object(mostImage*4/3 + mostSaid)
	if err != nil {
		return nil, "", err
	}
	items, _ := value.Find(answered, "data").Items()
	if len(items) == 0 {
		return nil, "", &brokenError{why: "its answer has no picture in it"}
	}
	first, _ := items[0].Members()
	if encoded, ok := value.Find(first, "b64_json").Text(); ok && encoded != "" {
		image, err = base64.StdEncoding.DecodeString(encoded)
		if err != nil {
			return nil, "", &brokenError{why: "the picture in its answer is no base64"}
		}
		return image, "", nil
	}
	elsewhere, _ = value.Find(first, "url").Text()
	if elsewhere == "" {
		return nil, "", &brokenError{why: "its answer has no picture in it"}
	}
	return nil, elsewhere, nil
}

// fetch gets a picture from where the maker says that it is, without the key.
func (c *client) fetch(ctx context.Context, from string) ([]byte, error) {
	at, err := url.Parse(from)
	if err != nil || at.Host == "" || at.Scheme != "https" && (at.Scheme != "http" || !library.IsLoopback(at.Hostname())) {
		return nil, c.spoken(request{doing: "draw a portrait"}).fail(
			syncing.ErrAnswer, "it gave an address of the picture that is not encrypted", "use another maker of portraits")
	}
	var image []byte
	err = c.do(ctx, request{doing: "fetch the portrait", method: http.MethodGet, abroad: at.String(), accept: "image/*"}, func(a *answer) error {
		image, err = a.picture()
		return err
	})
	return image, err
}

// picture reads an answer that is a picture.
func (a *answer) picture() ([]byte, error) {
	image, err := a.whole(mostImage)
	switch {
	case errors.Is(err, errBroken):
		return nil, a.broke()
	case errors.Is(err, errTooLong):
		return nil, &brokenError{why: fmt.Sprintf("the picture is larger than %d MB", mostImage>>20)}
	case err != nil:
		return nil, err
	case !strings.HasPrefix(http.DetectContentType(image), "image/"):
		return nil, &brokenError{why: "what it gave is no picture"}
	}
	return image, nil
}
