//go:build unix

package mapview

import (
	"syscall"
	"time"
)

func init() {
	worked = func() time.Duration {
		var x syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &x); err != nil {
			panic(err)
		}
		return time.Duration(x.Utime.Nano() + x.Stime.Nano())
	}
}
