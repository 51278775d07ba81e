package api

import (
	"crypto/sha256"
	"crypto/subtle"
	"mime"
	"net"
	"net/http"
	"strings"
)

// mostBody is how many bytes a body may have: what EvalStudio takes.
const mostBody = 1 << 20

// IsLoopback reports whether a host, without a port, is this machine alone.
func IsLoopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return ip != nil && ip.IsLoopback()
}

// admit says why a request is not let in, nil where it is. A page of another site can
// reach a server on this machine: by a name of its own that leads here, or by a form.
func (s *server) admit(r *http.Request, f *face) error {
	host, _, err := net.SplitHostPort(r.Host)
	if err != nil {
		host = r.Host
	}
	if !s.AnyHost && !IsLoopback(host) {
		return refuse(http.StatusForbidden, "The host %q is not this machine: ask 127.0.0.1 or localhost", host)
	}
	if err := s.origins.Check(r); err != nil {
		return refuse(http.StatusForbidden, "A page of another site may not write here: %s", err)
	}
	if !s.knows(r, f) {
		return refuse(http.StatusUnauthorized, "Unauthorized: send the token that this server was started with")
	}
	return nil
}

// knows reports whether a request has the token, where there is one.
func (s *server) knows(r *http.Request, f *face) bool {
	if s.Token == "" {
		return true
	}
	given := r.Header.Get(f.key) // of no name it has none
	if given == "" {
		scheme, key, _ := strings.Cut(r.Header.Get("Authorization"), " ")
		if !strings.EqualFold(scheme, "Bearer") {
			return false
		}
		given = strings.TrimSpace(key)
	}
	want, got := sha256.Sum256([]byte(s.Token)), sha256.Sum256([]byte(given))
	return subtle.ConstantTimeCompare(want[:], got[:]) == 1
}

// readable says why a body is not looked at, nil where it is.
func (s *server) readable(r *http.Request) error {
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodOptions:
		return nil
	}
	if s.ReadOnly {
		return refuse(http.StatusForbidden, "This server only reads: start it without --read-only to write")
	}
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); r.ContentLength != 0 && (err != nil || kind != "application/json") {
		said := r.Header.Get("Content-Type")
		if said == "" {
			said = "undefined"
		}
		return refuse(http.StatusUnsupportedMediaType, "Unsupported Media Type: %s", said)
	}
	return nil
}
