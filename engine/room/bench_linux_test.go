package room_test

import (
	"runtime"
	"sync"
	"syscall"
	"testing"
	"time"

	"backchannel/engine/room"
	"backchannel/engine/scenario"
)

// playAlone lets counterparts hold every seat of a game, an office each, and returns how
// many turns it took.
func playAlone(tb testing.TB, s *scenario.Scenario, seed uint64) int {
	r, err := room.Open(room.Setup{Scenario: s, Plan: "offices", Seed: seed}, nil)
	if err == nil {
		err = r.Play()
	}
	if err != nil {
		tb.Fatal(err)
	}
	return r.Turn()
}

// A turn of the large crisis with a counterpart in each of its sixteen offices: views,
// choices, talks, the closing and the record.
func BenchmarkSixteenCounterparts(b *testing.B) {
	s := load(b, "usmx-2026")
	turns := 0
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for seed := uint64(1); b.Loop(); seed++ {
		turns += playAlone(b, s, seed)
	}
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(turns)/b.Elapsed().Seconds(), "turns/s")
	b.ReportMetric(float64(after.Mallocs-before.Mallocs)/float64(turns), "allocs/turn")
	b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/float64(turns)/1024, "KiB/turn")
	b.ReportMetric(0, "ns/op")
}

// eachWorker is how many games each worker plays before the others have their turn.
const eachWorker = 10

// spent is what some games took: by the clock, and of processors, which tells more where
// others use the machine too.
type spent struct{ wall, cpu time.Duration }

func (s *spent) add(more spent) { s.wall, s.cpu = s.wall+more.wall, s.cpu+more.cpu }

func processorTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// onWorkers plays games on so many workers, as many processors, and returns what it took.
func onWorkers(b *testing.B, s *scenario.Scenario, workers int, seed uint64) spent {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(workers))
	runtime.GC()
	from, cpu := time.Now(), processorTime(b)
	var all sync.WaitGroup
	for w := range uint64(workers) {
		all.Go(func() {
			for n := range uint64(eachWorker) {
				playAlone(b, s, seed+n+w*eachWorker)
			}
		})
	}
	all.Wait()
	return spent{time.Since(from), processorTime(b) - cpu}
}

// BenchmarkTwoWorkers plays games on one worker and on two in turn, in one run, and prints
// how many games a second each way gives, and how near two are to twice as many.
func BenchmarkTwoWorkers(b *testing.B) {
	if runtime.NumCPU() < 2 {
		b.Skip("there is one processor")
	}
	s := load(b, "usmx-2026")
	var one, two spent
	games := 0
	for seed := uint64(1); b.Loop(); seed += 2 * eachWorker {
		one.add(onWorkers(b, s, 1, seed))
		two.add(onWorkers(b, s, 2, seed))
		one.add(onWorkers(b, s, 1, seed+eachWorker))
		games += 2 * eachWorker
	}
	b.ReportMetric(float64(games)/one.wall.Seconds(), "games/s-on-one")
	b.ReportMetric(float64(games)/two.wall.Seconds(), "games/s-on-two")
	b.ReportMetric(one.wall.Seconds()/two.wall.Seconds()/2, "of-linear")
	b.ReportMetric(one.cpu.Seconds()/two.cpu.Seconds(), "of-linear-by-cpu")
	b.ReportMetric(0, "ns/op")
}
