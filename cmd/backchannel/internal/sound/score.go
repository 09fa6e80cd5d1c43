package sound

// score is how each sound is made: how long it is in milliseconds, how loud its highest sample, and what is struck.
// The loudest sample that -12 dBFS allows is 8231.
var score = [cues]struct {
	long, peak int64
	play       func(t tape)
}{
	// A fold, and a stamp set down.
	TurnSealed: {520, 8000, func(t tape) {
		t.rub(0, 200, 900, 3000, 190)
		t.strike(150, felt, d4, 100)
		t.strike(150, felt, d3, 60)
	}},
	// A sheet slides under the door, and glass is touched.
	CardArrived: {850, 5200, func(t tape) {
		t.rub(0, 280, 1200, 4200, 130)
		t.strike(190, glass, a5, 60)
	}},
	// Felt on wood, falling a little: a closed door, not a buzzer.
	Refused: {380, 6800, func(t tape) {
		t.strike(0, felt, b3, 100)
		t.strike(95, felt, a3, 90)
	}},
	// A step up that waits for an answer.
	OfferArrived: {800, 6600, func(t tape) {
		t.strike(0, wood, a4, 80)
		t.strike(130, wood, b4, 100)
	}},
	// The same step, answered: it goes home.
	OfferAccepted: {950, 7200, func(t tape) {
		t.strike(0, wood, a4, 70)
		t.strike(120, wood, b4, 80)
		t.strike(240, wood, d5, 100)
	}},
	// Three ayes.
	VotePassed: {1000, 7200, func(t tape) {
		t.strike(0, wood, d4, 80)
		t.strike(110, wood, f4, 80)
		t.strike(220, wood, a4, 100)
	}},
	// The same, falling, under a cloth.
	VoteFailed: {720, 7000, func(t tape) {
		t.strike(0, felt, a4, 80)
		t.strike(130, felt, f4, 90)
		t.strike(260, felt, d4, 100)
	}},
	// Pitch goes the way the crisis goes.
	RungUp: {1050, 6800, func(t tape) {
		t.strike(0, glass, e4, 90)
		t.strike(200, glass, b4, 100)
	}},
	RungDown: {1050, 6800, func(t tape) {
		t.strike(0, glass, a4, 90)
		t.strike(200, glass, d4, 100)
	}},
	// Two strokes of a pen, and an open fifth.
	TextSigned: {1150, 6800, func(t tape) {
		t.rub(0, 130, 1500, 4800, 110)
		t.rub(140, 190, 1500, 4800, 130)
		t.strike(330, glass, d5, 80)
		t.strike(360, glass, a5, 45)
	}},
	// The whole chord, slowly.
	CrisisResolved: {1200, 7600, func(t tape) {
		t.strike(0, glass, d4, 90)
		t.strike(110, glass, f4, 80)
		t.strike(220, glass, a4, 80)
		t.strike(330, glass, d5, 90)
	}},
	// Down, and left open on the second.
	CrisisAdrift: {1200, 7000, func(t tape) {
		t.strike(0, glass, b4, 70)
		t.strike(180, glass, a4, 75)
		t.strike(360, glass, e4, 100)
		t.strike(360, wood, a3, 40)
	}},
}

// Samples computes a sound: one channel at [Rate], full scale 32767. It begins and ends with 0.
func Samples(c Cue) []int16 {
	s := &score[c]
	t := make(tape, milliseconds(s.long))
	s.play(t)
	return t.samples(s.peak)
}
