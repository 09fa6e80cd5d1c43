package scenario

import "backchannel/engine/num"

// chamberFile is a chamber of chambers.yaml: a house of a parliament, or another body
// that decides by counting votes.
type chamberFile struct {
	// Required. What it is called.
	Name string
	// A short name for tables; the name if nothing is said.
	Short string
	// Required. Who sits there, and how it decides.
	About Prose
	// Which side of the crisis it is on: left, right or none. It sets a colour.
	Side Ref
	// Required. How many seats it has.
	Seats int
	// The offices that bargain for votes here.
	Of []Ref
	// How far the total usually is off the count before the vote: its standard deviation in seats. Bills are counted member by member where members have rates; swing is then for agreements.
	Swing num.Milli
	// Required. The groups of members who vote much alike. Their seats add up to the chamber's.
	Blocs Entries[blocFile]
	// How the rates of single members become chances.
	Loyalty *loyaltyFile
	// When it sits; always if nothing is said. A bill does not move while its chamber does not sit.
	Sits Expr
	// When it sits, in words, such as from 1 February to 30 April.
	Session string
	// The rows of a dossier that it stands for.
	Dossier []mark
}

// blocFile is a group of members who vote much alike, named by what it wants and never
// by a person.
type blocFile struct {
	// Required. What it is called.
	Name string
	// Who they are and what they watch.
	About Prose
	// Required. How many seats it has.
	Seats int
	// How little opinion and bargaining move it: 0 to 100.
	Discipline num.Milli
	// The percentage of it that would vote for a text over which the chamber as a whole is evenly split; 50 if nothing is said.
	Leans *num.Milli
	// In percent, how often each member has voted against the own party. Nobody is named. The members then vote one by one.
	Rates []num.Milli
}

// loyaltyFile turns rates into chances: slope times the logarithm of (rate + floor) /
// scale, plus what the bill adds under lean, are the log-odds of a yes.
type loyaltyFile struct {
	// Required. How much more likely a member with a higher rate is to vote yes.
	Slope num.Milli
	// Required. What is added to each rate, in percent, so that nobody has none.
	Floor num.Milli
	// Required. The rate, in percent, of a member who starts from even.
	Scale num.Milli
	// How far members differ for reasons of their own, drawn once a game: a standard deviation of log-odds.
	Spread num.Milli
}

// billFile is a bill of bills.yaml: a draft law, a resolution or a reform, and its path
// through parliament.
type billFile struct {
	// Required. What it is called.
	Name string
	// Required. What it would do.
	Say Prose
	// A vote in the real world to compare it with.
	Benchmark Prose
	// Which side of the crisis it is on: left, right or none. It sets a colour.
	Side Ref
	// Required. The offices that can table it, or call it up.
	By []Ref
	// What must hold before it can be tabled. It reads only what everybody sees.
	Needs Expr
	// The offices that are against it: when they bargain for votes, it loses them.
	Against []Ref
	// True if its vote can be called up without waiting for a committee.
	Privileged bool
	// What public opinion adds to every member's log-odds, less by discipline: 0.25 is about six percent of an evenly split bloc.
	Opinion Expr
	// Required. The stages of its path in order; each takes a turn at least.
	Path []pathFile
	// What it does when it is tabled.
	Tabled []stepFile
	// What it does when it is through.
	Passed []stepFile
	// What it does when it is voted down.
	Failed []stepFile
	// What it does when it is vetoed.
	Vetoed []stepFile
	// Why a veto does that, in a sentence that is told with it.
	VetoSays string
	// The stage of play at which it is first shown.
	Tier int
	// The turn from which it can be tabled.
	OpensAt int
	// The rows of a dossier that it stands for.
	Dossier []mark
}

// pathFile is one stage of a bill's path: a committee, a vote in a chamber, or the desk
// of the office that signs it.
type pathFile struct {
	At Pos
	// For a committee: the chance in percent, each turn, that it reports the bill.
	Committee Expr
	// For a vote, the chamber. For a committee, the chamber that it belongs to.
	Chamber Ref
	// Needed for a vote: how many yes votes it takes, as a number or as one of majority (more than half of those present), half (where who breaks a tie is for it) and two_thirds.
	Needs Ref
	// For a vote: the percentage of each bloc that is for it, before opinion and bargaining.
	Yes Entries[Expr]
	// For a vote in a chamber whose members have rates: what the bill adds to the log-odds of each. It stands for the blocs with rates that are not under yes.
	Lean Expr
	// For a vote: how many members are not expected to take part.
	Away int
	// For a vote: after how many turns it is taken; 1 if nothing is said.
	After int
	// For a desk: the office that signs the bill, or vetoes it in that turn.
	Signs Ref
	// For a desk: true if two thirds of each chamber before it can override a veto.
	Override bool
}
