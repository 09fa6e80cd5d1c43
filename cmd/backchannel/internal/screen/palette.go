package screen

import (
	"slices"
	"strings"
	"time"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/cmd/backchannel/internal/theme"
)

// palette finds by its name what can be done: the controls of the screen that is open, and what can be done on every
// screen.
type palette struct {
	all  []command
	find string
	at   int
}

// command is one row of the palette.
type command struct {
	name, key string
	press     kit.ID // a control of the screen
	typed     bool   // it takes text: it gets the keyboard instead of a press
	do        func()
}

// anywhere obeys the keys that hold on every screen.
func (a *App) anywhere(u *kit.UI) {
	if u.Key(kit.KeyPalette) && a.dialog.kind == showNothing {
		a.palette = palette{all: commands(u.Nodes)}
		for _, c := range a.always(u) {
			if !slices.ContainsFunc(a.palette.all, func(x command) bool { return x.name == c.name }) {
				a.palette.all = append(a.palette.all, c)
			}
		}
		a.dialog = dialog{kind: showPalette}
	}
	if u.Anywhere(kit.KeyShot) {
		a.shoot(u)
	}
}

// commands are what the controls of a screen do. Parts of a choice are named with it, and what stands on a sheet with
// its title.
func commands(nodes []kit.Node) (list []command) {
	groups := map[kit.ID]string{}
	var sheet kit.Node
	for i := range nodes {
		n := &nodes[i]
		switch n.Role {
		case kit.RoleGroup, kit.RoleTabs, kit.RoleList:
			groups[n.ID] = n.Name
		case kit.RoleArticle:
			sheet = *n
		}
		if !n.Interactive || n.Disabled || n.Layer > 0 || n.ID == "" || n.Name == "" || n.Name == "+" || n.Name == "−" {
			continue
		}
		name := n.Name
		if at := strings.LastIndexByte(string(n.ID), '/'); at > 0 && groups[n.ID[:at]] != "" {
			name = groups[n.ID[:at]] + ": " + name
		} else if sheet.Name != "" && n.Full.In(sheet.Full) && !strings.Contains(name, sheet.Name) {
			name = sheet.Name + ": " + name
		}
		list = append(list, command{name: name, key: n.Key, press: n.ID, typed: n.Role == kit.RoleTextbox})
	}
	return list
}

// always is what can be done on every screen.
func (a *App) always(u *kit.UI) []command {
	list := []command{
		{name: u.Say("Help and keys"), key: "F1", do: func() { a.dialog = dialog{kind: showHelp} }},
		{name: u.Say("Copy all texts of this screen"), do: func() { a.copyAll = true }},
	}
	if a.at != atSettings {
		list = append(list, command{name: u.Say("Settings"), do: a.toSettings})
	}
	if a.deps.Picture != nil {
		list = append(list, command{name: u.Say("Save a picture of this screen"), key: "F12", do: func() { a.shooting = true }})
	}
	for _, t := range theme.All {
		list = append(list, command{name: u.Say("Colours") + ": " + themeName(u.Book, t.ID), do: func() {
			a.settings.Theme = t.ID
			a.keep()
		}})
	}
	return list
}

// hits are the commands that have all the words that were typed.
func (p *palette) hits() (list []command) {
	for _, c := range p.all {
		if found(p.find, c.name) {
			list = append(list, c)
		}
	}
	return list
}

// paletteRows is how many commands are seen at once.
const paletteRows = 9

func (a *App) paletteBody(u *kit.UI, r kit.Rect) {
	p := &a.palette
	_, entered := u.Field("palette/find", kit.CutTop(&r, u.Px(theme.Control)), u.Say("Find what to do"), &p.find, kit.FieldOpt{Hint: u.Say("type a part of its name"), Limit: 60})
	gap(u, &r, theme.Gap)
	hits := p.hits()
	if u.Key(kit.KeyDown) {
		p.at++
	}
	if u.Key(kit.KeyUp) {
		p.at--
	}
	p.at = max(0, min(p.at, len(hits)-1))
	if len(hits) == 0 {
		para(u, &r, u.Say("Nothing on this screen is called that."), kit.Style{Sans: true, Muted: true})
		return
	}
	_, chosen := u.List("palette/list", r, u.Say("What can be done"), len(hits), func(i int) kit.Row {
		return kit.Row{Title: hits[i].name, Note: hits[i].key}
	}, &p.at)
	if entered || chosen {
		a.dialog = dialog{}
		a.run(u, hits[p.at])
	}
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
