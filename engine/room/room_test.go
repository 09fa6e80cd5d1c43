package room_test

import (
	"flag"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"backchannel/engine/crisis"
	"backchannel/engine/journal"
	"backchannel/engine/ledger"
	"backchannel/engine/phrase"
	"backchannel/engine/room"
	"backchannel/engine/scenario"
	"backchannel/scenarios"
)

// games is how many games TestOneDigest plays each way; other machines play 200.
var games = flag.Uint64("games", 20, "how many games TestOneDigest plays; of usmx-2026 one for four, by each of two plans")

func harbour(tb testing.TB) *scenario.Scenario { return load(tb, "harbour-20") }

func load(tb testing.TB, name string) *scenario.Scenario {
	tb.Helper()
	folder, err := fs.Sub(scenarios.Files, name)
	if err != nil {
		tb.Fatal(err)
	}
	s, problems := scenario.Load(folder, name)
	for _, p := range problems {
		tb.Error(p)
	}
	if s == nil {
		tb.FailNow()
	}
	return s
}

// person is a scripted player: an order each turn, an offer in the second, and yes to
// whatever text is agreed.
func person(tb testing.TB, r *room.Room, seat int) {
	tb.Helper()
	s := r.Scenario()
	say := func(line string) {
		d, err := crisis.ParseDirective(s, s.Office("arden"), line)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := r.Submit(seat, d); err != nil {
			tb.Fatal(err)
		}
	}
	for _, o := range crisis.Options(s, r.View(seat), s.Office("arden"), nil) {
		if o.Directive.Verb == crisis.Agree && o.Refusal.Code == "" {
			say(crisis.FormatDirective(s, &o.Directive))
			break
		}
	}
	say([]string{"calm", "listen", "step", "survey"}[r.Turn()%4])
	if r.Turn() >= 2 {
		say("propose H1=3 H2=2 H3=2")
		say("accept belmar")
		say("sign")
	}
	if _, err := r.Close(seat); err != nil {
		tb.Fatal(err)
	}
}

// cabinet is a scripted player of the US seat of usmx-2026, by turns: calm, a call,
// results, and texts that the two homes may carry.
func cabinet(tb testing.TB, r *room.Room, seat int) {
	tb.Helper()
	s := r.Scenario()
	say := func(line string) {
		who, what, _ := strings.Cut(line, ": ")
		d, err := crisis.ParseDirective(s, s.Office(who), what)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := r.Submit(seat, d); err != nil {
			tb.Fatal(err)
		}
	}
	for _, office := range []string{"us_exec", "us_state", "us_trade", "us_health"} {
		for _, o := range crisis.Options(s, r.View(seat), s.Office(office), nil) {
			if o.Directive.Verb == crisis.Agree && o.Refusal.Code == "" {
				say(office + ": " + crisis.FormatDirective(s, &o.Directive))
				break
			}
		}
	}
	say("us_exec: deliver")
	say([]string{"us_exec: A10", "us_exec: invite A01 mx_pres", "us_exec: A26"}[r.Turn()%3])
	say([]string{"us_state: A05 I4", "us_state: invite A02 mx_foreign", "us_state: A15", "us_state: invite A06 mx_foreign"}[r.Turn()%4])
	say([]string{"us_trade: A37", "us_health: A31"}[r.Turn()%2])
	say("us_state: label E02 CLAIM")
	for _, text := range []string{"I1=2 I4=2 I5=1 I7=1", "I2=2 I6=2 I7=1", "I4=2 I5=1 I9=2 I11=2", "I8=1 I9=2 I11=2"} {
		say("us_state: propose " + text)
		say("us_exec: accept mx_pres")
		say("us_exec: sign")
	}
	if _, err := r.Close(seat); err != nil {
		tb.Fatal(err)
	}
}

// silent is a player who only closes the turns.
func silent(tb testing.TB, r *room.Room, seat int) {
	tb.Helper()
	if _, err := r.Close(seat); err != nil {
		tb.Fatal(err)
	}
}

// A game, its replay, the replay of its counterparts, and the game that is saved and
// loaded every turn end with one digest.
func TestOneDigest(t *testing.T) {
	t.Run("harbour-20", func(t *testing.T) {
		s := harbour(t)
		for seed := range *games {
			oneDigest(t, room.Setup{Scenario: s, Seed: seed, Humans: []string{"arden"}}, person)
		}
	})
	t.Run("usmx-2026", func(t *testing.T) {
		s := load(t, "usmx-2026")
		for seed := range (*games + 3) / 4 {
			oneDigest(t, room.Setup{Scenario: s, Plan: "solo", Seed: seed, Humans: []string{"us"}}, cabinet)
			oneDigest(t, room.Setup{Scenario: s, Plan: "offices", Seed: seed, Humans: []string{"press"}, Mixed: true}, silent)
		}
	})
}

// player plays a turn of a seat.
type player func(tb testing.TB, r *room.Room, seat int)

func oneDigest(t *testing.T, set room.Setup, human player) {
	t.Helper()
	store := journal.NewMemoryStore(nil)
	straight, err := room.Open(set, store)
	if err != nil {
		t.Fatal(err)
	}
	for !straight.Ended() {
		human(t, straight, straight.Seat(set.Humans[0]))
	}
	data, _ := store.Load()
	rec, err := journal.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	v := journal.Verify(set.Scenario, rec)
	if !v.OK || v.Digest != straight.Digest() || v.Ending == "" {
		t.Fatalf("seed %d: the replay gives %+v, the game %v", set.Seed, v, straight.Digest())
	}
	if err := room.CheckCounterparts(set.Scenario, rec); err != nil {
		t.Fatalf("seed %d: %v", set.Seed, err)
	}
	if d := savedEveryTurn(t, set, human); d != straight.Digest() {
		t.Fatalf("seed %d: saved and loaded every turn the game ends with %v, played through with %v", set.Seed, d, straight.Digest())
	}
	t.Logf("seed %d: %s, %d moves, %d bytes", set.Seed, v.Ending, len(rec.Moves), len(data))
}

func savedEveryTurn(t *testing.T, set room.Setup, human player) ledger.Digest {
	t.Helper()
	store := journal.NewMemoryStore(nil)
	r, err := room.Open(set, store)
	if err != nil {
		t.Fatal(err)
	}
	for !r.Ended() {
		human(t, r, r.Seat(set.Humans[0]))
		data, _ := store.Load()
		rec, err := journal.Read(data)
		if err != nil {
			t.Fatal(err)
		}
		store = journal.NewMemoryStore(data)
		if r, err = room.Resume(set.Scenario, rec, store); err != nil {
			t.Fatal(err)
		}
	}
	return r.Digest()
}

// A record whose counterpart did something else than it would choose is told apart.
func TestOtherChoicesAreNoticed(t *testing.T) {
	s := harbour(t)
	r, err := room.Open(room.Setup{Scenario: s, Seed: 3}, nil)
	if err == nil {
		err = r.Play()
	}
	if err != nil {
		t.Fatal(err)
	}
	rec := r.Record()
	if err := room.CheckCounterparts(s, rec); err != nil {
		t.Fatal(err)
	}
	rec.Moves = slices.Clone(rec.Moves)
	changed := *rec.Moves[3].Directive
	changed.Verb = crisis.Close
	rec.Moves[3].Directive = &changed
	if err := room.CheckCounterparts(s, rec); err == nil || !strings.Contains(err.Error(), "move 3") {
		t.Errorf("a changed choice in move 3 gives: %v", err)
	}
}

// A seat can speak for its own offices only, and a wrong setup says what there is.
func TestSeatsAndSetups(t *testing.T) {
	s := harbour(t)
	r, err := room.Open(room.Setup{Scenario: s, Seed: 1, Humans: []string{"arden"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if refusal, _ := r.Submit(r.Seat("arden"), ledger.Directive{By: s.Office("belmar"), Verb: crisis.Close}); refusal.Code == "" {
		t.Error("arden's seat could close the turn of belmar")
	}
	if _, err := room.Open(room.Setup{Scenario: s, Humans: []string{"ardn"}}, nil); err == nil || !strings.Contains(err.Error(), "arden") {
		t.Errorf("an unknown seat gives: %v", err)
	}
	if _, err := room.Open(room.Setup{Scenario: s, Plan: "x"}, nil); err == nil || !strings.Contains(err.Error(), "offices") {
		t.Errorf("an unknown plan gives: %v", err)
	}
	if _, _, ok := r.Opened(); ok {
		t.Error("a game that goes on opens its secrets")
	}
}

// A store that fails leaves the game going; what waits is saved when it works again.
func TestSavingFailsAndRecovers(t *testing.T) {
	s := harbour(t)
	store := &flaky{MemoryStore: journal.NewMemoryStore(nil)}
	r, err := room.Open(room.Setup{Scenario: s, Seed: 5, Humans: []string{"arden"}}, store)
	if err != nil {
		t.Fatal(err)
	}
	seat := r.Seat("arden")
	say := func(line string) error {
		d, err := crisis.ParseDirective(s, s.Office("arden"), line)
		if err != nil {
			t.Fatal(err)
		}
		refusal, err := r.Submit(seat, d)
		if refusal.Code != "" {
			t.Fatal(refusal)
		}
		return err
	}
	store.fails = true
	if err := say("calm"); err == nil {
		t.Error("a failed save said nothing")
	}
	store.fails = false
	if err := say("listen"); err != nil {
		t.Error(err)
	}
	data, _ := store.Load()
	rec, err := journal.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	if v := journal.Verify(s, rec); !v.OK || v.Digest != r.Digest() {
		t.Errorf("after a failed save the record gives %+v, want digest %v", v, r.Digest())
	}
}

type flaky struct {
	*journal.MemoryStore
	fails bool
}

func (f *flaky) Append(p []byte) (int, error) {
	if f.fails {
		return 0, fs.ErrPermission
	}
	return f.MemoryStore.Append(p)
}

func TestSpeak(t *testing.T) {
	// A room tells its game in another language of its scenario, and in no other scenario's words.
	s := load(t, "usmx-2026")
	r, err := room.Open(room.Setup{Scenario: s, Seed: 1, Humans: []string{"us"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	words, err := s.In("es", phrase.New("es", func(string) string { return "" }, func(int, string, string) string { return "" }))
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Speak(words); err != nil || r.Scenario() != words {
		t.Errorf("it does not speak: %v", err)
	}
	other, err := s.Skin(s.Skins[0].ID, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Speak(other); err == nil || r.Scenario() != words {
		t.Error("it speaks of a skin that it does not wear")
	}
}
