package scenario

import "backchannel/engine/num"

// tableFile is a table of issues.yaml: what is negotiated, and by whom. A scenario
// has at most one.
type tableFile struct {
	// Required. What the agreement is called.
	Name string
	// Required. The offices that bargain, and stakeholders whose gain counts.
	Parties []Ref
	// Required. The parties without whom there is no deal.
	Veto []Ref
	// The office that may put a single text before the parties.
	Mediator Ref
	// The condition under which it may.
	Mediates Expr
	// Required. Each party's home threshold: the payoff below which home refuses the package.
	Threshold Entries[num.Milli]
	// How much higher the thresholds of parties with a veto stand in play than in the analysis.
	InPlay num.Milli
	// How far, in whole steps to either side, thresholds are drawn in each game.
	Spread num.Milli
	// What public accounts add to a party's threshold, as they stand at each opening.
	Pressure Entries[Expr]
	// The parties that make offers and sign; all of them if nothing is said.
	Bargain []Ref
	// By party, other offices that negotiate and sign for it.
	Speaks Entries[[]Ref]
	// By party with a veto that does not bargain, the vote in which it has its say.
	Ratify Entries[ratifyFile]
	// By party, the published agendas of which its home has one in each game.
	Agendas Entries[Entries[agendaFile]]
	// What each step above the status quo on an agenda's sore issue adds to a package; below 0.
	Sore num.Milli
	// What each step above the status quo on an agenda's prize issue adds to a package.
	Prize num.Milli
	// The most steps away from today that a package can take; no bound if 0.
	Capacity int
	// The shared meter that is the capacity in play, where it can grow.
	Room Ref
	// The agreement is made in tranches, one text after another.
	Tranches *tranchesFile
	// What the parties must deliver after each tranche.
	Delivery *deliveryFile
	// Lines that nobody can ever sign, and why.
	Never Entries[neverFile]
	// Conditions on levels; a package that fails one is unlawful.
	Legal []Expr
	// By party, conditions on levels that it can never sign.
	Red Entries[[]Expr]
	// Payoffs that come with combinations of levels.
	Bonus []bonusFile
	// Required. The rows of the table.
	Issues Entries[issueFile]
}

// ratifyFile is the vote by which a party ratifies what the others have signed.
type ratifyFile struct {
	// Required. The chamber of chambers.yaml that votes. Half of its members and one more carry a text.
	Chamber Ref
	// Required. How many votes a text gains with each point that it is worth above the home threshold.
	Votes num.Milli
	// The standard deviation of the total in votes; the chamber's own if nothing is said.
	Swing num.Milli
}

// agendaFile is what a party's home may care about beyond the payoffs that everybody knows.
type agendaFile struct {
	// Required. What it is called.
	Name string
	// Required. What its supporters say.
	Say Prose
	// Required. The issue that hurts this home.
	Sore Ref
	// Required. The issue that it wants.
	Prize Ref
}

// tranchesFile divides an agreement into texts that come into force one after another.
type tranchesFile struct {
	// Required. The most steps of change that the first text may make.
	First int
	// Required. The most steps of change that a later text may make.
	Later int
	// The first turn in which a text can be signed; the first of the game if nothing is said.
	From int
	// The last turn in which a text can be offered or signed; the last of the game if nothing is said.
	Until int
}

// deliveryFile is what each party that signed owes after a tranche: one delivery, by a date.
type deliveryFile struct {
	// Required. Within how many turns it is due.
	After int
	// What making it costs.
	Cost Entries[num.Milli]
	// By party, the chance in percent that it succeeds when it is made; certain if nothing is said. It may read what only the party sees.
	Odds Entries[Expr]
	// What a delivery that was made does.
	Done []stepFile
	// What a delivery that fails by bad luck does; it is then due a turn later.
	Slips []stepFile
}

// neverFile is a line that nobody can sign.
type neverFile struct {
	// Required. What it is called.
	Name string
	// Required. Why nobody can sign it.
	Say Prose
	// The rows of a dossier that it stands for.
	Dossier []mark
}

// bonusFile is a payoff that comes with a combination of levels.
type bonusFile struct {
	// Required. The combination, such as H1 >= 2 && H3 >= 1.
	When Expr
	// Required. What it pays, by party.
	Pays Entries[num.Milli]
}

// issueFile is one row of a table.
type issueFile struct {
	// Required. What it is called.
	Name string
	// Required. What it is about.
	About Prose
	// The level that holds today, counted from 0.
	Now int
	// Required. The short names of the levels, from 0.
	Levels []string
	// Required. The sentence of the treaty text at each level.
	Clauses []string
	// Required. What each level is worth, by party.
	Pays Entries[[]num.Milli]
	// By party, the public reason it gives when this row is what it lacks.
	Why Entries[string]
	// By level, what must hold before a text with it can be signed, as in 4: B7.passed > 0.
	Needs levelExprs
	// What the clause does at each closing, for some turns after its level came into force.
	Works []stepFile
	// The stage of play at which it is first shown.
	Tier int
	// The turn from which it is shown.
	OpensAt int
	// The rows of a dossier that it stands for.
	Dossier []mark
}
