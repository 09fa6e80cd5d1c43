// Package sound says in sound what the screen says in sight: a card, an offer, an answer, a signature, a vote, a rung
// of the ladder, the turn's close, the end. A sound never tells anything alone: every [Due] names the event that is
// also told in words.
//
// All sounds are one family: struck wood, glass and paper in D major without its fourth and seventh, so that no two of
// them clash. None is louder than -12 dBFS, none is longer than 1.2 s, none repeats.
//
// [Cues] chooses from a view what is to be heard, [Samples] computes it in integers, so that every machine computes
// the same bytes, and a [Player] opens the device when the first sound is due. Oto, on which Ebitengine's own audio
// package stands, is used directly: with that package a machine without an audio device ends the game with an error, a
// thread looks a hundred times a second for something to play, and the device cannot be put to rest.
package sound
