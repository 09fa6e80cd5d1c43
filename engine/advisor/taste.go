package advisor

import (
	"backchannel/engine/chance"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// Taste is what makes a counterpart a character: what it wants, what it fears and
// what it remembers. Weights multiply points of the accounts.
type Taste struct {
	// Goal weighs what touches the deal: the home thresholds. Tension weighs a point of
	// tension at 40; a point weighs with the square of how high it is. Home weighs a point
	// of support at home, double when support is low. Trust weighs a point of trust at 50,
	// less where there is more. Facts and Capital weigh a point of another shared meter and
	// of one's own purse.
	Goal, Tension, Home, Trust, Facts, Capital num.Milli
	// Calm weighs a point of tension however low it is.
	Calm num.Milli
	// Knowledge is the worth of learning what matters most to another party, at the
	// start, for the most curious.
	Knowledge num.Milli
	// Reputation is what breaking its word costs it in its own eyes.
	Reputation num.Milli
	// Reciprocity is the weight of answering like with like: of a refused invitation,
	// and of each point of mood in what it files.
	Reciprocity num.Milli
	// Inertia is the share of the mood that lasts into the next turn.
	Inertia num.Milli
	// Mirror is the share of the other's concessions in its own aspiration.
	Mirror num.Milli
	// Opening is what it gives away at the start, of its highest gain, at most: between
	// nothing and this.
	Opening num.Micro
	// Whim is the most by which its mood of the day changes the worth of an act.
	Whim num.Milli
	// Effort is the worth below which an act is not filed.
	Effort num.Milli
	// Ambition is the surplus over its threshold below which it does not go before the
	// last turn, at most: between nothing and this.
	Ambition num.Milli
	// Slow and Hasty are the ends, in percent of the scenario's beta, between which one
	// game's haste to concede lies: a hard bargainer and a soft one. Variety is how far, in
	// percent, its fear of tension and its care for home may lie from this taste.
	Slow, Hasty, Variety num.Milli
	// Blur is the most, in points of stake, by which a package seems better for the others
	// than its likeness to their words says.
	Blur num.Milli
	// Blunder is the chance in percent that it labels a claim wrongly.
	Blunder num.Milli
	// Goodwill is what a kind first step is worth to it beyond what it does.
	Goodwill num.Milli
	// Firm is the chance in percent that, in a turn, it says something firm for those at home.
	Firm num.Milli
	// Active is the chance in percent that, in a turn in which nothing stirs it, it acts; 0
	// for always.
	Active num.Milli
	// Orders is how many orders it gives in a turn at most; 0 for all that it may.
	Orders int
	// Deal is how it bargains where an agreement is made in tranches.
	Deal Deal
}

// DefaultTaste has the weights that MODEL section 9 and the Faratin tactics give,
// scaled to meters of 0 to 100.
var DefaultTaste = Taste{
	Goal: 3 * num.One, Tension: 500, Home: 500, Trust: 250, Facts: 120, Capital: 600,
	Knowledge: 5 * num.One, Reputation: 8 * num.One, Reciprocity: 700, Inertia: 850,
	Mirror: 300, Opening: 200_000, Ambition: 2 * num.One, Whim: num.One, Effort: num.One, Slow: 40 * num.One, Hasty: 125 * num.One, Variety: 50 * num.One,
	Blur: 2 * num.One, Blunder: 15 * num.One,
}

// character is a taste as it is in one game: some are hard bargainers, some fear for
// the peace, some for their home. It is drawn from the counterpart's own luck.
type character struct {
	beta, tension, home, knowledge num.Milli // percent of the usual
	opening, ambition              num.Milli // percent of the most
}

// drawn makes the character of a game.
func (t *Taste) drawn(luck chance.Luck, o ledger.Office) character {
	at := func(n uint16, low, high num.Milli) num.Milli {
		draw := chance.Percent(luck.Draw(chance.Key{Purpose: luckCharacter, Actor: uint16(o), Nth: n}))
		return low + (high-low).Mul(draw)/100
	}
	low, high := percent-t.Variety, percent+t.Variety
	return character{beta: at(1, t.Slow, t.Hasty), tension: at(2, low, high), home: at(3, low, high), knowledge: at(4, 0, percent), opening: at(5, 0, percent), ambition: at(6, 0, percent)}
}
