//go:build !js

package main

import "io"

// output passes writes on and keeps the first error, so that one look at the end of a
// command tells whether all of it came out.
type output struct {
	to  io.Writer
	err error
}

// Write never fails: after an error it drops what comes.
func (o *output) Write(p []byte) (int, error) {
	if o.err == nil {
		_, o.err = o.to.Write(p)
	}
	return len(p), nil
}
