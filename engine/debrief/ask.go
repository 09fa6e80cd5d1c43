package debrief

import "backchannel/engine/scenario"

// Asked is what a lesson plan asks when the game has been played.
type Asked struct {
	Plan      string
	Questions []string
}

// class lists the questions of the scenario's lesson plans.
func class(s *scenario.Scenario) []Asked {
	var out []Asked
	for i := range s.Lessons {
		if list := s.Lessons[i].Questions(); len(list) > 0 {
			out = append(out, Asked{Plan: s.Lessons[i].Name, Questions: list})
		}
	}
	return out
}

// transfer are questions that lead out of the game.
func (d *Debrief) transfer(s *scenario.Scenario) []string {
	out := []string{
		s.Book.Say("A model leaves things out. What does this one leave out that would matter in a real case?"),
		s.Book.Say("Which number of this game do you doubt most? Change it, play the same seed again, and compare."),
	}
	switch {
	case len(d.After) > 0:
		out = append(out, s.Book.Say("Put what happened after beside your game, by date. Where did you go another way, and why?"))
	case len(s.Sources) > 0:
		out = append(out, s.Book.Say("Put the sources beside your game, by date. Where did you go another way, and why?"))
	}
	return out
}

// exit are the questions of the exit ticket, to be answered in at most 200 words.
func exit(r *reading) []string {
	them := r.Say("the other side")
	if r.other >= 0 {
		them = r.s.Offices[r.s.Talks.Parties[r.other].Office].Short
	}
	return []string{
		r.Say("What did %s need that you never asked about?", them),
		r.Say("Which group at home tied your hands, and how?"),
		r.Say("When could you have stepped down one turn earlier, and what would it have cost you?"),
		r.Say("What did you expect that did not come true?"),
		r.Say("Which number of the model would you change, and what is your evidence?"),
		r.Say("Whose voice was not heard?"),
	}
}
