package crisis

import "backchannel/engine/num"

func (t *teller) textSealed() string {
	return t.Say("All who negotiate have signed. The text goes to the vote at the end of this turn.")
}

// voted tells a roll call on the agreement.
func (t *teller) voted() string {
	r, ok := RollCallOf(t.s, t.e)
	if !ok {
		return ""
	}
	return t.division(&r, "", t.Say("the agreement"))
}

func (t *teller) refused() string {
	return t.Say("The text has failed at home. The table is clear, and a better text can still be signed.")
}

func (t *teller) delivered() string {
	return t.and(t.Does(t.e.Of.By, "You deliver what was promised.", "%s delivers what was promised.", "%s deliver what was promised.") + t.likely(true))
}

func (t *teller) slipped() string {
	return t.and(t.Does(t.e.Of.By, "You try to deliver, and it slips: another turn is needed.", "%s tries to deliver, and it slips: another turn is needed.", "%s try to deliver, and it slips: another turn is needed.") + t.likely(false))
}

// likely says how likely a delivery was, to who may know.
func (t *teller) likely(made bool) string {
	if t.e.Odds <= 0 || t.e.Odds >= percent || !tellsOdds(t.s, t.e, t.of) {
		return ""
	}
	return " " + odds(t.s, t.e.Odds, made)
}

func (t *teller) missed() string {
	return t.and(t.Does(t.e.Of.By, "You miss the date of a promised delivery. The other side calls it a broken promise.", "%s misses the date of a promised delivery. The other side calls it a broken promise.", "%s miss the date of a promised delivery. The other side calls it a broken promise."))
}

// tranche says which part of the agreement a text is.
func (t *teller) tranche() string {
	talks := t.s.Talks
	if !talks.InTranches() {
		return t.Say("All have signed. The agreement is in force: ")
	}
	for i := range t.e.Entries {
		if n := &t.e.Entries[i]; n.To == talks.Tranches && n.Delta == num.One {
			return t.Say("Both homes carry it. A tranche is in force: ")
		}
	}
	return t.Say("The agreement is in force: ")
}
