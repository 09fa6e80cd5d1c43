package crisis

import "backchannel/engine/num"

func (t *teller) textSealed() string {
	return "All who negotiate have signed. The text goes to the vote at the end of this turn."
}

// voted tells a roll call on the agreement.
func (t *teller) voted() string {
	r, ok := RollCallOf(t.s, t.e)
	if !ok {
		return ""
	}
	return t.division(&r, "", "the agreement")
}

func (t *teller) refused() string {
	return "The text has failed at home. The table is clear, and a better text can still be signed."
}

func (t *teller) delivered() string {
	return t.and(t.Who(t.e.Of.By, "deliver", "delivers") + " what was promised." + t.likely(true))
}

func (t *teller) slipped() string {
	return t.and(t.Who(t.e.Of.By, "try", "tries") + " to deliver, and it slips: another turn is needed." + t.likely(false))
}

// likely says how likely a delivery was, to who may know.
func (t *teller) likely(made bool) string {
	if t.e.Odds <= 0 || t.e.Odds >= percent || !tellsOdds(t.s, t.e, t.of) {
		return ""
	}
	return " " + odds(t.e.Odds, made)
}

func (t *teller) missed() string {
	return t.and(t.Who(t.e.Of.By, "miss", "misses") + " the date of a promised delivery. The other side calls it a broken promise.")
}

// tranche says which part of the agreement a text is.
func (t *teller) tranche() string {
	talks := t.s.Talks
	if !talks.InTranches() {
		return "All have signed. The agreement is in force: "
	}
	for i := range t.e.Entries {
		if n := &t.e.Entries[i]; n.To == talks.Tranches && n.Delta == num.One {
			return "Both homes carry it. A tranche is in force: "
		}
	}
	return "The agreement is in force: "
}
