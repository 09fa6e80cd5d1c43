package chance

import "testing"

// mix64 over a counter is SplitMix64: the first outputs published for seed 1234567
// (Vigna's splitmix64.c).
func TestMixIsSplitMix64(t *testing.T) {
	state := uint64(1234567)
	for i, want := range []uint64{
		6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821,
	} {
		state += goldenGamma
		if got := mix64(state); got != want {
			t.Errorf("output %d is %d, want %d", i, got, want)
		}
	}
}
