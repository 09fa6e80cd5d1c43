package domain_test

import (
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"strings"
	"testing"
	"testing/fstest"

	"backchannel/engine/negotiation/domain"
)

const (
	xmlDomain = `<negotiation_template><utility_space><objective name="car">
<issue index="1" name="price" type="discrete"><item index="1" value="high"/><item index="2" value="low"/></issue>
<issue index="2" name="colour" type="discrete"><item index="1" value="red"/><item index="2" value="blue"/></issue>
</objective></utility_space></negotiation_template>`
	xmlProfile = `<utility_space><reservation value="0.25"/><objective name="car">
<issue index="1" name="price" type="discrete"><item index="1" value="high" evaluation="1"/><item index="2" value="low" evaluation="3"/></issue>
<issue index="2" name="colour" type="discrete"><item index="1" value="red" evaluation="2"/><item index="2" value="blue" evaluation="4"/></issue>
<weight index="1" value="0.75"/>
<weight index="2" value="0.25"/>
</objective></utility_space>`
	jsonDomain = `{"name": "car", "issuesValues": {
"price": {"values": ["high", "low"]},
"colour": {"values": ["red", "blue"]}}}`
	jsonProfile = `{"LinearAdditiveUtilitySpace": {"issueUtilities": {
"price": {"DiscreteValueSetUtilities": {"valueUtilities": {"high": 0.1, "low": 1}}},
"colour": {"DiscreteValueSetUtilities": {"valueUtilities": {"red": 0.5, "blue": 1.0}}}},
"issueWeights": {"price": 0.75, "colour": 0.25}, "name": "a"}}`
)

// folder makes the files of a domain, with one text replaced in the profile of B or, if
// it is not there, in the domain.
func folder(ext, d, p, old, new string) fstest.MapFS {
	b := strings.Replace(p, old, new, 1)
	if b == p {
		d = strings.Replace(d, old, new, 1)
	}
	return fstest.MapFS{"domain" + ext: {Data: []byte(d)}, "profile_a" + ext: {Data: []byte(p)}, "profile_b" + ext: {Data: []byte(b)}}
}

// space reads files and makes a space of them.
func space(files fs.FS, o domain.Options) (*domain.Space, error) {
	d, err := domain.Read(files, ".")
	if err != nil {
		return nil, err
	}
	return d.Space(o)
}

// The rules of normalisation and the reservation values come out as the formats mean them.
func TestRules(t *testing.T) {
	xml, json := folder(".xml", xmlDomain, xmlProfile, "", ""), folder(".json", jsonDomain, jsonProfile, `"name": "a"`, `"reservationBid": {"issuevalues": {"price": "high", "colour": "blue"}}`)
	half := [2]*big.Rat{nil, big.NewRat(1, 2)}
	for _, x := range []struct {
		files   fs.FS
		options domain.Options
		want    string // utilities of high and blue, then reservation values
	}{
		{xml, domain.Options{}, "0.5 0.5 0.25 0.25"},
		{xml, domain.Options{Rule: domain.PerIssue}, "0.5 0.5 0.25 0.25"},
		{xml, domain.Options{Rule: domain.Overall}, "0.538461538462 0.538461538462 0.25 0.25"}, // 1.75 of 3.25
		{xml, domain.Options{Rule: domain.AsWritten, Reserve: half}, "1.75 1.75 0.25 0.5"},
		{json, domain.Options{}, "0.325 0.325 0 0.325"},
		{json, domain.Options{Rule: domain.PerIssue}, "0.325 0.325 0 0.325"},
		{folder(".json", jsonDomain, jsonProfile, "DiscreteValueSetUtilities", "discreteutils"), domain.Options{}, "0.325 0.325 0 0"},
	} {
		s, err := space(x.files, x.options)
		if err != nil {
			t.Fatal(err)
		}
		u := s.Utility([]int{0, 1})
		if got := fmt.Sprint(s.Measure(u[0]), s.Measure(u[1]), s.Measure(s.Reserve[0]), s.Measure(s.Reserve[1])); got != x.want || !s.Exact {
			t.Errorf("%+v: %s, not %s", x.options, got, x.want)
		}
	}
}

// What is wrong with a file is said with its line and with what to do.
func TestBadFiles(t *testing.T) {
	for _, x := range []struct{ ext, old, new, says string }{
		{".xml", `</objective>`, ``, "profile_b.xml:6: this is not well-formed XML"},
		{".xml", ` evaluation="3"`, ``, `profile_b.xml:2: value "low" of issue "price" has no evaluation: add one`},
		{".xml", `evaluation="3"`, `evaluation="much"`, `"much", is not a decimal number`},
		{".xml", `evaluation="3"`, `evaluation="1e999999999"`, `is not a decimal number`},
		{".xml", `evaluation="3"`, `evaluation="1/3"`, `is not a decimal number`},
		{".xml", `evaluation="3"`, `evaluation="-3"`, `is below 0`},
		{".xml", `<weight index="2" value="0.25"/>`, ``, `profile_b.xml:3: issue "colour" has no weight: add <weight index="2"`},
		{".xml", `index="2" value="0.25"`, `index="2" value="0.35"`, "profile_b.xml: the weights add up to 1.100000, not to 1: correct them"},
		{".xml", `<weight index="2"`, `<weight index="1"`, "there are two weights of index 1"},
		{".xml", `value="low"`, `value="cheap"`, `the domain has no value "cheap" of issue "price"`},
		{".xml", `value="low"`, `value="cheap"`, `issue "price" says nothing of the value "low"`},
		{".xml", `name="colour"`, `name="hue"`, `there is no issue "colour", which the domain has: add it`},
		{".xml", `name="colour"`, `name="price"`, `issue "price" is there twice`},
		{".xml", `name="colour" type="discrete"`, `name="colour" type="integer"`, `is of the type "integer": only discrete issues`},
		{".xml", `<objective name="car">`, `<objective name="car"><objective/>`, "an objective inside an objective is not read"},
		{".xml", `<objective name="car">`, strings.Repeat("<x>", 40), "nested deeper"},
		{".xml", xmlProfile, `<?xml version="1.0" encoding="utf-7"?>` + xmlProfile, `the encoding "utf-7" is not read`},
		{".xml", xmlProfile, "", "there is no XML element in it"},
		{".xml", xmlProfile, "<thing/>", "there are 1 profiles (profile_a.xml), not 2"},
		{".json", `}}`, ``, "this is not well-formed JSON"},
		{".json", `"low": 1`, `"low": null`, `profile_b.json:2: "low" of the value utilities of issue "price" is null, not a number`},
		{".json", `, "low": 1`, ``, `the value utilities of issue "price" has no "low": add it`},
		{".json", `"low": 1`, `"low": 1, "low": 0.5`, `the key "low" is there twice`},
		{".json", `"low": 1`, `"cheap": 1`, `the domain has no value "cheap"`},
		{".json", `"low": 1`, `"low": ` + strings.Repeat("9", 60), `is not a decimal number of at most 40 digits`},
		{".json", `, "colour": 0.25`, ``, `the weights has no "colour": add it`},
		{".json", `"colour": 0.25`, `"colour": 0.5`, "the weights add up to 1.250000"},
		{".json", `"colour": 0.25`, `"colour": "a quarter"`, `is a text, not a number`},
		{".json", `"issueWeights"`, `"weights"`, `the profile has no "issueWeights": add it`},
		{".json", `"name": "a"`, `"reservationBid": {"issuevalues": {"price": "free"}}`, `the domain has no value "free"`},
		{".json", `"name": "a"`, `"x": ` + strings.Repeat("[", 50), "nested deeper"},
	} {
		d, p := xmlDomain, xmlProfile
		if x.ext == ".json" {
			d, p = jsonDomain, jsonProfile
		}
		_, err := space(folder(x.ext, d, p, x.old, x.new), domain.Options{})
		if err == nil || !strings.Contains(err.Error(), x.says) {
			t.Errorf("%s with %.60q: %v, not %q", x.ext, x.new, err, x.says)
		}
	}
}

// What is wrong with a domain as a whole is said too.
func TestBadDomains(t *testing.T) {
	many := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, `, "issue %d": {"values": ["a"]}`, i)
		}
		return b.String()
	}
	for _, x := range []struct{ domain, says string }{
		{`{"issuesValues": {}}`, "domain.json: there is no issue: a domain needs at least one"},
		{`{"issuesValues": {"price": {"values": []}}}`, `issue "price" has no values: give it at least one`},
		{`{"issuesValues": {"price": {"range": {"low": 0, "high": 1, "step": 0.1}}}}`, "has a range of numbers"},
		{`{"issuesValues": {"price": {"values": ["a", "a"]}}}`, `value "a" of issue "price" is there twice`},
		{`{"issuesValues": {"price": {"values": [[]]}}}`, `is a list: write a text`},
		{`{"issuesValues": {" ": {"values": ["a"]}}}`, `an issue has no name`},
		{`{"issuesValues": {"` + strings.Repeat("x", 300) + `": {"values": ["a"]}}}`, `longer than 200 bytes`},
		{`{"issuesValues": {"p": {"values": ["a"]}` + many(80) + `}}`, "there are 81 issues; at most 64 are read"},
		{`{"issuesValues": {"p": {"values": ["v` + strings.Join(strings.Split(strings.Repeat("x", 10_001), ""), `","`) + `"]}}}`, "and more problems like these"},
		{`{"issuesValues": []}`, `is a list, not an object`},
		{`[]`, "there is no file of a domain"},
		{`{} {}`, "there is more after the end"},
		{strings.Repeat(" ", domain.FileMax+1), "larger than 4 MB"},
	} {
		files := folder(".json", x.domain, jsonProfile, "", "")
		if _, err := domain.Read(files, "."); err == nil || !strings.Contains(err.Error(), x.says) {
			t.Errorf("%.80s: %.300v, not %q", x.domain, err, x.says)
		}
	}
	files := folder(".json", jsonDomain, jsonProfile, "", "")
	files["other.json"] = files["domain.json"]
	if _, err := domain.Read(files, "."); err == nil || !strings.Contains(err.Error(), "2 files of domains (domain.json, other.json)") {
		t.Error(err)
	}
	if _, err := domain.Read(files, "other.json"); err != nil {
		t.Error(err)
	}
	if _, err := domain.Read(files, "profile_a.json"); err == nil || !strings.Contains(err.Error(), "not the file of a domain") {
		t.Error(err)
	}
	if _, err := domain.Read(files, "nowhere"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	files["pipe.xml"] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
	if _, err := domain.Read(files, "."); err == nil || !strings.Contains(err.Error(), "pipe.xml: this is not a file") {
		t.Error(err)
	}
	if d, err := domain.Read(files, "domain.json", "profile_b.json", "profile_a.json"); err != nil || d.Profiles[0].File != "profile_b.json" {
		t.Error(d, err)
	}
}

// Weights that do not add up are refused, divided by their sum or taken as they are.
func TestWeights(t *testing.T) {
	files := folder(".json", jsonDomain, jsonProfile, `"colour": 0.25`, `"colour": 0.5`)
	for how, want := range map[domain.Weighting]string{domain.Normalised: "1", domain.Unchecked: "1.25"} {
		s, err := space(files, domain.Options{Weights: how})
		if err != nil {
			t.Fatal(err)
		}
		if _, most := s.Range(1); s.Measure(most).String() != want {
			t.Errorf("%v: %v, not %s", how, s.Measure(most), want)
		}
	}
	files = folder(".json", jsonDomain, strings.ReplaceAll(strings.ReplaceAll(jsonProfile, "0.75", "0"), "0.25", "0"), "", "")
	if _, err := space(files, domain.Options{Weights: domain.Normalised}); err == nil || !strings.Contains(err.Error(), "cannot be divided") {
		t.Error(err)
	}
}

// Long decimals that share no scale are rounded, and the space says so; payoffs beyond
// a million are refused.
func TestScale(t *testing.T) {
	files := folder(".xml", xmlDomain, strings.ReplaceAll(xmlProfile, `"0.75"`, `"0.7500000000000000123456789"`), "", "")
	s, err := space(files, domain.Options{})
	if err != nil || s.Exact {
		t.Fatalf("%+v, %v", s, err)
	}
	if _, most := s.Range(0); s.Measure(most).String() != "1" {
		t.Error(s.Measure(most))
	}
	files = folder(".xml", xmlDomain, xmlProfile, `evaluation="3"`, `evaluation="3000000"`)
	if _, err := space(files, domain.Options{Rule: domain.AsWritten}); !errors.Is(err, domain.ErrWide) {
		t.Error(err)
	}
}

// Names of A vs B come in the order of the domain's file.
func TestVersus(t *testing.T) {
	files := fstest.MapFS{"ZedvsAmy_domain.xml": {Data: []byte(xmlDomain)}, "ZedvsAmy_Amy.xml": {Data: []byte(xmlProfile)}, "ZedvsAmy_Zed.xml": {Data: []byte(xmlProfile)}}
	if d, err := domain.Read(files, "."); err != nil || d.Profiles[0].File != "ZedvsAmy_Zed.xml" {
		t.Error(d, err)
	}
}

// No file of any kind brings the reader down: it gives a domain that can be analysed, or
// says what is wrong.
func FuzzRead(f *testing.F) {
	for _, profile := range []string{xmlProfile, jsonProfile} {
		f.Add([]byte(xmlDomain), []byte(profile), true)
		f.Add([]byte(jsonDomain), []byte(profile), false)
	}
	f.Fuzz(func(t *testing.T, d, p []byte, xml bool) {
		ext := map[bool]string{true: ".xml", false: ".json"}[xml]
		files := fstest.MapFS{"d" + ext: {Data: d}, "p" + ext: {Data: p}, "q" + ext: {Data: p}}
		read, err := domain.Read(files, ".")
		var list domain.Problems
		if err != nil {
			if !errors.As(err, &list) || len(list) == 0 {
				t.Fatal(err)
			}
			return
		}
		for rule := domain.ByForm; rule <= domain.AsWritten; rule++ {
			s, err := read.Space(domain.Options{Rule: rule, Weights: domain.Unchecked})
			if err != nil || s.Size().Cmp(big.NewInt(10_000)) > 0 {
				continue
			}
			if a, err := s.Analyze(); err != nil || len(a.Frontier) == 0 {
				t.Fatal(a, err)
			}
		}
	})
}
