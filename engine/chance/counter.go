package chance

// Counter is the luck of a search, under the searcher's own seed: a hash of the
// seed and the key by the mixing function of SplitMix64 (Steele, Lea & Flood,
// "Fast splittable pseudorandom number generators", OOPSLA 2014, with the constants
// of D. Stafford's variant 13). It is cheap, keeps no state, and is no secret:
// whoever sees a few draws may work out the rest.
//
// As the mixing is one-to-one, two keys of one seed that differ only in Nth, or
// only in the other fields, never give the same draw.
type Counter uint64

// goldenGamma is the increment of SplitMix64, the odd number nearest 2^64 divided
// by the golden ratio.
const goldenGamma = 0x9e3779b97f4a7c15

// Draw returns the hash of the key: the seed, the first four fields and then Nth
// are each taken in by one addition and one mixing.
func (c Counter) Draw(k Key) uint64 {
	fields := uint64(uint16(k.Turn)) | uint64(k.Purpose)<<16 | uint64(k.Actor)<<32 | uint64(k.Subject)<<48
	seeded := mix64(uint64(c) + goldenGamma)
	keyed := mix64(seeded + fields)
	return mix64(keyed + (uint64(k.Nth)+1)*goldenGamma)
}

// mix64 is one-to-one, and each bit of its argument changes about half of the result's.
func mix64(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}
