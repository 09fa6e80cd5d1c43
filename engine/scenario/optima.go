package scenario

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

// OptimaName is the file whose contents Optima makes.
const OptimaName = "optima.yaml"

func (f *optimaFile) shape(s *fields) {
	s.need("inputs", "draws")
	s.most("draws", negotiation.DrawsMax)
}

func (f *drawFile) shape(s *fields) {
	s.need("joint", "gain")
	s.within("joint", 0, balanceMax)
	s.within("gain", 0, balanceMax)
}

// Best is the analysis at the median thresholds, made once. The error is negotiation.ErrWork.
func (t *Table) Best() (negotiation.Analysis, error) { return t.best() }

// InPlay are the median thresholds of play.
func (t *Table) InPlay() []num.Milli {
	list := t.Thresholds()
	for p := range list {
		if t.Parties[p].Veto {
			list[p] += t.Raised
		}
	}
	return list
}

// Optimum is the best that the table had to offer at the median thresholds of play, with
// the agendas of this game. Where the scenario has no table of optima it is worked out
// when first asked for.
func (t *Table) Optimum(bal []num.Milli) negotiation.Optimum {
	list, err := t.optima()
	if err != nil {
		return negotiation.Optimum{}
	}
	return list[t.DrawIn(bal)]
}

// Tabled tells whether a deal is measured against Optimum, and not against what the
// thresholds of the very game would have allowed.
func (t *Table) Tabled() bool { return !t.Small() || t.Draws() > 1 }

// analysis makes ready what is said of the whole space. Of a large one it takes a moment,
// so it is made when it is first asked for.
func (b *tableBuilder) analysis() {
	t := b.t
	if size := t.Size(); size > packagesMax {
		b.add(b.at, "", "the table has more than %d packages: take issues or levels out", packagesMax)
	}
	if n := t.Draws(); n > negotiation.DrawsMax {
		b.add(b.at, "", "the agendas can be drawn in more than %d ways: take some out", negotiation.DrawsMax)
	}
	t.best = sync.OnceValues(func() (negotiation.Analysis, error) { return t.Analyze(t.Thresholds()) })
	t.optima = sync.OnceValues(func() ([]negotiation.Optimum, error) { return t.Optima(t.InPlay()) })
	if f := b.builder.f.Optima; f.Inputs.Name != "" && b.count() == 0 {
		b.tabled(f)
	}
}

// tabled takes over the table of optima, if it was made for these numbers.
func (b *tableBuilder) tabled(f optimaFile) {
	t := b.t
	var list []negotiation.Optimum
	for n, d := range f.Draws {
		if len(d.Gain) != len(t.Parties) || !slices.EqualFunc(d.Agendas, t.drawNames(n), func(r Ref, name string) bool { return r.Name == name }) {
			break
		}
		x := negotiation.Optimum{Joint: d.Joint}
		copy(x.Gain[:], d.Gain)
		list = append(list, x)
	}
	if f.Inputs.Name != b.inputs() || len(list) != t.Draws() || len(f.Draws) != len(list) {
		b.add(f.Inputs.At, "", "this table of optima was made for other numbers than issues.yaml has now: run `backchannel check FOLDER --optima`")
		return
	}
	t.optima = func() ([]negotiation.Optimum, error) { return list, nil }
}

// drawNames are the ids of the agendas of one draw, in the order of the parties.
func (t *Table) drawNames(n int) []string {
	var names []string
	for p := len(t.Agendas) - 1; p >= 0; p-- {
		if k := len(t.Agendas[p]); k > 0 {
			names = append(names, t.Agendas[p][n%k].ID)
			n /= k
		}
	}
	slices.Reverse(names)
	return names
}

// inputs is the digest of every number that the optima come from.
func (b *tableBuilder) inputs() string {
	h := sha256.New()
	t := b.t
	fmt.Fprintln(h, "optima 1", t.Sizes, t.Now, t.Capacity)
	at := t.InPlay()
	for p := range t.Parties {
		x := &t.Parties[p]
		fmt.Fprintln(h, "party", b.s.Offices[x.Office].ID, x.Veto, int64(at[p]), len(x.Agendas))
		for _, pays := range x.Pays {
			writeMillis(h, pays)
		}
		for i := range x.Agendas {
			a := &x.Agendas[i]
			fmt.Fprintln(h, "agenda", a.Sore, a.Prize, int64(a.SorePays), int64(a.PrizePays))
		}
	}
	for i := range t.Topics {
		fmt.Fprintln(h, "issue", t.Topics[i].ID)
	}
	for _, e := range b.f.Legal {
		fmt.Fprintf(h, "legal %q\n", e.Src)
	}
	for _, e := range b.f.Red {
		for _, x := range e.Value {
			fmt.Fprintf(h, "red %s %q\n", e.ID, x.Src)
		}
	}
	for i, f := range b.f.Bonus {
		fmt.Fprintf(h, "bonus %q\n", f.When.Src)
		writeMillis(h, t.Bonus[i].Pays)
	}
	return ledger.Digest(h.Sum(nil)).String()
}

func writeMillis(h io.Writer, list []num.Milli) {
	for _, x := range list {
		fmt.Fprint(h, int64(x), " ")
	}
	fmt.Fprintln(h)
}

// Optima returns the contents of optima.yaml for a scenario's folder, whatever stands
// there now, or every problem of the other files. It is nil for a scenario that needs
// none.
func Optima(folder fs.FS, id string) ([]byte, []Problem) {
	b := newBuilder(id)
	b.fresh = true
	s, problems := b.load(folder)
	if len(problems) > 0 || s.Talks == nil || !s.Talks.Tabled() {
		return nil, problems
	}
	list, err := s.Talks.optima()
	if err != nil {
		return nil, []Problem{{File: "issues.yaml", Text: fmt.Sprintf("the optima of the table cannot be worked out: %v", err)}}
	}
	e := &b.f.Issues[0]
	return s.Talks.tabulate(list, s, (&tableBuilder{b, &e.Value, s.Talks, e.At}).inputs()), nil
}

// tabulate writes the table of optima as YAML.
func (t *Table) tabulate(list []negotiation.Optimum, s *Scenario, inputs string) []byte {
	var parties []string
	for p := range t.Parties {
		parties = append(parties, s.Offices[t.Parties[p].Office].ID)
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "# The best that %s allows in each draw of agendas, at the median thresholds of play.\n", t.Title)
	fmt.Fprintf(&b, "# Made by `backchannel check FOLDER --optima`; change issues.yaml, not this file.\n")
	fmt.Fprintf(&b, "# gain: %s\n", strings.Join(parties, ", "))
	fmt.Fprintf(&b, "inputs: %s\ndraws:\n", inputs)
	for n, x := range list {
		var gain []string
		for p := range t.Parties {
			gain = append(gain, x.Gain[p].String())
		}
		fmt.Fprintf(&b, "  - {agendas: [%s], joint: %v, gain: [%s]}\n", strings.Join(t.drawNames(n), ", "), x.Joint, strings.Join(gain, ", "))
	}
	return b.Bytes()
}
