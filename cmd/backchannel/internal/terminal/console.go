package terminal

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// width is how many characters a line of prose has at most.
const width = 78

// Console is where lines are read and written.
type Console struct {
	in  *bufio.Reader
	out io.Writer
}

// Open makes a console of an input and an output.
func Open(in io.Reader, out io.Writer) *Console { return &Console{newLines(in), out} }

func (c *Console) printf(format string, args ...any) { fmt.Fprintf(c.out, format, args...) }

// wrap prints prose in lines of the terminal's width, each behind an indent.
func (c *Console) wrap(indent, text string) {
	for _, paragraph := range strings.Split(text, "\n") {
		c.hang(indent+paragraph[:len(paragraph)-len(strings.TrimLeft(paragraph, " "))], "", paragraph)
	}
}

// hang prints a paragraph whose first line begins with a head; the lines after it are as
// far in as a short head is long.
func (c *Console) hang(indent, head, text string) {
	in := len([]rune(head))
	if in > width/6 {
		in = 2
	}
	line, lead := indent+head, indent+strings.Repeat(" ", in)
	start := true
	for _, word := range strings.Fields(text) {
		if !start && len([]rune(line))+1+len([]rune(word)) > width {
			c.printf("%s\n", line)
			line, start = lead, true
		}
		if !start && !strings.HasSuffix(line, " ") {
			line += " "
		}
		line, start = line+word, false
	}
	c.printf("%s\n", strings.TrimRight(line, " "))
}
