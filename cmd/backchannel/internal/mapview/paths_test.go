package mapview

import (
	"fmt"
	"image"
	"slices"
	"time"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/vector"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

// worked is what the program has worked so far, where the system tells it, else the time.
var worked = func() time.Duration { return time.Since(begun) }

var begun = time.Now()

// Compare paints the land with the processor and with the paths of the graphics library, in turn in one window, and prints
// the work of both in milliseconds at the median, that of the first time, and how far the pictures differ on average, of 255.
func Compare(m *Map) error {
	var own, paths []float64
	differ, frame := 0.0, 0
	size := image.Rect(0, 0, 900, 420)
	round := func(u *kit.UI) {
		t := worked()
		var v View
		v.prepare(u, size, m)
		mat := u.Theme.Glass
		a, b := ebiten.NewImage(size.Dx(), size.Dy()), ebiten.NewImage(size.Dx(), size.Dy())
		a.WritePixels(v.landscape(size.Max, &mat, 1).Pix)
		a.At(0, 0) // waits until it is drawn
		own = append(own, float64(worked()-t)/1e6)
		t = worked()
		v = View{}
		v.prepare(u, size, m)
		v.byPaths(b, &mat, 1)
		b.At(0, 0)
		paths = append(paths, float64(worked()-t)/1e6)
		x, y := make([]byte, 4*size.Dx()*size.Dy()), make([]byte, 4*size.Dx()*size.Dy())
		a.ReadPixels(x)
		b.ReadPixels(y)
		sum := 0
		for i := range x {
			sum += max(int(x[i])-int(y[i]), int(y[i])-int(x[i]))
		}
		differ = float64(sum) / float64(len(x))
		a.Deallocate()
		b.Deallocate()
	}
	err := kit.Run("map", func(u *kit.UI, r kit.Rect) {
		u.Paint("compare", r, "", uint64(frame), func(*ebiten.Image, kit.Rect) { round(u) })
	}, kit.Options{Script: func(*kit.UI) (kit.Step, bool) {
		frame++
		return kit.Step{}, len(own) < 9
	}})
	if err != nil {
		return err
	}
	first := paths[0] / own[0]
	slices.Sort(own)
	slices.Sort(paths)
	_, err = fmt.Printf("own %.1f paths %.1f ratio %.1f first %.1f differ %.3f\n", own[4], paths[4], paths[4]/own[4], first, differ)
	return err
}

// byPaths paints what landscape paints, with the graphics library.
func (v *View) byPaths(dst *ebiten.Image, mat *theme.Material, fine float32) {
	dst.Fill(mat.Back)
	var lines vector.Path
	for _, l := range v.lines {
		trace(&lines, l, false)
	}
	stroke(dst, &lines, fine, theme.Faint(mat.Rule, 0.55))
	plain := theme.Mix(mat.Back, mat.Raised, 0.6)
	for _, side := range []int{-1, 0, 1} {
		ground, edge := plain, theme.Mix(mat.Rule, mat.Line, 0.25)
		if side >= 0 {
			tint := mat.Series(side)
			ground, edge = theme.Mix(mat.Raised, tint, 0.1), theme.Mix(mat.Line, tint, 0.35)
		}
		var land vector.Path
		for i := range v.land {
			if v.land[i].side == side {
				trace(&land, v.land[i].ring, true)
			}
		}
		opt := &vector.DrawPathOptions{AntiAlias: true}
		opt.ColorScale.ScaleWithColor(ground)
		vector.FillPath(dst, &land, nil, opt)
		if side >= 0 {
			stroke(dst, &land, 5*fine, theme.Faint(edge, 0.12))
		}
		stroke(dst, &land, 1.1*fine, edge)
	}
}

func trace(p *vector.Path, r Ring, closed bool) {
	for i, q := range r {
		if i == 0 {
			p.MoveTo(float32(q.X), float32(q.Y))
		} else {
			p.LineTo(float32(q.X), float32(q.Y))
		}
	}
	if closed {
		p.Close()
	}
}

func stroke(dst *ebiten.Image, p *vector.Path, w float32, c theme.Color) {
	opt := &vector.DrawPathOptions{AntiAlias: true}
	opt.ColorScale.ScaleWithColor(c)
	vector.StrokePath(dst, p, &vector.StrokeOptions{Width: w, LineJoin: vector.LineJoinRound}, opt)
}
