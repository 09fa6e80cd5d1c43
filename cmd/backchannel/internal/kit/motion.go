package kit

import (
	"math"
	"time"
)

// glideTime is how long something takes from one place to another.
const glideTime = 180 * time.Millisecond

// glide is a number on its way.
type glide struct {
	from, to float64
	start    time.Duration
}

// Glide is a number that follows to: it gets there in a moment, fast at first and slowly at the end, so that the player
// sees where something came from. With [UI.Still] it is there at once. The first time it is there already.
func (u *UI) Glide(id ID, to float64) float64 {
	g := u.glides[id]
	if g == nil {
		g = &glide{from: to, to: to, start: u.in.Now - glideTime}
		u.glides[id] = g
	}
	if g.to != to {
		g.from, g.to, g.start = g.at(u.in.Now), to, u.in.Now
	}
	if u.Still || u.in.Now-g.start >= glideTime {
		return to
	}
	u.After(frameTime)
	return g.at(u.in.Now)
}

func (g *glide) at(now time.Duration) float64 {
	part := clamp(float64(now-g.start)/float64(glideTime), 0, 1)
	return g.from + (g.to-g.from)*(1-math.Pow(1-part, 3))
}
