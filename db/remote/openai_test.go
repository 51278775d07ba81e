package remote_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"personae/db/remote"
	"personae/model/library"
	"personae/model/syncing"
)

const secret = "sk-/not+for&others"

// picture is the start of a PNG, by which it is known.
var picture = []byte("\x89PNG\r\n\x1a\n and what follows")

// drawing serves a maker of portraits, and draws one by it.
func drawing(t *testing.T, do http.HandlerFunc, references ...[]byte) ([]byte, error) {
	t.Helper()
	server := httptest.NewServer(do)
	t.Cleanup(server.Close)
	t.Setenv("MAKER_KEY", secret)
	image, err := remote.Draw(t.Context(), library.Maker{URL: server.URL + "/v1/", KeyEnv: "MAKER_KEY"}, "A \"calm\" caller", references)
	if err != nil && (strings.Contains(err.Error(), secret) || !strings.HasPrefix(err.Error(), "could not ")) {
		t.Errorf("%v", err)
	}
	return image, err
}

func TestAPortraitIsDrawn(t *testing.T) {
	large := append(slices.Clip(picture), make([]byte, 3<<20)...)
	image, err := drawing(t, func(w http.ResponseWriter, r *http.Request) {
		var asked map[string]any
		if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
			t.Error(err)
		}
		want := map[string]any{"model": "gpt-image-1", "prompt": "A \"calm\" caller", "n": 1.0, "size": "1024x1024"}
		if fmt.Sprint(asked) != fmt.Sprint(want) || r.URL.Path != "/v1/images/generations" || r.Header.Get("Authorization") != "Bearer "+secret {
			t.Errorf("%s %v %v", r.URL, asked, r.Header)
		}
		_, _ = fmt.Fprintf(w, `{"created":1,"data":[{"b64_json":%q}]}`, base64.StdEncoding.EncodeToString(large))
	})
	if err != nil || !bytes.Equal(image, large) {
		t.Errorf("%d bytes, %v", len(image), err)
	}
}

func TestAPortraitIsDrawnLikeOthers(t *testing.T) {
	image, err := drawing(t, func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseMultipartForm(1 << 20); err != nil || r.URL.Path != "/v1/images/edits" {
			t.Errorf("%s: %v", r.URL, err)
		}
		if r.FormValue("model") != "gpt-image-1" || r.FormValue("prompt") == "" || r.FormValue("n") != "1" || r.FormValue("size") != "1024x1024" {
			t.Errorf("%v", r.MultipartForm.Value)
		}
		for i, part := range r.MultipartForm.File["image[]"] {
			file, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			if got, _ := io.ReadAll(file); string(got) != string(picture)+fmt.Sprint(i) || part.Header.Get("Content-Type") != "image/png" {
				t.Errorf("%q as %v", got, part.Header)
			}
		}
		_, _ = fmt.Fprintf(w, `{"data":[{"b64_json":%q}]}`, base64.StdEncoding.EncodeToString(picture))
	}, append(slices.Clip(picture), '0'), append(slices.Clip(picture), '1'))
	if err != nil || !bytes.Equal(image, picture) {
		t.Errorf("%q, %v", image, err)
	}
}

// TestAPortraitElsewhereIsFetchedWithoutTheKey: who keeps the picture is not who drew it.
func TestAPortraitElsewhereIsFetchedWithoutTheKey(t *testing.T) {
	kept := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(fmt.Sprint(r.Header, r.URL), secret) || r.Header.Get("Authorization") != "" {
			t.Errorf("the key went to another host: %v", r.Header)
		}
		_, _ = w.Write(picture)
	}))
	defer kept.Close()
	image, err := drawing(t, func(w http.ResponseWriter, _ *http.Request) {
		_, _ = fmt.Fprintf(w, `{"data":[{"url":%q}]}`, kept.URL+"/a.png?sig=1")
	})
	if err != nil || !bytes.Equal(image, picture) {
		t.Errorf("%q, %v", image, err)
	}
	_, err = drawing(t, func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, `{"data":[{"url":"http://pictures.example.com/a.png"}]}`)
	})
	if !errors.Is(err, syncing.ErrAnswer) {
		t.Errorf("%v", err)
	}
}

func TestAPortraitThatIsNotDrawn(t *testing.T) {
	for name, c := range map[string]struct {
		status int
		kind   string
		body   string
		is     error
		says   string
	}{
		"key":     {401, "application/json", `{"error":{"message":"Incorrect API key provided: ` + secret + `.","type":"invalid_request_error"}}`, syncing.ErrDenied, "Incorrect API key provided: •••"},
		"refused": {400, "application/json", `{"error":{"message":"Your request was rejected by the safety system.","param":null}}`, syncing.ErrRefused, "safety system"},
		"page":    {502, "text/html", `<html>` + secret + `</html>`, syncing.ErrUnclear, "502"},
		"empty":   {200, "application/json", `{"data":[]}`, syncing.ErrUnclear, "no picture"},
		"no JSON": {200, "text/html", `<html>`, syncing.ErrUnclear, "text/html"},
		"base64":  {200, "application/json", `{"data":[{"b64_json":"*"}]}`, syncing.ErrUnclear, "base64"},
	} {
		asked := 0
		_, err := drawing(t, func(w http.ResponseWriter, _ *http.Request) {
			asked++
			w.Header().Set("Content-Type", c.kind)
			w.WriteHeader(c.status)
			_, _ = io.WriteString(w, c.body)
		})
		if !errors.Is(err, c.is) || !strings.Contains(err.Error(), c.says) || asked != 1 {
			t.Errorf("%s: asked %d times: %v", name, asked, err)
		}
	}
	t.Setenv("MAKER_KEY", "")
	if _, err := remote.Draw(t.Context(), library.Maker{KeyEnv: "MAKER_KEY"}, "A", nil); !errors.Is(err, syncing.ErrDenied) || !strings.Contains(err.Error(), "$MAKER_KEY") {
		t.Errorf("%v", err)
	}
	if _, err := remote.Draw(t.Context(), library.Maker{URL: "http://maker.example.com"}, "A", nil); !errors.Is(err, syncing.ErrRefused) {
		t.Errorf("%v", err)
	}
}
