// Package journal keeps the record of a game: its directives and events, one a
// line, each line sealed by the hash of all before it. A save file, a replay and a
// bug report are all this one thing.
//
// A line is
//
//	HASH KIND JSON
//
// HASH is the first 16 bytes, in hexadecimal, of the SHA-256 of the hash of the line
// before (no bytes for the first line), KIND, a space, and JSON. KIND is
//
//	head  what game it is: the first line, and only that
//	do    a directive that was carried out
//	ev    an event
//
// After the head come the events of the opening; then each directive is followed by
// the events that it produced: a move.
//
// The JSON of a value has one form only: keys in a fixed order, no spaces, fields that
// are zero left out. A line in another form is refused, so what was read can be
// written again byte for byte. The keys:
//
//	head  format, scenario, digest, rules, seed, plan, skin, players [seat, kind], forms [seat, text]
//	do    by, with, verb, item, pick, lv (levels, up to one that is repeated to the end), text
//	ev    n (number), t (turn), k (kind), of (a directive), r (cause), o (odds) and d (drawn)
//	      in thousandths of a percent, s (who sees it: "all" or numbers of offices),
//	      f (filing), x (settles), e (entries)
//
// An entry is [account, delta, cause, office, turn, card] without the zeros after the
// third; amounts are thousandths. Text that is not UTF-8 is kept too: a byte xx that
// belongs to no character is written \udcxx.
//
// Records are strangers' input. Read never panics and its memory is bounded by a small
// multiple of FileMax; Verify trusts nothing that it has not decided again.
package journal
