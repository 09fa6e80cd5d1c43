package search

// key names an entry: what it belongs to, and by what it is told apart there.
type key struct {
	by uint64
	of int32
}

// index numbers keys from 0 in the order in which they come, in memory of fixed size:
// a hash table with linear probing, at most half full.
type index struct {
	keys  []key   // by number
	slots []int32 // 1 + the number of the key, or 0
}

func newIndex(size int) index {
	slots := 2
	for slots < 2*size {
		slots *= 2
	}
	return index{keys: make([]key, 0, size), slots: make([]int32, slots)}
}

func (x *index) reset() {
	x.keys = x.keys[:0]
	clear(x.slots)
}

// slot is the place of a key, or the empty one where it would go.
func (x *index) slot(k key) int {
	h := (k.by ^ uint64(uint32(k.of))<<32 ^ k.by>>29) * 0x9e3779b97f4a7c15
	h = (h ^ h>>32) * 0xbf58476d1ce4e5b9
	mask := len(x.slots) - 1
	i := int(h>>32) & mask
	for x.slots[i] != 0 && x.keys[x.slots[i]-1] != k {
		i = (i + 1) & mask
	}
	return i
}

// find is the number of a key, or -1.
func (x *index) find(k key) int32 { return x.slots[x.slot(k)] - 1 }

// add is the number of a key, new if need be, and -1 when there is no room.
func (x *index) add(k key) (number int32, isNew bool) {
	i := x.slot(k)
	if n := x.slots[i]; n != 0 {
		return n - 1, false
	}
	if len(x.keys) == cap(x.keys) {
		return -1, false
	}
	x.keys = append(x.keys, k)
	x.slots[i] = int32(len(x.keys))
	return int32(len(x.keys) - 1), true
}
