package api

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"personae/model/value"
)

// Options say how a library is served.
type Options struct {
	Token    string           // what clients send as their key, "" for none
	AnyHost  bool             // also under names that are not this machine's: only with a token
	ReadOnly bool             // writes are refused
	Faults   Faults           // what goes wrong on purpose
	Latency  time.Duration    // what every answer waits for
	Log      *log.Logger      // where faults of the server itself are said; nil is nowhere
	Now      func() time.Time // nil is the clock
	// Stopping is closed when the server stops: who waits for nothing gives up.
	Stopping <-chan struct{}
}

type server struct {
	Options
	store   Store
	api     string // the version of Feather's API
	origins *http.CrossOriginProtection
	chance  *chance
}

// Handler serves the library by the four systems' APIs, each below its own base.
func Handler(store Store, o Options) http.Handler {
	if o.Log == nil {
		o.Log = log.New(io.Discard, "", 0)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	s := &server{Options: o, store: store, api: store.Info().API, origins: http.NewCrossOriginProtection(), chance: o.Faults.chance()}
	mux := http.NewServeMux()
	for _, f := range s.faces() {
		s.handle(mux, f)
	}
	bare := &face{refuse: bareRefusal}
	mux.Handle("/", s.through(bare, func(r *http.Request) (*answer, error) {
		var bases []string
		for _, f := range s.faces() {
			bases = append(bases, f.base)
		}
		return nil, refuse(http.StatusNotFound, "Not Found: the systems are served below %s", strings.Join(bases, ", "))
	}))
	return mux
}

// Base is where one system is served.
type Base struct {
	Title string
	Path  string // stands before the system's own paths
	Shows string // its paths, as a person looks for them
}

// Bases lists where the systems are served.
func Bases() []Base {
	var list []Base
	for _, f := range (&server{}).faces() {
		list = append(list, Base{f.title, f.base, f.shows})
	}
	return list
}

func (s *server) faces() []*face {
	return []*face{s.feather(), s.evalStudio(), s.anam(), s.mrAssistant()}
}

func bareRefusal(_ *http.Request, f *refusal) (int, value.JSON) {
	return f.status, object("error", f.text)
}

// through is what every request passes before an action and after it.
func (s *server) through(f *face, act func(*http.Request) (*answer, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer s.catch(w, r, f)
		if !s.wait(r, s.Latency) {
			panic(http.ErrAbortHandler) // nobody waits for an answer
		}
		if err := s.admit(r, f); err != nil {
			s.sendRefusal(w, r, f, refusalOf(err))
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, mostBody)
		s.chance.spoil(s, w, r, f, func(w http.ResponseWriter) { s.answer(w, r, f, act) })
	})
}

func (s *server) answer(w http.ResponseWriter, r *http.Request, f *face, act func(*http.Request) (*answer, error)) {
	a, err := act(r)
	if err != nil {
		if r.Context().Err() != nil {
			panic(http.ErrAbortHandler) // nobody waits for an answer
		}
		s.sendRefusal(w, r, f, refusalOf(err))
		return
	}
	s.send(w, a)
}

// catch answers a request that made the server fail, and says so in the log.
func (s *server) catch(w http.ResponseWriter, r *http.Request, f *face) {
	failed := recover()
	if failed == nil {
		return
	}
	if err, ok := failed.(error); ok && errors.Is(err, http.ErrAbortHandler) {
		panic(http.ErrAbortHandler)
	}
	s.Log.Printf("a request (%s %s) failed: %v\n%s", r.Method, r.URL.Path, failed, debug.Stack())
	s.sendRefusal(w, r, f, &refusal{status: http.StatusInternalServerError, text: "Internal Server Error: the server says more where it runs"})
}

// wait waits, and reports whether there is still someone to answer.
func (s *server) wait(r *http.Request, d time.Duration) bool {
	if d <= 0 {
		return true
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-r.Context().Done():
	case <-s.Stopping:
	}
	return false
}

// patience is how long a server that stops waits for what is on its way.
const patience = 5 * time.Second

// Serve answers on a listener until ctx ends; then it lets go of the port at once, and
// waits a little for what is on its way.
func Serve(ctx context.Context, on net.Listener, h http.Handler, problems *log.Logger) error {
	server := &http.Server{
		Handler: h, ErrorLog: problems,
		ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
	}
	ended := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
		defer cancel()
		err := server.Shutdown(grace)
		if errors.Is(err, context.DeadlineExceeded) {
			err = server.Close()
		}
		ended <- err
	})
	if err := server.Serve(on); !errors.Is(err, http.ErrServerClosed) {
		stop()
		return err
	}
	return <-ended
}
