package advisor

import "backchannel/engine/num"

// Taste is what makes a counterpart a character: what it wants, what it fears and
// what it remembers. Weights multiply points of the accounts.
type Taste struct {
	// Goal weighs what touches the deal: the home thresholds. Tension weighs a point of
	// tension at 0; at 100 a point weighs three times as much. Home weighs a point of
	// support at home, double when support is low. Trust, Facts and Capital weigh a point
	// of trust, of another shared meter, and of one's own purse.
	Goal, Tension, Home, Trust, Facts, Capital num.Milli
	// Knowledge is the worth of learning what matters most to another party, at the start.
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
	// Opening is what it gives away at the start, of its highest gain.
	Opening num.Micro
	// Whim is the most by which its mood of the day changes the worth of an act.
	Whim num.Milli
	// Effort is the worth below which an act is not filed.
	Effort num.Milli
	// Blunder is the chance in percent that it labels a claim wrongly.
	Blunder num.Milli
}

// DefaultTaste has the weights that MODEL section 9 and the Faratin tactics give,
// scaled to meters of 0 to 100.
var DefaultTaste = Taste{
	Goal: 3 * num.One, Tension: 500, Home: 500, Trust: 250, Facts: 120, Capital: 600,
	Knowledge: 3 * num.One, Reputation: 8 * num.One, Reciprocity: 700, Inertia: 850,
	Mirror: 300, Opening: 50_000, Whim: num.One, Effort: 500, Blunder: 15 * num.One,
}
