package search

import (
	"encoding/binary"
	"fmt"

	"backchannel/engine/chance"
	"backchannel/engine/num"
)

// arm is what a node knows of one choice of one player.
type arm struct {
	visits int64
	sum    int64 // of the player's payoffs, in thousandths
	regret int64 // for not having chosen it, in thousandths; never negative
	share  int64 // of the strategies so far, later ones weighing more
}

// value is the mean payoff of a choice that was tried.
func (a *arm) value() int64 { return a.sum / a.visits }

// shareUnit is a whole strategy: what the n-th visit of a node adds to the shares of a
// player comes to n times it, less rounding. With IterationsMax they stay below 2^60.
const shareUnit = 1 << 16

// tree is the tree of one block. A node is reached by what was seen after a cell; a cell
// is a joint choice in a node. Node 0 is the root. Nodes have a row of arms for each player.
type tree struct {
	settings *Settings
	bonus    *bonus
	nodes    index
	cells    index
	arms     []arm
	visits   []int64 // by cell
	sums     []int64 // by cell and player

	path    []pass
	payoffs []num.Milli
}

// pass is a joint choice on the way down.
type pass struct {
	node, cell int32 // cell is -1 when there was no room for it
	joint      Joint
	open       [PlayersMax]Set
	explored   bool // somebody's choice was not by its strategy
}

func newTree(s *Settings, b *bonus) *tree {
	return &tree{
		settings: s, bonus: b,
		nodes: newIndex(s.Nodes), cells: newIndex(s.Nodes),
		arms:    make([]arm, s.Nodes*s.Players*s.Choices),
		visits:  make([]int64, s.Nodes),
		sums:    make([]int64, s.Nodes*s.Players),
		path:    make([]pass, 0, s.Depth),
		payoffs: make([]num.Milli, s.Players),
	}
}

// reset leaves the root alone.
func (t *tree) reset() {
	t.nodes.reset()
	t.cells.reset()
	t.node(key{of: -1})
}

// node is the node of a key and whether it is new, or -1 when there is no room.
func (t *tree) node(k key) (int32, bool) {
	n, isNew := t.nodes.add(k)
	if isNew {
		row := t.settings.Players * t.settings.Choices
		clear(t.arms[int(n)*row:][:row])
	}
	return n, isNew
}

// cell is the cell of a joint choice in a node, or -1 when there is no room.
func (t *tree) cell(node int32, j *Joint) int32 {
	c, isNew := t.cells.add(cellKey(node, j))
	if isNew {
		t.visits[c] = 0
		clear(t.sums[int(c)*t.settings.Players:][:t.settings.Players])
	}
	return c
}

func cellKey(node int32, j *Joint) key { return key{of: node, by: binary.LittleEndian.Uint64(j[:])} }

// row is the arms of a player in a node.
func (t *tree) row(node int32, player int) []arm {
	k := t.settings.Choices
	return t.arms[(int(node)*t.settings.Players+player)*k:][:k:k]
}

// The purposes of an iteration's draws.
const (
	toSelect chance.Purpose = iota
	toPlay
)

// iterate goes down the tree once and up again.
func (t *tree) iterate(g Game, particle int, luck chance.Counter) {
	g.Deal(particle, chance.Counter(luck.Draw(chance.Key{Purpose: toPlay})))
	t.down(g, luck)
	g.Finish(t.payoffs)
	for p, x := range t.payoffs {
		if x < -PayoffMax || x > PayoffMax {
			panic(fmt.Sprintf("search: the payoff of player %d is %v, at most %v is allowed", p, x, PayoffMax))
		}
	}
	for i := range t.path {
		t.learn(&t.path[i])
	}
}

// down selects and steps until the tree ends, and remembers the way.
func (t *tree) down(g Game, luck chance.Counter) {
	t.path = t.path[:0]
	node, known := int32(0), true
	for depth := 0; known && node >= 0 && depth < t.settings.Depth; depth++ {
		t.path = append(t.path, pass{node: node})
		at := &t.path[depth]
		for p := range t.settings.Players {
			at.open[p] = g.Choices(p)
			draw := luck.Draw(chance.Key{Purpose: toSelect, Turn: int16(depth), Actor: uint16(p)})
			c, explored := t.choose(node, p, at.open[p], draw)
			at.joint[p] = uint8(c)
			at.explored = at.explored || explored
		}
		seen, over := g.Step(&at.joint)
		if at.cell = t.cell(node, &at.joint); over || at.cell < 0 || depth+1 == t.settings.Depth {
			return
		}
		var isNew bool
		node, isNew = t.node(key{of: at.cell, by: uint64(seen)})
		known = !isNew
	}
}

func (t *tree) choose(node int32, player int, open Set, draw uint64) (choice int, explored bool) {
	if open == 0 || open&^First(t.settings.Choices) != 0 {
		panic(fmt.Sprintf("search: the choices of player %d are %b, of %d", player, open, t.settings.Choices))
	}
	if t.settings.Selector.uct {
		return t.bonus.choose(t.row(node, player), open, draw), false
	}
	return match(t.row(node, player), open, t.settings.Selector.explore, draw)
}

// learn takes the payoffs in at one joint choice of the path.
func (t *tree) learn(at *pass) {
	for p, x := range t.payoffs {
		chosen := &t.row(at.node, p)[at.joint[p]]
		chosen.visits++
		chosen.sum += int64(x)
	}
	if at.cell < 0 {
		return
	}
	t.visits[at.cell]++
	sums := t.sums[int(at.cell)*t.settings.Players:]
	for p, x := range t.payoffs {
		sums[p] += int64(x)
	}
	// What was tried for the sake of trying is no part of a strategy, so neither it nor
	// an answer to it is regretted: the answer approached is not that of a game in which
	// everybody errs in so many percent of cases.
	if t.settings.Selector.uct || at.explored {
		return
	}
	for p := range t.payoffs {
		t.regret(at, p)
	}
}
