//go:build !js

package main

import (
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"time"
)

// Where progress is shown as one line that is written over, it is so often; where lines
// add up, more seldom.
const (
	tickLive = 250 * time.Millisecond
	tickLine = 5 * time.Second
)

// barWidth is how many characters the bar itself has.
const barWidth = 24

// progress shows how many of all are done, how fast that goes and how long it will take
// still; what is done when it begins was done before. What it returns ends it.
func progress(to io.Writer, done *atomic.Int64, all int, noun string) (finish func()) {
	live := isTerminal(to)
	every := tickLine
	if live {
		every = tickLive
	}
	stop, ended := make(chan struct{}), make(chan struct{})
	began, before := time.Now(), done.Load()
	show := func() {
		text := progressLine(int(before), int(done.Load()), all, noun, time.Since(began))
		if live {
			fmt.Fprintf(to, "\r%s\x1b[K", text)
		} else {
			fmt.Fprintln(to, text)
		}
	}
	go func() {
		defer close(ended)
		tick := time.NewTicker(every)
		defer tick.Stop()
		for {
			select {
			case <-stop:
				if live {
					show()
					fmt.Fprintln(to)
				}
				return
			case <-tick.C:
				show()
			}
		}
	}()
	return func() { close(stop); <-ended }
}

// progressLine is what progress shows, so long after it began with before of all done.
func progressLine(before, done, all int, noun string, after time.Duration) string {
	full := barWidth * done / max(1, all)
	line := fmt.Sprintf("[%s%s] %d of %s played", strings.Repeat("#", full), strings.Repeat(".", barWidth-full), done, count(all, noun))
	if done <= before || done >= all || after < time.Second {
		return line
	}
	rate := float64(done-before) / after.Seconds()
	left := time.Duration(float64(all-done) / rate * float64(time.Second)).Round(time.Second)
	speed := fmt.Sprintf("%.0f", rate)
	if rate < 10 {
		speed = fmt.Sprintf("%.1f", rate)
	}
	return fmt.Sprintf("%s, %s a second, %v left", line, speed, left)
}
