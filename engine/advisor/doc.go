// Package advisor plays the offices that no person plays. A counterpart gets a view
// and gives a directive, as a person does: it has no other door into the game.
//
// A Utility counterpart is the first layer. It is a pure function of the scenario,
// the view and its own luck: what it keeps between two calls it could work out anew, so
// a game that is gone on with goes on the same. Of the scenario it reads the rules that
// everybody can read, its own payoffs, and those that are published; what else the
// others want it learns as a person would, from their offers, their reasons, their votes
// and what it sounds out.
//
// In the talks it concedes along negotiation.Aspiration, faster with who concedes
// (taste.go, target.go), looks among its own packages for the one that the other
// side will like best (other.go, offer.go), and answers whatever is put to it
// (answer.go, invite.go). Where an agreement is made in tranches it looks at what could
// be the next text (field.go), thinks about each home and its vote (homes.go), aims
// (aims.go), judges (verdict.go) and speaks (bargain.go), in a style (style.go), and
// delivers what it promised (deliver.go). What it files at the close it chooses by the
// weighed change of what it sees (worth.go, cares.go, orders.go, motions.go, firm.go). A
// mediator looks for one text (mediate.go).
//
// A Planner is a Utility that looks ahead: what it files at the close it searches for over
// imagined worlds (planner.go, plans.go, worlds.go, package search), and in these it weighs
// whether to take what is on the table or to talk on (foresight.go).
//
// A choice is explained by its heaviest terms (reason.go, explain.go). For a person, Counsel
// gives what three desks of other leanings would do (counsel.go), and Outlook estimates what
// other homes could carry (estimate.go). A stand-in keeps to a form that somebody has written
// (form.go, standin.go).
//
// A Policy follows a fixed course, to measure scenarios with (policy.go), or a routine or
// luck, to measure counterparts with (routine.go, random.go).
package advisor
