package scenario

import (
	"slices"

	"backchannel/engine/calendar"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/opinion"
	"backchannel/engine/rule"
)

// Segment is a part of a public: a stance of its own, and what moves it.
type Segment struct {
	ID, Name string
	// Text says who they are, Anchor what is known that the numbers lean on.
	Text, Anchor Text
	// Account is its stance, Of the meter that is the mean of this public, Share how large
	// a part of it the segment is, in percent.
	Account, Of ledger.ID
	Share       num.Milli
	Media       string
	// Salient are the issues that it looks at first, by number.
	Salient []int
	Tier    int
	// Moves is what it moves by each turn; Usual where it is pulled back to.
	Moves rule.Amount
	Usual num.Milli
}

func (f *segmentFile) shape(s *fields) {
	s.need("name", "say", "of", "share")
	s.short(maxName, "name", "media")
	s.within("share", 0, 100)
	s.within("start", -balanceMax, balanceMax)
	s.within("tier", 1, 4)
	s.most("salient", ledger.IssuesMax)
}

func (f *opinionFile) shape(s *fields) {
	s.within("half_life", 0, 1_000)
	s.within("noise", 0, 20)
}

// nameSegments opens the stances and makes them parts of their publics.
func (b *builder) nameSegments() {
	sums := map[ledger.ID]num.Milli{}
	for _, e := range b.f.Segments {
		f := &e.Value
		of, ok := b.meterOf(f.Of)
		if !ok {
			b.s.Segments = append(b.s.Segments, Segment{ID: e.ID}) // keeps the places of the others
			continue
		}
		whole := b.s.Accounts[of]
		if f.Start < whole.Min || f.Start > whole.Max {
			b.add(e.At, "", "%s starts at %v, and must stay within %v to %v as %s does", e.ID, f.Start, whole.Min, whole.Max, whole.Name)
		}
		g := Segment{ID: e.ID, Name: f.Name, Text: b.text(f.Say), Anchor: b.text(f.Anchor), Of: of, Share: f.Share, Media: f.Media, Tier: max(1, f.Tier), Usual: f.Start}
		g.Account = b.account(ledger.Account{Name: e.ID, Title: f.Name, Min: whole.Min, Max: whole.Max, Open: f.Start, Sees: whole.Sees})
		b.join(of, g.Account, f.Share, e.At)
		b.s.Segments = append(b.s.Segments, g)
		sums[of] += f.Share
		if f.Moves.Src != "" && b.f.Laws.Opinion == nil {
			b.add(f.Moves.At, "", "%s has moves, but no law of opinion takes them: write opinion: {} into laws.yaml, or take moves out", e.ID)
		}
	}
	for _, e := range b.f.Meters { // in the order of the file
		if id, ok := b.s.Find(e.ID); ok && sums[id] != 0 && sums[id] != num.Of(100) {
			b.add(e.At, "", "the segments of %s make %v percent: shares are of the whole public and make 100", e.ID, sums[id])
		}
	}
}

// buildOpinion compiles what moves the segments.
func (b *builder) buildOpinion() {
	l, f := &b.s.Laws, b.f.Laws.Opinion
	for i, e := range b.f.Segments {
		g := &b.s.Segments[i]
		g.Moves = b.amount(e.Value.Moves, scope{b, ledger.Nobody})
		b.flow(e.Value.Moves, g.Moves.Reads(nil), b.s.Accounts[g.Account].Sees, place{what: "how " + e.ID + " moves"})
		for _, r := range e.Value.Salient {
			if n, ok := b.issueOf(r); ok {
				g.Salient = append(g.Salient, n)
			}
		}
	}
	if f == nil {
		return
	}
	if len(b.f.Segments) == 0 {
		b.add(f.At, "", "there is no segments.yaml, so there is nobody whose opinion moves: take opinion out, or write the segments")
	}
	l.OpinionRule = b.cause("law", "opinion", b.s.Book.Say("How people take it"))
	l.MoodRule = b.cause("law", "mood", b.s.Book.Say("Passing moods"))
	l.Opinion = &opinion.Law{Noise: f.Noise}
	if f.HalfLife > 0 {
		l.Opinion.Keep = calendar.Retention(f.HalfLife, b.s.Clock.Weeks)
	}
}

// issueOf finds the number of an issue of the table.
func (b *builder) issueOf(r Ref) (int, bool) {
	var ids []string
	if b.s.Talks != nil {
		for i := range b.s.Talks.Topics {
			ids = append(ids, b.s.Talks.Topics[i].ID)
		}
	}
	n := slices.Index(ids, r.Name)
	if n < 0 {
		b.add(r.At, nearest(r.Name, ids), "there is no issue %s in issues.yaml", echo(r.Name))
	}
	return n, n >= 0
}

// isSegment tells whether an account is the stance of a segment.
func (b *builder) isSegment(id ledger.ID) bool {
	return slices.ContainsFunc(b.s.Segments, func(g Segment) bool { return g.Account == id })
}
