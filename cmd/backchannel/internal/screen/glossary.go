package screen

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/scenario"
)

// linksMost is how many words of one text lead to the glossary: more would hide the text behind its links.
const linksMost = 3

// linked is a text whose first words from the glossary lead there; each word leads there once.
func (g *game) linked(s string) []kit.Span {
	if out, ok := g.links[s]; ok {
		return out
	}
	type hit struct {
		at, end int
		id      kit.ID
	}
	var hits []hit
	text := strings.ToLower(s)
	for i := range g.scn.Glossary {
		x := &g.scn.Glossary[i]
		word := strings.ToLower(x.Word)
		if at, end := wordAt(text, word); at >= 0 && len(text) == len(s) {
			hits = append(hits, hit{at, end, termID(x)})
		}
	}
	// Of words that overlap the longer one counts: "home threshold" before "threshold".
	slices.SortStableFunc(hits, func(a, b hit) int { return (b.end - b.at) - (a.end - a.at) })
	var kept []hit
	for _, h := range hits {
		if !slices.ContainsFunc(kept, func(k hit) bool { return h.at < k.end && k.at < h.end }) {
			kept = append(kept, h)
		}
	}
	slices.SortFunc(kept, func(a, b hit) int { return a.at - b.at })
	var out []kit.Span
	at := 0
	for _, h := range kept[:min(linksMost, len(kept))] {
		out = append(out, kit.Span{Text: s[at:h.at]}, kit.Span{Text: s[h.at:h.end], Link: h.id})
		at = h.end
	}
	out = append(out, kit.Span{Text: s[at:]})
	out = slices.DeleteFunc(out, func(x kit.Span) bool { return x.Text == "" })
	if g.links == nil {
		g.links = map[string][]kit.Span{}
	}
	g.links[s] = out
	return out
}

// plurals are how English and Spanish make one of a word, in the order in which they are tried.
var plurals = [...]string{"", "s", "es"}

// wordAt is where a word or its plural first stands in a text as a word of its own, and where it ends; -1 where it
// does not.
func wordAt(text, word string) (at, end int) {
	for from := 0; word != ""; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			break
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		for _, more := range plurals {
			end := i + len(word) + len(more)
			if !strings.HasPrefix(text[i+len(word):], more) || inWord(before) {
				continue
			}
			if after, _ := utf8.DecodeRuneInString(text[end:]); !inWord(after) {
				return i, end
			}
		}
		from = i + len(word)
	}
	return -1, -1
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func termID(x *scenario.Term) kit.ID { return kit.ID("term/" + x.ID) }

// term finds the word that a link leads to.
func (g *game) term(link kit.ID) *scenario.Term {
	for i := range g.scn.Glossary {
		if x := &g.scn.Glossary[i]; termID(x) == link {
			return x
		}
	}
	return nil
}

// follow opens the library at the word whose link was pressed, or where there is no desk tells its meaning in a dialog;
// a link's tip is the first sentence of its meaning.
func (a *App) follow(u *kit.UI) {
	g := &a.game
	if g.play == nil {
		return
	}
	u.Gloss(func(link kit.ID) string {
		if x := g.term(link); x != nil {
			first, _, _ := strings.Cut(x.Meaning.Say, ". ")
			return sentence(first)
		}
		return ""
	})
	link, ok := u.Followed()
	if !ok {
		return
	}
	x := g.term(link)
	if x == nil {
		return
	}
	if card, _ := g.setPiece(); a.at == atRoom && card < 0 {
		g.pane, g.shelf = paneLibrary, shelf{find: x.Word, at: shelfWords}
		return
	}
	a.dialog = dialog{kind: showTerm, item: slices.IndexFunc(g.scn.Glossary, func(t scenario.Term) bool { return t.ID == x.ID })}
}

// termBody tells what a word means.
func (a *App) termBody(u *kit.UI, r kit.Rect) {
	x := &a.game.scn.Glossary[a.dialog.item]
	a.done(u, &r)
	scroll(u, "term/body", r, x.Word, func(r *kit.Rect) {
		para(u, r, x.Meaning.Say, kit.Style{Sans: true})
		if x.Meaning.Source != "" {
			gap(u, r, theme.Gap)
			para(u, r, x.Meaning.Label.In(u.Book)+": "+fullFrom(&x.Meaning), caption)
		}
	})
}
