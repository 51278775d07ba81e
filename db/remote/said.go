package remote

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"personae/model/value"
)

// refusal is an answer of a status that is no success.
type refusal struct {
	status  int
	text    string // what it says for people, "" for nothing
	own     bool   // it is JSON as the systems' APIs answer, and no page of somebody else's
	noRoute bool   // it says that there is no such path, not that a record is not there
	after   time.Duration
	passing bool // it says that the same may go well later, and so that nothing was done
	members []value.Member
}

// mostSaid is the most bytes that are read of an answer that refuses.
const mostSaid = 64 << 10

// said reads an answer that refuses. What cannot be read of it says nothing.
func (c *call) said(a *answer) refusal {
	f := refusal{status: a.status, after: askedWait(a.header, c.Now())}
	f.passing = a.header.Get("Retry-After") != ""
	text, _ := a.whole(mostSaid)
	members, isObject := value.JSON(strings.TrimSpace(string(text))).Members()
	if !isObject {
		return f
	}
	f.members = members
	f.text, f.own = saidIn(members)
	f.noRoute = isNoRoute(members, a.status)
	if after, ok := value.Find(members, "retry_after").Number(); ok && after > 0 && f.after == 0 {
		f.after = seconds(fmt.Sprint(after), c.Now())
	}
	if retryable, ok := value.Find(members, "retryable").Bool(); ok && a.status == http.StatusServiceUnavailable {
		f.passing = f.passing || retryable
	}
	return f
}

// saidIn finds what an error says for people: message or error as Feather, EvalStudio and
// Anam have them, with the problems of details, and detail as FastAPI has it.
func saidIn(members []value.Member) (text string, own bool) {
	for _, key := range []string{"message", "error", "detail"} {
		v := value.Find(members, key)
		own = own || v.IsSet()
		if said := saidUnder(v); said != "" && text == "" {
			text = said
		}
	}
	if more := saidUnder(value.Find(members, "details")); more != "" && !strings.Contains(text, more) {
		text = strings.TrimPrefix(text+"; "+more, "; ")
	}
	return text, own
}

// mostProblems is the most problems of one refusal that are told.
const mostProblems = 4

// saidUnder is a text, an object with one in it, or a list of such with their places.
func saidUnder(v value.Value) string {
	if text, ok := v.Text(); ok {
		return text
	}
	if members, ok := v.Members(); ok {
		text, _ := saidIn(members)
		if msg := saidUnder(value.Find(members, "msg")); msg != "" {
			text = msg
		}
		if place := placeIn(members); place != "" && text != "" {
			text = place + ": " + text
		}
		return text
	}
	items, _ := v.Items()
	var all []string
	for _, item := range items {
		if text := saidUnder(value.FromJSON(item)); text != "" && len(all) < mostProblems {
			all = append(all, text)
		}
	}
	return strings.Join(all, "; ")
}

// placeIn is where a problem stands: FastAPI's loc, without that it is in the body, or
// the path of others.
func placeIn(members []value.Member) string {
	if path, ok := value.Find(members, "path").Text(); ok {
		return path
	}
	var steps []string
	for _, key := range []string{"loc", "path"} {
		items, _ := value.Find(members, key).Items()
		for _, item := range items {
			text, isText := value.FromJSON(item).Text()
			if !isText {
				text = string(item)
			}
			if text != "body" {
				steps = append(steps, text)
			}
		}
	}
	return strings.Join(steps, ".")
}

// isNoRoute tells the answer of a server that has no such path, as the frameworks behind
// the systems give it, from one that has no such record.
func isNoRoute(members []value.Member, status int) bool {
	if status != http.StatusNotFound {
		return false
	}
	isPlain := func(key string) bool {
		text, _ := value.Find(members, key).Text()
		return text == "Not Found" || text == "Not found"
	}
	route, _ := value.Find(members, "message").Text()
	return isPlain("detail") || strings.HasPrefix(route, "Route ") || isPlain("error") && (route == "" || strings.HasPrefix(route, "Cannot "))
}
