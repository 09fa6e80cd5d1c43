package scenario

import "backchannel/engine/num"

// actionFile is something that an office can do.
type actionFile struct {
	// Required. What it is called.
	Name string
	// Required. What it is, and what to expect of it.
	About Prose
	// The offices that can do it; the parties if nothing is said.
	By []Ref
	// What it is about, which whoever does it names: bill or issue; nothing in particular if nothing is said.
	On Ref
	// The bills that it can name, where it cannot name every bill.
	Only []Ref
	// True if it takes two: one invites, the other answers inside the turn.
	Joint bool
	// True if only those who took part see it.
	Secret bool
	// True if it presses the other side.
	Coercive bool
	// True if it makes a public demand: it pins a pledge to one issue.
	Pins bool
	// What must hold before it can be done. It reads only what the office sees.
	Needs Expr
	// What a player is told when that does not hold, in a sentence; without it the game says which comparison fails.
	Lacks string
	// What it costs: plain numbers, by meter of the office itself that has sees: own.
	Cost Entries[num.Milli]
	// Required. What it does.
	Does []stepFile
	// The stage of play at which it is first shown.
	Tier int
	// The turn from which it can be done.
	OpensAt int
	// Hidden accounts that its effects let others guess at; own.home is that meter of every office.
	Reveals []Ref
	// Its code in the CAMEO scheme of event data.
	Cameo mark
	// The rows of a dossier that it stands for.
	Dossier []mark
}

// cardFile is a card of events.yaml: news that does something, asks something, or
// makes a claim.
type cardFile struct {
	// Required. Its headline.
	Name string
	// Required. What is told.
	Say Prose
	// When it falls by itself. A card without it waits to be fired.
	When Expr
	// The chance in percent that it falls when it could.
	Odds Expr
	// True if it can fall more than once, by itself or fired.
	Again bool
	// The offices that it asks or that its steps are for; all for every office. A question or a claim without it is for every office.
	Of []Ref
	// True if only the offices under of are told.
	Private bool
	// True if it is shown alone, with the advisers beside it, until it is answered.
	Alone bool
	// What it does. With own or other it is done once for each office of `of`.
	Does []stepFile
	// The answers it asks for.
	Choose Entries[optionFile]
	// The answer that stands when none is given, which must cost nothing; the first if nothing is said.
	Default Ref
	// For a claim, its right label.
	Answer Ref
	// For a claim, the evidence beside it.
	Slips []Prose
	// What the right label does.
	Right []stepFile
	// What a wrong label does.
	Wrong []stepFile
	// Needed for claims: why the label is right; shown in the debrief.
	Why Prose
	// Hidden accounts that its falling lets others guess at.
	Reveals []Ref
	// The stage of play at which it can first fall.
	Tier int
	// The turn from which it can fall.
	OpensAt int
	// The rows of a dossier that it stands for.
	Dossier []mark
}

// optionFile is an answer to a card.
type optionFile struct {
	// Required. What is chosen, as on a button.
	Name string
	// What it means.
	About Prose
	// What it costs: plain numbers, by meter of the office itself that has sees: own. It is paid when the answer is given; who cannot pay it cannot answer so.
	Cost Entries[num.Milli]
	// What it does. What it takes for certain and at once from the office's own capital stands under cost.
	Does []stepFile
}

// rungFile is a rung of the escalation ladder, lowest first.
type rungFile struct {
	// Required. What it is called.
	Name string
	// Required. The tension at which it begins.
	From num.Milli
	// Required. What it is like here, and what changes.
	About Prose
	// The actions that lead down from here.
	Ramps []Ref
	// The actions that cannot be taken here.
	Closes []Ref
	// What each turn on this rung does.
	Does []stepFile
	// The rows of a dossier that it stands for.
	Dossier []mark
}

// endingFile is a way in which the game can end. The first that holds is the ending.
type endingFile struct {
	// Required. What it is called.
	Name string
	// Required. What is told.
	Say Prose
	// When it holds; always if nothing is said, as the last one must.
	When Expr
	// True if the game ends as soon as it holds.
	Now bool
	// True for the end of diplomacy: the off-ramps that were missed are told.
	Breakdown bool
	// The highest score that it leaves; 100 if nothing is said.
	Cap *num.Milli
	// The rows of a dossier that it stands for.
	Dossier []mark
}

// partFile is a part of the score.
type partFile struct {
	// Required. What it is called.
	Name string
	// Required. What it rewards.
	About Prose
	// Required. Its weight beside the others.
	Share num.Milli
	// Required. Its worth from 0 to 100.
	Value Expr
	// The offices that it counts for; all if nothing is said.
	Of []Ref
}
