package mapview

import "math"

// albers is the equal-area conic projection of the sphere: Snyder, "Map Projections: A Working Manual" (1987),
// equations 14-1 to 14-6. The whole region keeps its proportions, and the parallels bend as in an atlas.
type albers struct {
	meridian, n, c, rho0 float64
}

// region is the projection for North America: true between 18 and 48 degrees north.
var region = newAlbers(-100, 30, 18, 48)

// newAlbers takes the central meridian, the origin and the two standard parallels in degrees.
func newAlbers(meridian, origin, south, north float64) albers {
	s1, s2 := math.Sin(south*math.Pi/180), math.Sin(north*math.Pi/180)
	c1 := math.Cos(south * math.Pi / 180)
	a := albers{meridian: meridian, n: (s1 + s2) / 2}
	a.c = c1*c1 + 2*a.n*s1
	a.rho0 = a.rho(origin)
	return a
}

func (a albers) rho(lat float64) float64 {
	return math.Sqrt(max(0, a.c-2*a.n*math.Sin(lat*math.Pi/180))) / a.n
}

// project places degrees on the sheet, in radii of the globe, up and to the right of the origin.
func (a albers) project(p Point) Point {
	theta := a.n * (p.X - a.meridian) * math.Pi / 180
	rho := a.rho(p.Y)
	return Point{rho * math.Sin(theta), a.rho0 - rho*math.Cos(theta)}
}
