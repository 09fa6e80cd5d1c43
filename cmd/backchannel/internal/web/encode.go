package web

import (
	"compress/gzip"
	"io"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
)

// toBrotli compresses data. This file alone knows the module that does it.
func toBrotli(to io.Writer, data []byte, slow bool) error {
	level := 5
	if slow {
		level = brotli.BestCompression
	}
	w := brotli.NewWriterOptions(to, brotli.WriterOptions{Quality: level, LGWin: 24})
	if _, err := w.Write(data); err != nil {
		return err
	}
	return w.Close()
}

func toGzip(to io.Writer, data []byte) error {
	w, err := gzip.NewWriterLevel(to, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := w.Write(data); err != nil {
		return err
	}
	return w.Close()
}

// accepts reports whether an Accept-Encoding header allows an encoding (RFC 9110, 12.5.3).
func accepts(header, encoding string) bool {
	any := false
	for part := range strings.SplitSeq(header, ",") {
		name, weight, weighted := strings.Cut(part, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		allowed := true
		if q, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(weight)), "q="); weighted && ok {
			f, err := strconv.ParseFloat(strings.TrimSpace(q), 64)
			allowed = err == nil && f > 0
		}
		switch name {
		case encoding:
			return allowed
		case "*":
			any = allowed
		}
	}
	return any
}
