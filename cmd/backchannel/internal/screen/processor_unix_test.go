//go:build unix

package screen_test

import (
	"syscall"
	"time"
)

// processorTime is what the program has worked so far, in all its threads.
func processorTime() time.Duration {
	var x syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &x); err != nil {
		panic(err)
	}
	return time.Duration(x.Utime.Nano() + x.Stime.Nano())
}
