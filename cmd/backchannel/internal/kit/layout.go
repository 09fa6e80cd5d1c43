package kit

import "image"

// CutTop takes n pixels off the top of r and returns them.
func CutTop(r *Rect, n int) Rect {
	q := *r
	q.Max.Y = min(q.Min.Y+n, r.Max.Y)
	r.Min.Y = q.Max.Y
	return q
}

// CutBottom takes n pixels off the bottom of r and returns them.
func CutBottom(r *Rect, n int) Rect {
	q := *r
	q.Min.Y = max(q.Max.Y-n, r.Min.Y)
	r.Max.Y = q.Min.Y
	return q
}

// CutLeft takes n pixels off the left of r and returns them.
func CutLeft(r *Rect, n int) Rect {
	q := *r
	q.Max.X = min(q.Min.X+n, r.Max.X)
	r.Min.X = q.Max.X
	return q
}

// CutRight takes n pixels off the right of r and returns them.
func CutRight(r *Rect, n int) Rect {
	q := *r
	q.Min.X = max(q.Max.X-n, r.Min.X)
	r.Max.X = q.Min.X
	return q
}

// Cols divides r from left to right by weight, with gaps between.
func Cols(r Rect, gap int, weights ...float64) []Rect {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	free := float64(r.Dx() - gap*(len(weights)-1))
	out := make([]Rect, len(weights))
	x := float64(r.Min.X)
	for i, w := range weights {
		n := free * w / sum
		out[i] = image.Rect(int(x+0.5), r.Min.Y, int(x+n+0.5), r.Max.Y)
		x += n + float64(gap)
	}
	return out
}

// Rows divides r from top to bottom by weight, with gaps between.
func Rows(r Rect, gap int, weights ...float64) []Rect {
	out := Cols(flip(r), gap, weights...)
	for i := range out {
		out[i] = flip(out[i])
	}
	return out
}

func flip(r Rect) Rect { return image.Rect(r.Min.Y, r.Min.X, r.Max.Y, r.Max.X) }

// cell is the i-th of n equal columns of r, without gaps.
func cell(r Rect, i, n int) Rect {
	return image.Rect(r.Min.X+r.Dx()*i/n, r.Min.Y, r.Min.X+r.Dx()*(i+1)/n, r.Max.Y)
}

// middle is the area of w by h in the middle of r.
func middle(r Rect, w, h int) Rect {
	x, y := r.Min.X+(r.Dx()-w)/2, r.Min.Y+(r.Dy()-h)/2
	return image.Rect(x, y, x+w, y+h)
}

// foot is the lowest n pixels of r.
func foot(r Rect, n int) Rect { return image.Rect(r.Min.X, r.Max.Y-n, r.Max.X, r.Max.Y) }

func sign(b bool) int {
	if b {
		return 1
	}
	return 0
}

func clamp[T int | float64](v, lo, hi T) T { return max(lo, min(hi, v)) }
