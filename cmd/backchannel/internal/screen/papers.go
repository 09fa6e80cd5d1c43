package screen

import (
	"strings"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// papers are the sheets beside the table: the answers first, then the draft, then the record.
func (a *App) papers(u *kit.UI, r *kit.Rect) {
	g := &a.game
	t := g.scn.Talks
	a.lostCard(u, r)
	if t.InTranches() {
		a.awaiting(u, r)
	} else if g.view.Bal[t.Signed] > 0 {
		a.recordOfTalks(u, r)
		return
	}
	if text, ok := g.read(t.Text); ok && !g.pending() {
		a.tabled(u, r, &text)
		gap(u, r, theme.Margin)
	}
	for p := range t.Parties {
		if o := t.Parties[p].Office; p != g.party() {
			a.theirAnswer(u, r, p, o)
		}
	}
	a.requests(u, r)
	if t.InTranches() {
		a.trancheState(u, r)
	}
	a.recordOfTalks(u, r)
}

// draftPaper is the composed package as a treaty reads; what differs from the reference is marked.
func (a *App) draftPaper(u *kit.UI, r *kit.Rect) {
	g := &a.game
	if g.scn.Talks.InTranches() {
		a.trancheDraft(u, r)
		return
	}
	ref, name := g.reference()
	u.Card(r, kit.Card{ID: "draft", Chip: kit.Badge{Shape: kit.Square, Name: u.Say("YOUR DRAFT")}, Title: g.scn.Talks.Title, More: func(r *kit.Rect) {
		changed := a.clauses(u, r, &g.draft, &ref)
		gap(u, r, theme.Gap)
		note := u.Say("It says the same as %s.", name)
		if changed {
			note = u.Say("Bold words differ from %s.", name)
		}
		para(u, r, note, kit.Style{Size: theme.Caption, Sans: true, Muted: true})
	}})
}

// reference is what a draft is compared with: the text on the table, else the other's offer, else what holds today.
func (g *game) reference() (ledger.Levels, string) {
	t := g.scn.Talks
	if text, ok := g.read(t.Text); ok {
		return text, g.book.Say("the text on the table")
	}
	for p := range t.Parties {
		if o := t.Parties[p].Office; p != g.party() {
			if offer, ok := g.read(t.Offer[p]); ok {
				return offer, g.offerOf(o)
			}
		}
	}
	return t.Status(), g.book.Say("how things are today")
}

// clauses writes a package as numbered sentences, with the words that differ from ref in bold.
func (a *App) clauses(u *kit.UI, r *kit.Rect, l, ref *ledger.Levels) (changed bool) {
	t := a.game.scn.Talks
	for i := range t.Topics {
		x := &t.Topics[i]
		text := clause(x.Clauses, x.Name, x.Levels, l[i])
		spans := []kit.Span{{Text: num.Of(i+1).String() + ". "}}
		if l[i] == ref[i] {
			spans = append(spans, kit.Span{Text: text})
		} else {
			spans = append(spans, diff(clause(x.Clauses, x.Name, x.Levels, ref[i]), text)...)
			changed = true
		}
		u.Text(r, kit.Style{}, spans...)
		gap(u, r, theme.Gap/2)
	}
	return changed
}

// clause is the sentence of a level, or its short name where a scenario has no sentence.
func clause(clauses []string, name string, levels []string, l int8) string {
	if int(l) < len(clauses) {
		return clauses[l]
	}
	return name + ": " + levels[l] + "."
}

// diff marks the words of text between the beginning and the end that it shares with old.
func diff(old, text string) []kit.Span {
	was, is := strings.Fields(old), strings.Fields(text)
	head := 0
	for head < len(was) && head < len(is) && was[head] == is[head] {
		head++
	}
	tail := 0
	for tail < len(was)-head && tail < len(is)-head && was[len(was)-1-tail] == is[len(is)-1-tail] {
		tail++
	}
	mid := is[head : len(is)-tail]
	if len(mid) == 0 && head < len(is) { // only words left out: mark the word that follows
		mid, tail = is[head:head+1], len(is)-head-1
	}
	join := func(words []string, before, after string) string {
		if len(words) == 0 {
			return ""
		}
		return before + strings.Join(words, " ") + after
	}
	return []kit.Span{{Text: join(is[:head], "", " ")}, {Text: strings.Join(mid, " "), Bold: true}, {Text: join(is[len(is)-tail:], " ", "")}}
}

// tabled is the text on the table: who accepts it, and what can be done with it.
func (a *App) tabled(u *kit.UI, r *kit.Rect, text *ledger.Levels) {
	g := &a.game
	t := g.scn.Talks
	ref, mine := *text, false
	if p := g.party(); p >= 0 {
		if offer, ok := g.read(t.Offer[p]); ok {
			ref, mine = offer, true
		}
	}
	u.Card(r, kit.Card{ID: "text", Chip: kit.Badge{Shape: kit.Check, Name: u.Say("ON THE TABLE")}, Title: u.Say("The text"), More: func(r *kit.Rect) {
		if t.InTranches() {
			a.changedClauses(u, r, text, &ref)
			if mine && *text != ref {
				para(u, r, u.Say("Bold words differ from your offer."), kit.Style{Size: theme.Caption, Sans: true, Muted: true})
			}
		} else if a.clauses(u, r, text, &ref) && mine {
			para(u, r, u.Say("Bold words differ from your offer."), kit.Style{Size: theme.Caption, Sans: true, Muted: true})
		}
		gap(u, r, theme.Gap)
		for p := range t.Parties {
			if o := t.Parties[p].Office; t.Parties[p].Signs() {
				para(u, r, g.standing(p, o), small)
			}
		}
		a.worthLine(u, r, text)
		if g.party() < 0 {
			return
		}
		gap(u, r, theme.Gap)
		b := buttons{u: u, r: r}
		sign := ledger.Directive{By: g.voice, Verb: crisis.Sign}
		if b.add("sign", u.Say("Sign"), kit.ButtonOpt{Key: "S", Off: g.reason(sign), Tip: g.signTip()}) {
			a.dialog = dialog{kind: askSign}
		}
		if g.view.Bal[t.Consent[g.party()]] == 0 {
			a.answerButtons(&b, ledger.Nobody, text, "text", "A")
		}
		if code := g.check(sign).Code; code != "" && code != crisis.NotAgreed && code != crisis.SignedAlready {
			gap(u, r, theme.Gap)
			st := small
			st.Color = u.Theme.Paper.Danger
			para(u, r, u.Say("It cannot be signed now.")+" "+g.reason(sign), st)
		}
	}})
}

// standing says how a party stands to the text on the table.
func (g *game) standing(p int, o ledger.Office) string {
	b, who := g.book, g.scn.Offices[o].Short
	inked, consents := g.view.Bal[g.scn.Talks.Ink[p]] > 0, g.view.Bal[g.scn.Talks.Consent[p]] > 0
	switch ours := g.ours(o); {
	case ours && inked:
		return b.Say("You have signed.")
	case ours && consents:
		return b.Say("You accept it. Sign it to put it in force.")
	case ours:
		return b.Say("You have not accepted it yet.")
	case inked:
		return b.Say("%s has signed.", who)
	case consents:
		return b.Say("%s accepts it.", who)
	}
	return b.Say("%s has not accepted it yet.", who)
}

// worthLine says what a package pays the acting office beside what home needs.
func (a *App) worthLine(u *kit.UI, r *kit.Rect, l *ledger.Levels) {
	g := &a.game
	if p := g.party(); p >= 0 {
		pays := g.scn.Talks.Worth(g.view.Bal, p, l)
		u.Text(r, small, kit.Span{Text: u.Say("Worth %s to you; home needs %s.", figure(pays), needed(pays, g.need(p, l))), Bold: true})
	}
	a.forecastLine(u, r, l)
}

// answerButtons answer an offer, or the text on the table: as it is, with changes, or not at all.
// The key belongs to the sheet that wants an answer most.
func (a *App) answerButtons(b *buttons, with ledger.Office, to *ledger.Levels, id, key string) {
	g := &a.game
	whose := g.scn.Offices[with].Short
	if id == "text" {
		whose = a.book.Say("the text on the table")
	}
	accept := ledger.Directive{By: g.voice, Verb: crisis.Accept, With: with, Levels: crisis.NoLevels()}
	why := g.reason(accept)
	if b.add(kit.ID("accept/"+id), a.book.Say("Accept"), kit.ButtonOpt{Key: key, Says: called(a.book.Say("Accept"), whose), Off: why, Tip: a.book.Say("It becomes the text on the table.")}) {
		a.submit(accept)
	}
	changes := accept
	same := true
	for i := range g.scn.Talks.Topics {
		if g.draft[i] != to[i] {
			changes.Levels[i], same = g.draft[i], false
		}
	}
	off := g.reason(changes)
	if same {
		off = a.book.Say("Your draft says the same. Change a row of it first.")
	}
	if b.add(kit.ID("acceptif/"+id), a.book.Say("Accept with my changes"), kit.ButtonOpt{Says: called(a.book.Say("Accept with my changes"), whose), Off: off, Tip: a.book.Say("Your draft becomes the text. The other side must agree to it.")}) {
		a.submit(changes)
	}
	reject := ledger.Directive{By: g.voice, Verb: crisis.Reject, With: with}
	if b.add(kit.ID("reject/"+id), a.book.Say("Turn down"), kit.ButtonOpt{Says: called(a.book.Say("Turn down"), whose), Off: g.reason(reject), Tip: a.book.Say("Says no, and says on which row.")}) {
		a.dialog = dialog{kind: askReject, office: with}
	}
	if !same && b.add(kit.ID("copy/"+id), a.book.Say("Copy to my draft"), kit.ButtonOpt{Says: called(a.book.Say("Copy to my draft"), whose), Tip: a.book.Say("Your draft then says what this says.")}) {
		g.draft = *to
		a.aloud = append(a.aloud, a.book.Say("Your draft now says the same."))
	}
	if why != "" {
		gap(b.u, b.r, theme.Gap/2)
		wrong(b.u, b.r, why)
	}
	if off != "" && off != why && !same {
		gap(b.u, b.r, theme.Gap/2)
		wrong(b.u, b.r, called(a.book.Say("Accept with my changes"), off))
	}
}

// theirAnswer is the last word of another party: what it said, what it offers, what can be done with that.
func (a *App) theirAnswer(u *kit.UI, r *kit.Rect, p int, o ledger.Office) {
	g := &a.game
	t := g.scn.Talks
	said := g.lastSaid(p)
	offer, offers := g.read(t.Offer[p])
	paper, papers := g.read(t.Paper[p])
	if said == "" && !offers {
		return
	}
	short := g.scn.Offices[o].Short
	u.Card(r, kit.Card{ID: kit.ID("answer/" + g.scn.Offices[o].ID), Chip: kit.Badge{Shape: g.shape(o), Name: strings.ToUpper(short)}, Title: u.Say("%s last word", g.owner(o)), More: func(r *kit.Rect) {
		if said != "" {
			para(u, r, said, kit.Style{})
			gap(u, r, theme.Gap)
		}
		if !offers {
			return
		}
		head := u.Say("On offer:")
		if text, ok := g.read(t.Text); ok && g.view.Bal[t.Consent[p]] > 0 {
			if offer == text {
				return // the sheet of the text says it, with what can be done
			}
			head = u.Say("Its own earlier offer stands too:")
		}
		u.Text(r, kit.Style{}, kit.Span{Text: head + " ", Bold: true}, kit.Span{Text: g.describe(&offer)})
		a.worthLine(u, r, &offer)
		if papers && paper != offer {
			u.Text(r, kit.Style{Size: theme.Caption}, kit.Span{Text: u.Say("In a non-paper:") + " ", Bold: true}, kit.Span{Text: g.describe(&paper)})
		}
		if g.party() >= 0 {
			gap(u, r, theme.Gap)
			key := "A"
			if g.at(t.Text[0]) >= 0 {
				key = ""
			}
			a.answerButtons(&buttons{u: u, r: r}, o, &offer, g.scn.Offices[o].ID, key)
		}
	}})
	gap(u, r, theme.Margin)
}

// lastSaid is the last thing that was said for a party at the table, with its reason; of an offer only the reason.
func (g *game) lastSaid(p int) string {
	for i := len(g.view.Log) - 1; i >= 0; i-- {
		e := &g.view.Log[i]
		if g.scn.Talks.Party(e.Of.By) == p && spoken(e.Kind) {
			if l, ok := crisis.Tell(g.scn, e, g.view.Of); ok {
				if e.Kind == crisis.PackageProposed {
					return l.Said // the offer itself is told in full below
				}
				return told(&l)
			}
		}
	}
	return ""
}

// spoken tells whether a kind of event is something said at the table.
func spoken(k ledger.Kind) bool {
	switch k {
	case crisis.PackageProposed, crisis.PaperPassed, crisis.TextTabled, crisis.PackageAccepted, crisis.OfferRejected, crisis.AgreementSigned:
		return true
	}
	return false
}

// atTable tells whether a kind of event belongs to the record of the talks.
func atTable(k ledger.Kind) bool {
	switch k {
	case crisis.PackageProposed, crisis.PaperPassed, crisis.TextTabled, crisis.PackageAccepted, crisis.OfferRejected, crisis.AgreementSigned, crisis.AgreementInForce, crisis.PledgeLifted,
		crisis.TextSealed, crisis.TextRatified, crisis.TextRefused, crisis.DeliveryMade, crisis.DeliverySlipped, crisis.DeliveryMissed,
		crisis.DealBroken, crisis.RequestMade, crisis.RequestExcused, crisis.RequestMet, crisis.RequestIgnored:
		return true
	}
	return false
}

// recordOfTalks folds all that was said at the table, the latest first.
func (a *App) recordOfTalks(u *kit.UI, r *kit.Rect) {
	g := &a.game
	var lines []crisis.Line
	for i := len(g.view.Log) - 1; i >= 0; i-- {
		if e := &g.view.Log[i]; atTable(e.Kind) {
			if l, ok := crisis.Tell(g.scn, e, g.view.Of); ok {
				lines = append(lines, l)
			}
		}
	}
	if len(lines) == 0 {
		return
	}
	label := u.Count(len(lines), "Show the record (%d entry)", "Show the record (%d entries)", len(lines))
	if g.record {
		label = u.Say("Hide the record")
	}
	if u.Button("record", kit.CutTop(r, u.Px(theme.Control)), label, kit.ButtonOpt{}) {
		g.record = !g.record
	}
	if !g.record {
		return
	}
	gap(u, r, theme.Gap)
	u.Card(r, kit.Card{ID: "minutes", Title: u.Say("Record of the talks"), More: func(r *kit.Rect) {
		for _, l := range lines {
			u.Text(r, kit.Style{Size: theme.Caption}, kit.Span{Text: u.Say("Turn %d.", l.Turn) + " ", Bold: true}, kit.Span{Text: l.Text})
			gap(u, r, theme.Gap/2)
		}
	}})
}

// inForce is the signed agreement: what it says, how it is kept, and the way to break it.
func (a *App) inForce(u *kit.UI, r *kit.Rect, force *ledger.Levels) {
	g := &a.game
	t := g.scn.Talks
	chip := kit.Badge{Shape: kit.Check, Name: u.Say("IN FORCE")}
	if g.view.Bal[t.Broken] > 0 {
		chip = kit.Badge{Shape: kit.Cross, Name: u.Say("BROKEN")}
	}
	u.Card(r, kit.Card{ID: "force", Chip: chip, From: u.Say("since turn %s", figure(g.view.Bal[t.Signed])), Title: t.Title, More: func(r *kit.Rect) {
		a.clauses(u, r, force, force)
		gap(u, r, theme.Gap)
		a.worthLine(u, r, force)
		kept, broken := g.view.Bal[t.Kept], g.view.Bal[t.Broken]
		if kept+broken > 0 {
			para(u, r, u.Say("Counted by side and turn: kept %s, broken %s.", figure(kept), figure(broken)), small)
		}
		ends := " " + u.Say("The game ends after turn %d.", g.lastTurn())
		switch {
		case broken > 0:
			para(u, r, u.Say("Somebody has stopped keeping it. Keeping it again earns nothing more.")+ends, small)
		case g.party() < 0:
			para(u, r, u.Say("Each turn the two sides keep the deal or break it.")+ends, small)
		default:
			para(u, r, u.Say("You keep it by doing nothing more: each turn both sides keep the deal or break it.")+ends, small)
		}
		if g.party() < 0 {
			return
		}
		gap(u, r, theme.Gap)
		a.breakButton(u, r)
	}})
}

// breakButton is the way to stop keeping what was signed.
func (a *App) breakButton(u *kit.UI, r *kit.Rect) {
	g := &a.game
	b := buttons{u: u, r: r}
	d := ledger.Directive{By: g.voice, Verb: crisis.Break}
	for i := range g.view.Filed {
		if f := &g.view.Filed[i]; f.By == g.voice && f.Verb == crisis.Break {
			if b.add("break", u.Say("Take back: break the agreement"), kit.ButtonOpt{}) {
				a.withdraw(f)
			}
			return
		}
	}
	if b.add("break", u.Say("Break the agreement"), kit.ButtonOpt{Off: g.reason(d), Tip: u.Say("You see what it does before anything happens.")}) {
		a.dialog = dialog{kind: askBreak}
	}
}
