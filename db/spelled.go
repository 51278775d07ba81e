package db

import (
	"context"
	"strings"
	"unicode/utf8"

	"personae/model/search"
)

// What is being typed stands for all words that begin so. The full-text index keeps who
// has them together for one letter and for two. For a longer beginning it first brings
// together who has which, and the more the more words are everywhere: then each of them
// is asked for by itself, which answers at once and, to the end, in a fraction of the time.
const (
	lettersKept = 2
	mostSpelled = 16 // words that are asked for by themselves
)

// spellings are the words of the index from a beginning on, which each step finds by
// looking up the next. The next begins with no control character, as no word has one.
const (
	makeVocabulary = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, personas_fts, instance)"
	spellings      = `WITH RECURSIVE spelled (word) AS (
			SELECT (SELECT term FROM vocabulary WHERE term >= ?1 LIMIT 1)
			UNION ALL SELECT (SELECT term FROM vocabulary WHERE term >= spelled.word || char(1) LIMIT 1)
			FROM spelled WHERE word < ?2 LIMIT ?3)
		SELECT word FROM spelled WHERE word < ?2`
)

// spell returns what to ask the full-text index for a term, and of how many words that is
// made; 0 where the index brings all together before it answers the first.
func spell(ctx context.Context, on querier, t search.Term) (match string, words int, err error) {
	text := wordsOf(t)
	last := text[strings.LastIndexByte(text, ' ')+1:]
	switch {
	case t.Whole || utf8.RuneCountInString(last) <= lettersKept:
		return phrase(t), 1, nil
	case len(last) < len(text) || strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }):
		return phrase(t), 0, nil // it would have to be folded as the index does
	}
	if _, err := collect(ctx, on, scanOne[string], makeVocabulary); err != nil {
		return "", 0, err
	}
	begin := strings.ToLower(text)
	list, err := collect(ctx, on, scanOne[string], spellings, begin, begin+beyond, mostSpelled+1)
	if err != nil || len(list) == 0 || len(list) > mostSpelled {
		return phrase(t), 0, err
	}
	return columnsSearched[t.Place] + `("` + strings.Join(list, `" OR "`) + `")`, len(list), nil
}
