package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"personae/model"
	"personae/model/words"
	"personae/ui/api"
)

type serveFlags struct {
	addr, tokenEnv, faults string
	readOnly               bool
	latency                time.Duration
	seed                   uint64
}

func (r *run) serveCommand() *cobra.Command {
	var f serveFlags
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the library by the APIs of " + words.List(model.Makers),
		Long:  serveHelp(),
		Example: "  personae serve\n  curl http://127.0.0.1:4010/feather/v1/library/personas?search=impatient\n" +
			"  personae serve --library tests.db --fault 429=0.1,timeout=0.05 --latency 200ms --seed 7\n" +
			"  PERSONAE_TOKEN=… personae serve --addr 0.0.0.0:4010 --token-env PERSONAE_TOKEN",
		Args: usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			o, err := f.options(r.Environment)
			if err != nil {
				return usage(err)
			}
			return r.open(cmd.Context(), Opening{Read: f.readOnly, Create: !f.readOnly}, func(lib Library) error {
				o.Log = log.New(&people{raw: r.Err}, "personae: ", 0) // also with --quiet
				return f.serve(cmd.Context(), lib, o, cmd.ErrOrStderr())
			})
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.addr, "addr", "127.0.0.1:4010", "where to listen, as `HOST:PORT`; port 0 takes one that is free")
	flags.BoolVar(&f.readOnly, "read-only", false, "refuse writes")
	flags.StringVar(&f.tokenEnv, "token-env", "", "ask clients for the key that the environment variable `VAR` holds")
	flags.StringVar(&f.faults, "fault", "", "what goes wrong on purpose, each with its share of the requests: `NAME=SHARE`,…")
	flags.DurationVar(&f.latency, "latency", 0, "what every answer waits for, as 200ms")
	flags.Uint64Var(&f.seed, "seed", 1, "which requests the faults meet: the same again with the same")
	return cmd
}

// serveHelp says where each system is, and what is otherwise than there.
func serveHelp() string {
	var where []string
	for _, b := range api.Bases() {
		where = append(where, fmt.Sprintf("%s below %s (%s)", b.Title, b.Path, b.Shows))
	}
	return "Serve the library as the systems would, for agents under development, demos without an account and the tests of clients: " +
		words.List(where) + ". One persona is a record in each of them, under the id that its record there has, else under its own. " +
		"A write is one change of the library, which one undo takes back (images and new projects are no such changes), and an open editor shows it. It runs until ctrl+c.\n\n" +
		"What a library cannot hold is refused with a sentence: names are texts, not empty, and each stands once in a project (409). New personas go to the project Default, " +
		"those of a Feather organisation to one called so, and EvalStudio's to the project in the path, whose id is its name. " +
		"Feather has the personas that it would take, by the version of its API that the library targets (personae target); who was made as, or came from, " +
		"a record of its library or of an organisation is only there, and everyone else in both; call settings and voices are not served. " +
		"EvalStudio has projects (list, create), personas and images (PNG, JPEG, GIF, WebP), and no provider that draws portraits; " +
		"it takes bodies of 1 MiB, and so does everyone here. Mr Assistant has the two requests that it documents, answered with 200. Where the systems' documents are silent, as on the order of a list (that of creation) " +
		"or on the statuses of a name that is taken, what is done here is no promise of theirs.\n\n" +
		"Only this machine is let in, unless there is a token (--token-env): clients send it as Authorization: Bearer, or to Feather as x-api-key. " +
		"Without one any key will do. --fault makes things go wrong for the tests of a client: " + strings.Join(api.FaultNames(), ", ") +
		". The numbers are refusals before anything was done, in the system's own shape (429 with Retry-After); timeout does everything and never answers, " +
		"cut breaks off in the middle of the answer, html answers as a proxy does that found nobody."
}

// options reads the flags.
func (f *serveFlags) options(environment func(string) string) (api.Options, error) {
	o := api.Options{ReadOnly: f.readOnly, Latency: f.latency, Now: time.Now}
	host, _, err := net.SplitHostPort(f.addr)
	if err != nil {
		return o, fmt.Errorf("--addr %s: give a host and a port, as 127.0.0.1:4010", f.addr)
	}
	if f.tokenEnv != "" {
		if o.Token = environment(f.tokenEnv); o.Token == "" {
			return o, fmt.Errorf("--token-env %s: the variable is empty: set it to the key that clients are to send", f.tokenEnv)
		}
	}
	if o.AnyHost = !api.IsLoopback(host); o.AnyHost && o.Token == "" {
		return o, fmt.Errorf("--addr %s lets other machines in: ask for a key with --token-env VAR, or listen on 127.0.0.1", f.addr)
	}
	if f.latency < 0 {
		return o, errors.New("--latency is a time to wait, as 200ms")
	}
	if o.Faults, err = api.ParseFaults(f.faults); err != nil {
		return o, fmt.Errorf("--fault %s: %w", f.faults, err)
	}
	o.Faults.Seed = f.seed
	return o, nil
}

// serve serves a library until the user stops it.
func (f *serveFlags) serve(ctx context.Context, lib Library, o api.Options, errs io.Writer) error {
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	on, err := new(net.ListenConfig).Listen(ctx, "tcp", f.addr)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w; choose another with --addr, as 127.0.0.1:0 for a port that is free", f.addr, err)
	}
	o.Stopping = ctx.Done()
	var b strings.Builder
	fmt.Fprintf(&b, "Serving %s on http://%s until ctrl+c:\n", words.Line(lib.Info().Name), on.Addr())
	for _, base := range api.Bases() {
		fmt.Fprintf(&b, "  %-13s http://%s%-12s %s\n", base.Title, on.Addr(), base.Path, base.Shows)
	}
	if _, err := io.WriteString(errs, b.String()); err != nil {
		return errors.Join(err, on.Close())
	}
	return api.Serve(ctx, on, api.Handler(lib, o), o.Log)
}
