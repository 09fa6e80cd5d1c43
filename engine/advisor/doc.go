// Package advisor plays the offices that no person plays. A counterpart gets a view
// and gives a directive, as a person does: it has no other door into the game.
//
// A Utility counterpart is the first layer. It is a pure function of the scenario,
// the view and its own luck, and remembers nothing between two calls: a game that is
// gone on with goes on the same. Of the scenario it reads the rules that everybody
// can read and its own payoffs, never another party's: what the others want it
// learns as a person would, from their offers, their reasons and what it sounds out.
//
// In the talks it concedes along negotiation.Aspiration, faster with who concedes
// (taste.go, target.go), looks among its own packages for the one that the other
// side will like best (other.go, offer.go), and answers whatever is put to it
// (answer.go, invite.go). What it files at the close it chooses by the weighed change
// of what it sees (worth.go, orders.go). A mediator looks for one text (mediate.go).
package advisor
