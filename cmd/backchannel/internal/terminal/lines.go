package terminal

import (
	"bufio"
	"errors"
	"io"
	"strings"
)

// lineMax bounds a typed line in bytes.
const lineMax = 4096

// errLong is the error of a line of more than lineMax bytes. It is read to its end,
// so that the next line can be read.
var errLong = errors.New("the line is too long")

func newLines(in io.Reader) *bufio.Reader { return bufio.NewReaderSize(in, lineMax+len("\r\n")) }

// readLine returns the next line without the space around it. The last line needs no
// end of line; after it comes io.EOF.
func readLine(in *bufio.Reader) (string, error) {
	line, err := in.ReadSlice('\n')
	text := strings.TrimSpace(string(line))
	long := errors.Is(err, bufio.ErrBufferFull) || len(text) > lineMax
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = in.ReadSlice('\n')
	}
	switch {
	case long && (err == nil || errors.Is(err, io.EOF)):
		return "", errLong
	case errors.Is(err, io.EOF) && text != "":
		return text, nil
	}
	return text, err
}
