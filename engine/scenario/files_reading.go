package scenario

import "backchannel/engine/num"

// sourceFile is a document of sources.yaml.
type sourceFile struct {
	// Required. Its title.
	Title original
	// Required. Who published it.
	Publisher original
	// Required. When, such as 2026-01-08.
	Date original
	// Where it can be read.
	URL mark
}

// recordFile is an entry of record.yaml: what is known to have happened after the scenario
// begins. It is shown in the debrief only.
type recordFile struct {
	// Required. When, as in 12 January 2026.
	Date original
	// Required. What happened.
	Say string
	// The source, by its name in sources.yaml.
	Source Ref
	// FACT, CLAIM or DISPUTED. Without it what has a source is a FACT and what has none a CLAIM.
	Label Ref
	// A caution about it.
	Note string
	// The rows of a dossier that it stands for.
	Dossier []mark
}

// excludedFile is an entry of excluded.yaml: a row of a dossier that the scenario does not
// represent.
type excludedFile struct {
	// Required. Why.
	Why string
}

// termFile is a word of glossary.yaml.
type termFile struct {
	// Required. The word.
	Word string
	// Required. What it means.
	Meaning Prose
	// The rows of a dossier that it stands for.
	Dossier []mark
}

// mapFile is map.yaml: where the scenario takes place. It changes no rule.
type mapFile struct {
	// The countries of a real map, or the lands of an invented one.
	Areas Entries[areaFile]
	// The places that are marked.
	Places Entries[siteFile]
	// What joins two places.
	Threads Entries[threadFile]
}

// areaFile is a country, or an invented land.
type areaFile struct {
	// Required. What it is called.
	Name string
	// Which side of the crisis it is on: left, right or none. It sets a colour.
	Side Ref
	// Of a real country its ISO 3166-1 number, such as 484 for Mexico.
	Country Ref
	// Of an invented land its polygons, each a list of places one after the other: [x, y, x, y, x, y].
	Outline [][]num.Milli
	// Required. Where its name stands: degrees east and north, as in [-102.5, 24]; on an invented map two numbers of 0 to 100, to the right and up.
	Lies []num.Milli
}

// siteFile is a place on the map.
type siteFile struct {
	// Required. What it is called.
	Name string
	// Required. What it is: capital, crossing, port, assembly or city.
	Kind Ref
	// Required. Where it is, as for the name of an area.
	Lies []num.Milli
	// The offices that sit there.
	Offices []Ref
	// The cards that tell of it.
	Cards []Ref
	// The issues that are about it.
	Issues []Ref
}

// threadFile joins two places: it is seen while the table talks and when what was agreed is in force.
type threadFile struct {
	// Required. What it is called.
	Name string
	// Required. The place where it begins.
	From Ref
	// Required. The place where it ends.
	To Ref
	// The issues that it stands for; the whole table if nothing is said.
	Issues []Ref
}

// teachingFile is teaching.yaml: what a teacher asks before a class plays. It changes no rule.
type teachingFile struct {
	// The ages that it is made for.
	Ages *agesFile
	// What it is taught for: subjects, and the parts of a curriculum that it meets.
	Tags []string
	// What a teacher should do before a class plays it, and watch for.
	Advice Prose
}

// agesFile is from what age to what age.
type agesFile struct {
	At Pos
	// Required. The youngest.
	From int
	// The oldest; anybody older too if nothing is said.
	To int
}

// optimaFile is optima.yaml, which the program makes: the best that the table allows in
// each draw of agendas.
type optimaFile struct {
	// Required. The digest of the numbers that it was made from.
	Inputs Ref
	// Required. Each draw, the last party's agenda turning fastest.
	Draws []drawFile
}

// drawFile is one draw.
type drawFile struct {
	// The agendas drawn, in the order of the parties that have some.
	Agendas []Ref
	// Required. The highest joint gain of a package that every home would carry.
	Joint num.Milli
	// Required. Each party's highest gain over its threshold, in the order of the parties.
	Gain []num.Milli
}

// skinFile is a skin_NAME.yaml: the same game with two invented states.
type skinFile struct {
	At Pos
	// Required. What the skin is called where it is chosen.
	Name string
	// Required. The names of the state on the left.
	Left namesFile
	// Required. The names of the state on the right.
	Right namesFile
	// What is replaced in every text, in this order, each in what those before it have left.
	Replace []replaceFile
	// Texts that are written anew: the path of each, as in a translation, with its words.
	Texts pathTexts
	// Words that no text may keep, with their capitals. The check finds those that do.
	Banned []string
	// The map of the invented states; without it the skin has none.
	Map *skinMapFile
}

// namesFile is what a state, its things and its people are called.
type namesFile struct {
	// Required. The state, such as Valdera. In texts: {left} or {right}.
	Name string
	// Required. What is of it, such as Valderan. In texts: {left_of} or {right_of}.
	Of string
	// Required. Its people, such as Valderans. In texts: {left_people} or {right_people}.
	People string
}

// replaceFile is one replacement.
type replaceFile struct {
	At Pos
	// Required. The words as they stand in the texts, whole and with their capitals.
	From string
	// Required. What stands there with the skin: words, and the names of the states in braces.
	To string
}

// pollFile is a poll of polls.yaml: what people were really asked about one thing. It changes no rule.
type pollFile struct {
	// Required. What it was about.
	Name string
	// Required. The shared meter of the public that was asked.
	Of Ref
	// What the answers teach together.
	About Prose
	// Required. The questions, in the order in which they are shown.
	Answers Entries[answerFile]
}

// answerFile is one question of a poll.
type answerFile struct {
	// Required. Those who agree, in a few words of the question, with its source and its day: {text: For drones without permission, label: FACT, source: S1, on: 7 November 2025}.
	Say Prose
	// Required. How many agreed, in percent.
	Share num.Milli
	// How many people were asked, where the source says so; the margin is worked out from it.
	People int
}

// skinMapFile is the map that a skin shows: what of map.yaml, and where. Names come from there in the skin's words.
type skinMapFile struct {
	// Required. The lands, by their ids in map.yaml.
	Areas Entries[skinAreaFile]
	// Required. The places, by their ids in map.yaml. A thread is drawn where both its ends are.
	Places Entries[skinSiteFile]
}

// skinAreaFile is a land on the map of a skin.
type skinAreaFile struct {
	// Required. Where its name stands: two numbers of 0 to 100, to the right and up.
	Lies []num.Milli
	// Required. Its polygons, each a list of places one after the other: [x, y, x, y, x, y].
	Outline [][]num.Milli
}

// skinSiteFile is a place on the map of a skin.
type skinSiteFile struct {
	// Required. Where it is: two numbers of 0 to 100, to the right and up.
	Lies []num.Milli
}
