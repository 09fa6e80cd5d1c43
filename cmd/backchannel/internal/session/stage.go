package session

// stages are the turns from which on the second, third and fourth stage of a game are shown.
var stages = [...]int{3, 6, 9}

// StageLast is the number of the last stage.
const StageLast = len(stages) + 1

// Stage is how much of a game a beginner is shown by a turn, from 1 to StageLast.
func Stage(turn int) int {
	n := 1
	for _, from := range stages {
		if turn >= from {
			n++
		}
	}
	return n
}
