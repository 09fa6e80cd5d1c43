package sound

import (
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// Cue is one sound.
type Cue uint8

// The sounds, the least important first.
const (
	TurnSealed Cue = iota + 1
	CardArrived
	Refused
	OfferArrived
	OfferAccepted
	VotePassed
	VoteFailed
	RungUp
	RungDown
	TextSigned
	CrisisResolved
	CrisisAdrift
	cues
)

// Most is how many sounds follow one move.
const Most = 2

// Due is a sound with the place in the view's log of the event that it is about.
type Due struct {
	Cue   Cue
	Event int
}

// Cues chooses what is heard after a move: of the events in the view's log from the place seen on, the most important,
// at most [Most] and none twice, in the order in which they happened. The seal of one's own turn is always
// heard: it answers to what the player did.
func Cues(s *scenario.Scenario, v *crisis.View, seen int) []Due {
	var due [Most]Due
	for i := seen; i < len(v.Log); i++ {
		c := cueOf(s, v, &v.Log[i])
		if c == 0 || !told(s, v, i) {
			continue
		}
		place := &due[1]
		if c == TurnSealed {
			place = &due[0]
		}
		if c > place.Cue {
			*place = Due{c, i}
		}
	}
	if due[0].Cue == 0 { // nothing was sealed: two of the others
		due[0] = second(s, v, seen, due[1].Cue)
	}
	return inOrder(due)
}

// second is the most important sound beside the first.
func second(s *scenario.Scenario, v *crisis.View, seen int, first Cue) (d Due) {
	for i := seen; i < len(v.Log); i++ {
		if c := cueOf(s, v, &v.Log[i]); c != first && c > d.Cue && told(s, v, i) {
			d = Due{c, i}
		}
	}
	return d
}

func inOrder(due [Most]Due) []Due {
	if due[0].Event > due[1].Event && due[1].Cue != 0 {
		due[0], due[1] = due[1], due[0]
	}
	var list []Due
	for _, d := range due {
		if d.Cue != 0 {
			list = append(list, d)
		}
	}
	return list
}

// told tells whether an event is told in words too: what cannot be seen is not heard.
func told(s *scenario.Scenario, v *crisis.View, i int) bool {
	_, ok := crisis.Tell(s, &v.Log[i], v.Of)
	return ok
}

// cueOf is the sound of an event, 0 for none. The player's own offers and answers are silent, but for what binds: a
// yes, a signature, the close of the turn.
func cueOf(s *scenario.Scenario, v *crisis.View, e *ledger.Event) Cue {
	own, toOwn := v.Of.Has(e.Of.By), e.Of.With == ledger.Nobody || v.Of.Has(e.Of.With)
	switch e.Kind {
	case crisis.OfficeClosed:
		return when(own, TurnSealed)
	case crisis.CardFell:
		return CardArrived
	case crisis.PackageProposed, crisis.PaperPassed, crisis.TextTabled, crisis.InvitationSent, crisis.RequestMade:
		return when(!own && toOwn, OfferArrived)
	case crisis.PackageAccepted:
		return OfferAccepted
	case crisis.InvitationAccepted, crisis.RequestMet:
		return when(own || v.Of.Has(e.Of.With), OfferAccepted)
	case crisis.OfferRejected, crisis.BillVetoed:
		return when(!own, Refused)
	case crisis.InvitationDeclined:
		return when(own, Refused)
	case crisis.AgreementSigned, crisis.BillSigned:
		return TextSigned
	case crisis.BillVoted, crisis.OverrideVoted, crisis.TextRatified:
		if r, ok := crisis.RollCallOf(s, e); ok {
			return either(r.Passed(), VotePassed, VoteFailed)
		}
	case crisis.TextRefused:
		return VoteFailed
	case crisis.RungReached:
		return step(s, e)
	case crisis.GameEnded:
		return either(resolved(s, v, &s.Endings[e.Of.Item]), CrisisResolved, CrisisAdrift)
	}
	return 0
}

// step is the way along the ladder.
func step(s *scenario.Scenario, e *ledger.Event) Cue {
	for i := range e.Entries {
		if n := &e.Entries[i]; n.To == s.Rung && n.Delta < 0 {
			return RungDown
		}
	}
	return RungUp
}

// resolved tells of an ended game whether something was signed and kept, and the crisis is no higher on its ladder
// than where it began.
func resolved(s *scenario.Scenario, v *crisis.View, end *scenario.Ending) bool {
	t := s.Talks
	if t == nil || end.Breakdown || end.Cap < 100*num.One || v.Bal[t.Broken] > 0 {
		return false
	}
	signed := v.Bal[t.Signed] > 0
	if t.InTranches() {
		signed = v.Bal[t.Tranches] > 0
	}
	return signed && (len(s.Ladder) == 0 || v.Bal[s.Rung] <= s.Accounts[s.Rung].Open)
}

func when(ok bool, c Cue) Cue { return either(ok, c, 0) }

func either(ok bool, yes, no Cue) Cue {
	if ok {
		return yes
	}
	return no
}
