package scenario

import (
	"strings"

	"backchannel/engine/rule"
)

// checkFires reports cards that would fire themselves, over others or at once.
func (b *builder) checkFires() {
	if b.count() > 0 {
		return
	}
	c := circles{builder: b, next: make([][]int, len(b.s.Cards)), state: make([]int, len(b.s.Cards))}
	for i := range b.s.Cards {
		for _, steps := range b.s.Cards[i].steps() {
			rule.Walk(steps, func(s *rule.Step) {
				if s.Fire > 0 {
					c.next[i] = append(c.next[i], int(s.Fire-1))
				}
			})
		}
	}
	for i := range c.next {
		c.walk(i, nil)
	}
}

// steps returns every list of steps of a card.
func (c *Card) steps() (lists [][]rule.Step) {
	lists = append(append(append(lists, c.Does...), c.Right...), c.Wrong...)
	for i := range c.Options {
		lists = append(lists, c.Options[i].Does...)
	}
	return lists
}

// circles looks for cards that fire in a circle.
type circles struct {
	*builder
	next  [][]int
	state []int // 0 new, 1 on the way, 2 done
}

func (c *circles) walk(i int, way []int) {
	switch c.state[i] {
	case 1:
		c.circle(append(way, i))
		return
	case 2:
		return
	}
	c.state[i] = 1
	for _, j := range c.next[i] {
		c.walk(j, append(way, i))
	}
	c.state[i] = 2
}

// circle reports the way from the last card of a way back to itself.
func (c *circles) circle(way []int) {
	last := way[len(way)-1]
	for way[0] != last {
		way = way[1:]
	}
	ids := make([]string, len(way))
	for i, card := range way {
		ids[i] = c.s.Cards[card].ID
	}
	c.add(c.f.Events[last].At, "", "these cards fire each other for ever: %s; take one fire out", strings.Join(ids, " -> "))
}
