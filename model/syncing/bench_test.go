package syncing

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
)

// thousand makes a remote with so many records, with prompts of some length.
func thousand(tb testing.TB, system model.System, count int) *world {
	tb.Helper()
	w := newWorld(system)
	for i := range count {
		p := w.persona(tb, fmt.Sprintf("Persona %d", i), `anam.avatarId="a"`, `anam.voiceId="v"`)
		p.Prompt = value.Some(fmt.Sprint(i, strings.Repeat(" You are in a hurry.", 100)))
		w.keep(p)
	}
	return w
}

func (w *world) must(tb testing.TB, do func(context.Context, Book, Place, Options) (Report, error), count int) Report {
	tb.Helper()
	report, err := do(context.Background(), w.fakeBook, w.fakePlace, Options{Scope: Scope{Remote: w.remote}})
	if err != nil || report.Deeds[DeedLeftOut] > 0 || count >= 0 && len(w.links) != count {
		tb.Fatalf("%v, %v, %d links", err, report.Deeds, len(w.links))
	}
	return report
}

// touch changes every persona, or every record.
func (w *world) touch(tb testing.TB, here bool) {
	tb.Helper()
	spec, _ := field.Find("description")
	if here {
		for _, r := range w.personas {
			p := r.Persona
			put(&p, spec, value.Text("mine"))
			w.save(p)
		}
		return
	}
	for _, r := range w.records {
		put(&r.has, spec, value.Text("theirs"))
		r.at = w.stamp()
	}
}

// TestRequestsAreTheLeast for a thousand personas: what the API cannot do with fewer.
func TestRequestsAreTheLeast(t *testing.T) {
	for system, count := range map[model.System]int{model.SystemFeatherOrg: 100, model.SystemEvalStudio: 100, model.SystemAnam: 1000} {
		w := thousand(t, system, count)
		calls := func(what string, do func(context.Context, Book, Place, Options) (Report, error), want map[string]int) {
			t.Helper()
			clear(w.fakePlace.calls)
			w.must(t, do, count)
			if fmt.Sprint(w.fakePlace.calls) != fmt.Sprint(want) {
				t.Errorf("%s, %s: %v, not %v", system, what, w.fakePlace.calls, want)
			}
		}
		all := map[string]int{"list": 1}
		if w.can.Summaries {
			all["get"] = count // the list does not say more
		}
		calls("the first pull", Pull, all)
		calls("nothing to pull", Pull, map[string]int{"list": 1})
		calls("nothing to push", Push, map[string]int{})
		w.touch(t, false)
		calls("all changed there", Pull, all)
		w.touch(t, true)
		calls("all changed here", Push, map[string]int{"get": count, "update": count})
		calls("nothing to pull after a push", Pull, map[string]int{"list": 1})
		w.records, w.links, w.seen = nil, map[string]library.Link{}, map[string]library.SyncState{}
		calls("all new there", Push, map[string]int{"list": 1, "create": count})
		calls("nothing to pull of what was made", Pull, map[string]int{"list": 1})
	}
}

// BenchmarkThousand pulls a thousand records into a library, then pushes a change of each.
// live is what a pull holds while it writes, beside what the library and the remote do.
func BenchmarkThousand(b *testing.B) {
	const count = 1000
	for _, system := range []model.System{model.SystemFeatherOrg, model.SystemAnam} {
		b.Run("pull/"+string(system), func(b *testing.B) {
			var most uint64
			b.ReportAllocs()
			for range b.N {
				b.StopTimer()
				w := thousand(b, system, count)
				before := live()
				w.fakeBook.before = func(call string) error {
					if call == "pull" {
						b.StopTimer()
						most = max(most, live()-before)
						b.StartTimer()
					}
					return nil
				}
				b.StartTimer()
				w.must(b, Pull, count)
			}
			b.ReportMetric(float64(most)/count, "live-B/persona")
		})
		b.Run("push/"+string(system), func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				b.StopTimer()
				w := thousand(b, system, count)
				w.must(b, Pull, count)
				w.touch(b, true)
				b.StartTimer()
				w.must(b, Push, count)
			}
		})
	}
}

func live() uint64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}
