package scenario

import "backchannel/engine/num"

// lawsFile is laws.yaml: which laws hold and how strongly. A law that is not named is off.
type lawsFile struct {
	// Tension and its laws.
	Escalation *escalationFile
	// Repeated actions count less.
	Repeats *repeatsFile
	// Making, keeping and breaking a deal.
	Negotiation *negotiationFile
	// How votes are won in parliament.
	Legislature *legislatureFile
	// What moves the parts of the public, those of segments.yaml.
	Opinion *opinionFile
	// What tariffs do to trade, in the sectors of sectors.yaml.
	Trade *tradeFile
	// What overdose deaths follow, and when they are counted.
	Health *healthFile
	// What each office gets at the opening of a turn.
	Turn []stepFile
}

// escalationFile sets the laws of tension.
type escalationFile struct {
	// Required. The meter that is the tension.
	Tension Ref
	// Required. The meter that is the trust.
	Trust Ref
	// Where tension comes to rest when nobody acts: a number, or an amount such as 62 - 14 * min(1, main.signed), so that a kept agreement calms the crisis for good.
	Norm Expr
	// The share of the gap that a turn closes: 0.1 is a tenth of the way there.
	Rate num.Milli
	// How many points a turn it is pulled there at most. Give rate, pull or both.
	Pull num.Milli
	// How much harder a harsh act is felt without trust: 0.6 is 60 percent more than with full trust.
	Harsh num.Milli
	// The share of a kind act's effect that needs no trust.
	Kind num.Milli
	// The trust at which effects are as written; 45 if nothing is said.
	Usual num.Milli
	// How ripe the conflict is for talks, measured each turn for the debrief.
	Ripeness *ripenessFile
}

// ripenessFile says how ripe the conflict is for talks: an account, ripeness, of 0 to 100 that nobody sees before the debrief, so that it can be no gate.
type ripenessFile struct {
	At Pos
	// Required. Two amounts of 0 to 100: what going on costs each side.
	Hurts []Expr
	// Required. Two amounts of 0 to 100: how far each side believes the other.
	Trusts []Expr
	// The condition under which a third party helps.
	Mediator Expr
	// The condition under which an offer lies on the table.
	Offer Expr
}

// opinionFile sets the laws of public opinion. Every turn each segment moves by its own
// moves, back towards where it started, and by a passing mood.
type opinionFile struct {
	At Pos
	// In how many weeks a segment comes half of the way back to where it started; never if nothing is said.
	HalfLife num.Milli
	// How far a passing mood moves it each turn, to either side.
	Noise num.Milli
}

// tradeFile sets the laws of trade.
type tradeFile struct {
	At Pos
	// Required. The meter that falls when tariffs rise.
	Meter Ref
	// How many percentage points of tariff do what a sector's hit says; 10 if nothing is said.
	Step num.Milli
	// How many points the meter loses each turn for each percent of trade that is lost, all sectors together, each by its weight.
	Pull num.Milli
}

// healthFile sets the laws of overdose deaths. They follow naloxone, treatment and the danger of the supply.
type healthFile struct {
	At Pos
	// The meter of deaths in twelve months, as published; deaths if nothing is said.
	Deaths Ref
	// The meter of naloxone coverage, in percent; naloxone if nothing is said.
	Naloxone Ref
	// The meter of treatment coverage, in percent; treatment if nothing is said.
	Treatment Ref
	// The meter of how dangerous the supply is, an index; supply if nothing is said.
	Supply Ref
	// The meter of public health that deaths are linked to, if any.
	Meter Ref
	// How many points that meter gains when there is one death a year fewer, in the unit of deaths.
	Link num.Milli
	// After how many weeks a change is felt; 6 if nothing is said.
	Lag *int
	// How many weeks later it is in the published number; 16 if nothing is said.
	Reporting *int
	// The share of what is pressed, in percent, that moves to another channel instead of vanishing; 80 if nothing is said, about 50 for containment, 95 for a balloon.
	Displaced num.Milli
	// The channels of the supply, without places or names. Each is an account: its share of the flow, in percent.
	Channels Entries[channelFile]
}

// channelFile is a channel of the supply.
type channelFile struct {
	// Required. What it is called, such as First channel.
	Name string
	// Required. Its share of the flow at the start, in percent; all of them make 100.
	Share num.Milli
	// How hard it is pressed, 0 to 100: an amount.
	Pressure Expr
}

// repeatsFile makes a repeated action count less.
type repeatsFile struct {
	// Required. Within how many turns.
	Turns int
	// Required. How much is left, in percent.
	Share num.Milli
}

// negotiationFile sets the laws of deals.
type negotiationFile struct {
	At Pos
	// How counterparts concede: below 1 late, 1 evenly, above 1 early.
	Beta num.Milli
	// How many turns a signed deal is kept or broken before the game ends.
	Aftermath int
	// What taking a public demand back does to who made it.
	Lift []stepFile
	// What signing does, for each party.
	Signs []stepFile
	// What a turn in which a party kept the deal does.
	Keeps []stepFile
	// What breaking it does.
	Breaks []stepFile
	// What a lost vote on a signed text does, for each party that signed.
	Refused []stepFile
	// One party can ask the other for an act, by a date.
	Requests *requestsFile
	// For how many turns a clause works after its level came into force; 4 if nothing is said.
	Works int
}

// requestsFile lets one side ask the other for an act by a date. To do it, to say why not,
// and to say nothing are three answers.
type requestsFile struct {
	// Required. Within how many turns the act is asked for.
	Within int
	// What doing it does, for the party that was asked.
	Met []stepFile
	// What saying why not does, for the party that was asked.
	Excused []stepFile
	// What silence does, for the party that was asked.
	Ignored []stepFile
}

// legislatureFile sets how votes are won.
type legislatureFile struct {
	At Pos
	// The meter of an office that counts how well it has judged claims: an office that bargains for votes brings that evidence along.
	Evidence Ref
	// How many votes a point of that meter brings.
	Votes num.Milli
}
