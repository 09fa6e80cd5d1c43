package screen

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/cmd/backchannel/internal/theme"
)

// palette finds by its name what can be done: on the screen that is open, on the pages of the game and everywhere.
type palette struct {
	all  []command
	find string
	at   int
}

// command is one row of the palette.
type command struct {
	name, key string
	kind      string // what it is, in the player's words
	here      bool   // it belongs to the page that is open
	guide     bool   // it belongs to the guide, which speaks of things and is not what is looked for
	reading   bool   // it is something to read: a word, a source, a brief
	press     kit.ID // a control of the screen
	typed     bool   // it takes text: it gets the keyboard instead of a press
	do        func()
	label     string // the name as it is compared
}

// telling are the dialogs that ask nothing: the palette shuts them first.
var telling = []dialogKind{showHelp, showWords, showMenu, showWhy, showCalendar, showPlace, showTerm, showGuide}

// anywhere obeys the keys that hold on every screen.
func (a *App) anywhere(u *kit.UI) {
	switch none := a.dialog.kind == showNothing; {
	case none && u.Key(kit.KeyPalette) || none && a.finding && slices.ContainsFunc(u.Nodes, func(n kit.Node) bool { return n.Interactive && !n.Disabled }):
		a.palette, a.finding = palette{all: a.commands(u)}, false
		a.dialog = dialog{kind: showPalette}
	case slices.Contains(telling, a.dialog.kind) && u.Anywhere(kit.KeyPalette):
		a.dialog, a.finding = dialog{}, true
		u.After(time.Millisecond)
	}
	if u.Anywhere(kit.KeyShot) {
		a.shoot(u)
	}
}

// commands are all that can be found from where the player is. What a control of the screen does is found once.
func (a *App) commands(u *kit.UI) []command {
	list := controls(u)
	near := map[string]bool{}
	for i := range list {
		near[list[i].name] = true
	}
	for _, c := range slices.Concat(a.gameCommands(u), a.placeCommands(u), a.settingCommands(u)) {
		if !near[c.name] {
			list = append(list, c)
		}
	}
	for i := range list {
		list[i].label = bare(list[i].name)
	}
	return list
}

// Controls whose ids begin so are found as what they stand for: an order, a page, a number, the end of the turn.
var standIns = []string{"act/", "desk/", "meter/", "close"}

// onlyHere tells whether a control means something only where it stands: what opens or shuts a group of orders, each of
// which is found by its name.
func onlyHere(id kit.ID) bool {
	return strings.HasPrefix(string(id), "orders/") || strings.HasSuffix(string(id), "/open")
}

// controls are those of the screen. Parts of a choice are named with it, and what stands on a sheet with its title.
func controls(u *kit.UI) (list []command) {
	groups := map[kit.ID]string{}
	var sheet kit.Node
	for i := range u.Nodes {
		n := &u.Nodes[i]
		switch n.Role {
		case kit.RoleGroup, kit.RoleTabs, kit.RoleList:
			groups[n.ID] = n.Name
		case kit.RoleArticle:
			sheet = *n
		}
		if !n.Interactive || n.Disabled || n.Layer > 0 || n.ID == "" || n.Name == "" || n.Name == "+" || n.Name == "−" {
			continue
		}
		if onlyHere(n.ID) || slices.ContainsFunc(standIns, func(id string) bool { return strings.HasPrefix(string(n.ID), id) }) {
			continue
		}
		name := n.Name
		if at := strings.LastIndexByte(string(n.ID), '/'); at > 0 && groups[n.ID[:at]] != "" {
			name = groups[n.ID[:at]] + ": " + name
		} else if sheet.Name != "" && n.Full.In(sheet.Full) && !strings.Contains(name, sheet.Name) {
			name = sheet.Name + ": " + name
		}
		kind := roleName(u, n)
		if strings.HasPrefix(string(n.ID), "label/") {
			name, kind = u.Say("Label the claim “%s” as: %s", sheet.Name, n.Name), u.Say("Answer")
		}
		list = append(list, command{name: name, key: n.Key, kind: kind, here: true, guide: strings.HasPrefix(string(n.ID), "lesson/"), press: n.ID, typed: n.Role == kit.RoleTextbox})
	}
	return list
}

// roleName is what a kind of control is called, in words that say what it is for.
func roleName(u *kit.UI, n *kit.Node) string {
	switch n.Role {
	case kit.RoleTextbox:
		return u.Say("Field")
	case kit.RoleLink:
		return u.Say("Link")
	case kit.RoleRadio, kit.RoleOption, kit.RoleCheckbox, kit.RoleSelect, kit.RoleSlider, kit.RoleTab:
		return u.Say("Choice")
	}
	id := string(n.ID)
	switch {
	case n.Opens:
		return u.Say("Part of this page")
	case strings.HasPrefix(id, "choose/"), strings.HasPrefix(id, "agree/"), strings.HasPrefix(id, "decline/"):
		return u.Say("Answer")
	}
	return u.Say("On this page")
}

// How well a command fits what was typed.
const (
	fitsStart  = iota // the label begins with it
	fitsWords         // each word begins one of the label
	fitsMiddle        // some word stands in the middle of one
	fitsKind          // some word is only in what kind of thing it is
	fitsNot
)

// fit tells how well a command fits words that were typed, which are bare.
func (c *command) fit(words []string) int {
	if strings.HasPrefix(c.label, strings.Join(words, " ")) {
		return fitsStart
	}
	fit := fitsWords
	for _, w := range words {
		switch {
		case beginsWord(c.label, w):
		case strings.Contains(c.label, w):
			fit = max(fit, fitsMiddle)
		case strings.Contains(bare(c.kind), w):
			fit = fitsKind
		default:
			return fitsNot
		}
	}
	return fit
}

// beginsWord tells whether a word of a text begins with w.
func beginsWord(text, w string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], w)
		if i < 0 {
			return false
		}
		before, n := utf8.DecodeLastRuneInString(text[:from+i])
		if n == 0 || !inWord(before) {
			return true
		}
		from += i + len(w)
	}
}

// hits are the commands that have all the words that were typed, whatever their case and accents, in this order:
//
//  1. what belongs to the guide is last;
//  2. words that begin words of the label, before those in the middle of one, before those that only tell the kind;
//  3. what belongs to the page that is open, before the rest;
//  4. what can be done, before what can be read;
//  5. labels that begin with what was typed, before the rest.
func (p *palette) hits() []command {
	type hit struct {
		command
		fit int
	}
	words := strings.Fields(bare(p.find))
	var list []hit
	for _, c := range p.all {
		if fit := c.fit(words); fit < fitsNot {
			list = append(list, hit{c, fit})
		}
	}
	slices.SortStableFunc(list, func(x, y hit) int {
		return cmp.Or(order(x.guide)-order(y.guide), max(x.fit, fitsWords)-max(y.fit, fitsWords), order(y.here)-order(x.here), order(x.reading)-order(y.reading), x.fit-y.fit)
	})
	out := make([]command, len(list))
	for i := range list {
		out[i] = list[i].command
	}
	return out
}

// paletteRows is how many commands are seen at once.
const paletteRows = 9

func (a *App) paletteBody(u *kit.UI, r kit.Rect) {
	p := &a.palette
	changed, entered := u.Field("palette/find", kit.CutTop(&r, u.Px(theme.Control)), u.Say("Find what to do"), &p.find, kit.FieldOpt{Hint: u.Say("type a part of its name"), Limit: 60})
	gap(u, &r, theme.Gap)
	if changed {
		p.at = 0
	}
	hits := p.hits()
	if u.Key(kit.KeyDown) {
		p.at++
	}
	if u.Key(kit.KeyUp) {
		p.at--
	}
	p.at = max(0, min(p.at, len(hits)-1))
	says := ""
	if len(hits) == 0 {
		says = a.nothingFound(u)
	}
	if u.Watch("nothing", says); says != "" {
		para(u, &r, says, kit.Style{Sans: true, Muted: true})
		return
	}
	_, chosen := u.List("palette/list", r, u.Say("What can be done"), len(hits), func(i int) kit.Row {
		return kit.Row{Title: hits[i].name, Note: strings.TrimSuffix(hits[i].kind+" · "+hits[i].key, " · ")}
	}, &p.at)
	if entered || chosen {
		a.dialog = dialog{}
		a.run(u, hits[p.at])
	}
}

// nothingFound says what can be typed.
func (a *App) nothingFound(u *kit.UI) string {
	if a.playing() {
		return u.Say("Nothing is called that. You can type the name of an order, a page, a meter, a bill, an issue, a word or a source; “close the turn”; “leave”; or a setting: colours, text size, language, sound, motion.")
	}
	return u.Say("Nothing is called that. You can type the name of a crisis, an office, a word or a source; “new game”; “library”; or a setting: colours, text size, language, sound, motion.")
}

// run does what was found, once the palette is shut.
func (a *App) run(u *kit.UI, c command) {
	switch {
	case c.do != nil:
		c.do()
	case c.typed:
		u.Show(c.press)
	default:
		u.Press(c.press)
	}
}

// shoot saves a picture of the screen where the player keeps pictures, and tells where.
func (a *App) shoot(u *kit.UI) {
	if a.deps.Picture == nil {
		return
	}
	path, err := a.deps.Picture(a.deps.Now())
	if err != nil {
		a.refuse(a.book.Say("The picture was not saved: %s", session.Tell(a.book, err)))
		return
	}
	u.Shoot(path, func(err error) {
		if err != nil {
			a.refuse(a.book.Say("The picture was not saved: %s", session.Tell(a.book, err)))
			return
		}
		a.say(a.book.Say("Picture saved as %s", path))
	})
}

// afterwards does what the palette was asked for, when the screen is to be seen again.
func (a *App) afterwards(u *kit.UI) {
	if a.dialog.kind != showNothing {
		return
	}
	if a.shooting {
		a.shooting = false
		a.shoot(u)
		u.After(time.Millisecond)
	}
	if !a.copyAll {
		return
	}
	a.copyAll = false
	var all []string
	for i := range u.Nodes {
		if n := &u.Nodes[i]; n.Layer == 0 && n.Name != "" && n.Role != kit.RoleScroll {
			all = append(all, strings.TrimSuffix(n.Name+": "+n.Value, ": "))
		}
	}
	u.Copy(strings.Join(all, "\n"))
	a.say(a.book.Say("All texts of this screen are copied."))
}
