//go:build !js

package kit

// mirrored tells whether the node list is mirrored into a page. A window has no page.
const mirrored = false

type mirror struct{}

func (*mirror) open(string)   {}
func (*mirror) read(*Input)   {}
func (*mirror) show(*UI)      {}
func (*mirror) drew()         {}
func (*mirror) waiting() bool { return false }

func wakePage() {}

func drawsAlways() bool { return false }
