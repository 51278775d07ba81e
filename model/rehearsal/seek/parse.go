package seek

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"personae/model/rehearsal"
	"personae/model/rehearsal/sim"
	"personae/model/words"
)

// operators are how a goal compares, those of two characters first.
var operators = []string{"<=", ">=", "<", ">", "="}

// Parse reads a goal: a figure's key, with ".median", ".p10", ".p90" or ".spread"
// where another number than its mean is meant, then "in 0.6..0.8" or one of < <=
// > >= = and a number. A share may be written 60 %, a time 1200, 1200 ms or 1.2 s.
// The error names the place.
func Parse(text string) (Goal, error) {
	p := parser{text: text}
	g := Goal{Of: Mean, Low: math.Inf(-1), High: math.Inf(1), text: strings.Join(strings.Fields(text), " ")}
	figure, err := p.figure(&g)
	if err != nil {
		return g, err
	}
	if err := p.bounds(&g, figure); err != nil {
		return g, err
	}
	if p.skip(); p.at < len(text) {
		return g, p.fault(p.at, "nothing may follow, and there is %q", text[p.at:])
	}
	return g, nil
}

type parser struct {
	text string
	at   int // bytes read
}

// fault words an error with its place, counted in characters from 1.
func (p *parser) fault(at int, sentence string, args ...any) error {
	return fmt.Errorf("%q, character %d: %s", p.text, utf8.RuneCountInString(p.text[:at])+1, fmt.Sprintf(sentence, args...))
}

func (p *parser) skip() {
	for p.at < len(p.text) && p.text[p.at] == ' ' {
		p.at++
	}
}

// take reads on while a character fits.
func (p *parser) take(fits func(rune) bool) string {
	p.skip()
	rest := p.text[p.at:]
	end := strings.IndexFunc(rest, func(r rune) bool { return !fits(r) })
	if end < 0 {
		end = len(rest)
	}
	p.at += end
	return rest[:end]
}

func (p *parser) figure(g *Goal) (rehearsal.Metric, error) {
	p.skip()
	at := p.at
	name := p.take(func(r rune) bool { return r == '_' || r == '.' || unicode.IsLetter(r) || unicode.IsDigit(r) })
	key, statistic, stated := strings.Cut(name, ".")
	figure, ok := sim.FigureNamed(key)
	switch {
	case name == "":
		return figure, p.fault(at, "a figure must stand here, such as %s", figureKeys()[0])
	case !ok:
		return figure, p.fault(at, "there is no figure %s; %s", key, meant(key))
	case stated && !slices.Contains(statistics, Statistic(statistic)):
		return figure, p.fault(at+len(key)+1, "a figure has no %q; it has %s", statistic,
			words.Comma(statistics, func(s Statistic) string { return string(s) }))
	}
	g.Figure = key
	if stated {
		g.Of = Statistic(statistic)
	}
	return figure, nil
}

func figureKeys() []string {
	var keys []string
	for _, figure := range sim.Figures() {
		keys = append(keys, figure.Key)
	}
	return keys
}

// meant proposes the keys that a wrong one may have stood for, or lists all.
func meant(wrong string) string {
	keys := figureKeys()
	near := words.Nearest(keys, func(key string) int {
		if d := words.Distance(wrong, key); d <= max(2, len(key)/3) {
			return d
		}
		return words.Far
	})
	if len(near) > 0 {
		return "perhaps " + strings.Join(near, " or ") + " is meant"
	}
	return "the figures are " + strings.Join(keys, ", ")
}

func (p *parser) bounds(g *Goal, figure rehearsal.Metric) error {
	p.skip()
	at := p.at
	if strings.HasPrefix(p.text[at:], "in ") {
		p.at += len("in")
		return p.interval(g, figure)
	}
	for _, operator := range operators {
		if !strings.HasPrefix(p.text[at:], operator) {
			continue
		}
		p.at += len(operator)
		n, err := p.number(figure)
		if err != nil {
			return err
		}
		if operator[0] != '>' {
			g.High, g.StrictHigh = n, operator == "<"
		}
		if operator[0] != '<' {
			g.Low, g.StrictLow = n, operator == ">"
		}
		return nil
	}
	return p.fault(at, "“in” and a range, or one of < <= > >= = and a number, must stand here")
}

func (p *parser) interval(g *Goal, figure rehearsal.Metric) (err error) {
	p.skip()
	from := p.at
	if g.Low, err = p.number(figure); err != nil {
		return err
	}
	if p.skip(); !strings.HasPrefix(p.text[p.at:], "..") {
		return p.fault(p.at, "“..” and the upper end must stand here, as in 0.6..0.8")
	}
	p.at += len("..")
	if g.High, err = p.number(figure); err != nil {
		return err
	}
	if g.Low > g.High {
		return p.fault(from, "the range is the wrong way round: its lower end comes first")
	}
	return nil
}

// number reads a number and its unit, and returns it in the figure's own.
func (p *parser) number(figure rehearsal.Metric) (float64, error) {
	p.skip()
	at := p.at
	digits := p.take(func(r rune) bool { return r == '-' || r == '+' || r >= '0' && r <= '9' })
	// Two dots end the number and part the ends of a range.
	if rest := p.text[p.at:]; strings.HasPrefix(rest, ".") && !strings.HasPrefix(rest, "..") {
		p.at++
		digits += "." + p.take(func(r rune) bool { return r >= '0' && r <= '9' })
	}
	n, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return 0, p.fault(at, "a number must stand here")
	}
	p.skip()
	unitAt := p.at
	unit := p.take(func(r rune) bool { return r == '%' || unicode.IsLetter(r) })
	switch {
	case unit == "" && figure.Unit == rehearsal.UnitShare && (n < 0 || n > 1):
		return 0, p.fault(at, "%s is a share: from 0 to 1, or from 0 %% to 100 %%", figure.Key)
	case unit == "", unit == "ms" && figure.Unit == rehearsal.UnitMs:
		return n, nil
	case unit == "s" && figure.Unit == rehearsal.UnitMs:
		return n * 1000, nil
	case unit == "%" && figure.Unit == rehearsal.UnitShare:
		return n / 100, nil
	}
	return 0, p.fault(unitAt, "%q is no unit of %s, which is counted in %s", unit, figure.Key, unitName(figure.Unit))
}

func unitName(unit string) string {
	switch unit {
	case rehearsal.UnitMs:
		return "ms or s"
	case rehearsal.UnitShare:
		return "shares: 0.6 or 60 %"
	}
	return "plain numbers"
}
