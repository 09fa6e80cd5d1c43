package scenario

import (
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// pollsName is the file of the polls. It counts for no digest, since it changes no rule.
const pollsName = "polls.yaml"

// Limits of the polls, and the largest number of people that one can have asked.
const (
	pollsMax   = 24
	answersMax = 8
	peopleMax  = 10_000_000
)

// Poll is what people were asked about one thing, in several wordings or at several times.
type Poll struct {
	ID, Name string
	// Of is the meter of the public that was asked.
	Of ledger.ID
	// About says what the answers teach together.
	About   Text
	Answers []Answer
}

// Answer is one question of a poll.
type Answer struct {
	// Text is the question in short, with who asked it and when.
	Text Text
	// Share is who agreed, in percent; People how many were asked, 0 where the source does not say.
	Share  num.Milli
	People int
}

func (f *pollFile) shape(s *fields) {
	s.need("name", "of", "answers")
	s.short(maxName, "name")
	s.most("answers", answersMax)
}

func (f *answerFile) shape(s *fields) {
	s.need("say", "share")
	s.within("share", 0, 100)
	s.within("people", 0, peopleMax)
}

// buildPolls takes the polls over.
func (b *builder) buildPolls() {
	if len(b.f.Polls) > pollsMax {
		b.add(Pos{File: pollsName}, "", "there are %d polls: a scenario has at most %d", len(b.f.Polls), pollsMax)
		return
	}
	for _, e := range b.f.Polls {
		of, ok := b.meterOf(e.Value.Of)
		if !ok {
			continue
		}
		p := Poll{ID: e.ID, Name: e.Value.Name, Of: of, About: b.text(e.Value.About)}
		for _, a := range e.Value.Answers {
			p.Answers = append(p.Answers, Answer{Text: b.text(a.Value.Say), Share: a.Value.Share, People: a.Value.People})
		}
		b.s.Polls = append(b.s.Polls, p)
	}
}
