//go:build windows || darwin

package kit

import atotto "github.com/atotto/clipboard"

// desktopClipboard is that of Windows or macOS.
type desktopClipboard struct{}

func systemClipboard() clipboard {
	if atotto.Unsupported {
		return nil
	}
	return desktopClipboard{}
}

// read answers nothing where the clipboard holds no text.
func (desktopClipboard) read() string {
	s, err := atotto.ReadAll()
	if err != nil {
		return ""
	}
	return s
}

// write does its best: the text stays on the kit's own clipboard in any case.
func (desktopClipboard) write(s string) { _ = atotto.WriteAll(s) }
