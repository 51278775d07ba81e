package rehearsal

import "strings"

// Bubble is one message of a text chat.
type Bubble struct {
	Text string `json:"text"`
	Turn int    `json:"turn"` // bubbles of one turn reach the agent together; counted from 0
}

// Bubbles shows how a line of the persona's goes out in a text chat: as one
// message, or with text_burst as one for each sentence (assumed), each a turn of
// its own under policy live and all one turn under debounced.
func Bubbles(b Behavior, line string) []Bubble {
	if !b.Burst {
		return []Bubble{{Text: line}}
	}
	var bubbles []Bubble
	for _, text := range sentences(line) {
		bubble := Bubble{Text: text}
		if b.BurstPolicy == PolicyLive {
			bubble.Turn = len(bubbles)
		}
		bubbles = append(bubbles, bubble)
	}
	return bubbles
}

func sentences(line string) []string {
	var list []string
	var words []string
	for word := range strings.FieldsSeq(line) {
		words = append(words, word)
		if strings.ContainsAny(word[len(word)-1:], ".!?") || strings.HasSuffix(word, "。") || strings.HasSuffix(word, "？") {
			list = append(list, strings.Join(words, " "))
			words = nil
		}
	}
	if len(words) > 0 {
		list = append(list, strings.Join(words, " "))
	}
	return list
}
