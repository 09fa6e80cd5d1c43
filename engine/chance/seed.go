package chance

import (
	"encoding/binary"
	"math/rand/v2"
	"sync"
)

// Seed is the luck of a game in play: ChaCha8 (Bernstein, "ChaCha, a variant of
// Salsa20", 2008, in the form of math/rand/v2) keyed by the seed and the draw's
// key. It cannot be guessed from draws already seen, and math/rand/v2 promises
// that its stream never changes.
type Seed uint64

// Draw returns the first word of the ChaCha8 stream of the key.
func (s Seed) Draw(k Key) uint64 {
	var b [32]byte
	binary.LittleEndian.PutUint64(b[0:], uint64(s))
	binary.LittleEndian.PutUint16(b[8:], uint16(k.Turn))
	binary.LittleEndian.PutUint16(b[10:], uint16(k.Purpose))
	binary.LittleEndian.PutUint16(b[12:], k.Actor)
	binary.LittleEndian.PutUint16(b[14:], k.Subject)
	binary.LittleEndian.PutUint16(b[16:], k.Nth)
	stream := streams.Get().(*rand.ChaCha8)
	defer streams.Put(stream)
	stream.Seed(b)
	return stream.Uint64()
}

// streams holds spare generators, for one on the stack would be moved to the heap
// at every draw. Each is seeded anew before use, so nothing passes between draws.
var streams = sync.Pool{New: func() any { return new(rand.ChaCha8) }}
