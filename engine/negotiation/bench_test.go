package negotiation_test

import (
	"flag"
	"fmt"
	"testing"
	"time"

	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

var plain = flag.Bool("plain", false, "also look at each of the 500 million packages of the large table, twice")

// Looking at every package of the large table finds what the search finds.
func TestLargeOneByOne(t *testing.T) {
	if !*plain {
		t.Skip("takes a minute; ask for it with -plain")
	}
	for _, capacity := range []int{14, 18} {
		s := large(capacity)
		start := time.Now()
		want := s.Enumerate(s.Thresholds())
		long := time.Since(start)
		start = time.Now()
		got, err := s.Explore(s.Thresholds(), negotiation.WorkMax)
		short := time.Since(start)
		if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("got  %+v (%v)\nwant %+v", got, err, want)
		}
		rate := func(d time.Duration) int64 { return int64(got.Size) * int64(time.Millisecond) / int64(d) }
		t.Logf("capacity %d: one by one %v, %d packages a millisecond; by search %v, %d packages a millisecond: %d times as many", capacity, long, rate(long), short, rate(short), long/short)
	}
}

// BenchmarkAnalyze analyses the large table by search; BenchmarkOneByOne judges a part of
// its packages one by one. Both tell how many packages are judged in a second.
func BenchmarkAnalyze(b *testing.B) {
	for _, capacity := range []int{14, 18, 0} {
		b.Run(fmt.Sprint("capacity", capacity), func(b *testing.B) {
			s := large(capacity)
			for b.Loop() {
				if _, err := s.Analyze(s.Thresholds()); err != nil {
					b.Fatal(err)
				}
			}
			report(b, s.Size())
		})
	}
}

func BenchmarkOneByOne(b *testing.B) {
	// The first issues stay as they are today, so that packages within capacity are many.
	s := large(14)
	for i := range 5 {
		for p := range s.Parties {
			s.Parties[p].Pays[i] = s.Parties[p].Pays[i][s.Now[i] : s.Now[i]+2]
		}
		s.Sizes[i], s.Now[i] = 2, 0
	}
	for b.Loop() {
		s.Enumerate(s.Thresholds())
	}
	report(b, s.Size())
}

// BenchmarkBestAt finds the best of the large table without counting, BenchmarkOptima that
// of 81 draws of agendas.
func BenchmarkBestAt(b *testing.B) {
	s := large(14)
	for b.Loop() {
		if _, err := s.BestAt(s.Thresholds()); err != nil {
			b.Fatal(err)
		}
	}
	report(b, s.Size())
}

func BenchmarkOptima(b *testing.B) {
	s := drawing(large(14))
	at := s.Thresholds()
	for p := range published {
		at[p] += num.Of(6)
	}
	for b.Loop() {
		if _, err := s.Optima(at); err != nil {
			b.Fatal(err)
		}
	}
	report(b, s.Size()*s.Draws())
}

// BenchmarkReach walks to the packages of a tranche: 4 steps from the status quo.
func BenchmarkReach(b *testing.B) {
	s := large(14)
	from, n := s.Status(), 0
	b.ReportAllocs()
	for b.Loop() {
		n = 0
		for w := s.Near(&from, 4, 14); w.Next(); {
			n++
		}
	}
	report(b, n)
}

func report(b *testing.B, packages int) {
	b.ReportMetric(float64(packages)*float64(b.N)/b.Elapsed().Seconds(), "packages/s")
}
