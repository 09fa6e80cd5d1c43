package screen

import (
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/information"
	"backchannel/engine/phrase"
)

// toSettings shows the settings; leaving them leads back to where they were opened.
func (a *App) toSettings() {
	if a.at != atSettings {
		a.from = a.at
	}
	a.at, a.dialog = atSettings, dialog{}
}

// wear puts the settings into effect before a frame is drawn.
func (a *App) wear(u *kit.UI) {
	t, ok := theme.Find(a.settings.Theme)
	if !ok {
		t = u.Theme
	}
	u.Still = a.settings.Still
	if wait := a.zoomed + zoomWait - u.Now(); a.worn != a.zoom && a.at == a.was && a.zoomed > 0 && (wait > 0 || u.Held()) {
		u.After(wait)
	} else {
		a.worn, a.zoomed = a.zoom, 0
	}
	u.Wear(t, float64(a.worn)/100)
}

// settingsPage holds everything that is remembered from game to game, with a sample of what it looks like.
func (a *App) settingsPage(u *kit.UI, screen kit.Rect) {
	r := a.sidePage(u, screen, u.Say("Settings"), a.leaveSettings)
	if r.Dx() < u.Px(1000) {
		scroll(u, "choices", r, u.Say("Settings"), func(r *kit.Rect) {
			a.choices(u, r)
			gap(u, r, theme.Section)
			a.sample(u, r)
		})
		return
	}
	cols := kit.Cols(r, u.Px(2*theme.Section), 1.15, 1)
	scroll(u, "choices", cols[0], u.Say("Settings"), func(r *kit.Rect) { a.choices(u, r) })
	scroll(u, "sample", cols[1], u.Say("Sample"), func(r *kit.Rect) { a.sample(u, r) })
}

func (a *App) leaveSettings() {
	if a.from == atStart {
		a.toStart()
		return
	}
	a.at = a.from
}

// choices are the settings, each kept as soon as it is chosen.
func (a *App) choices(u *kit.UI, r *kit.Rect) {
	s := &a.settings
	a.languageLine(u, kit.CutTop(r, u.Px(theme.Control)))
	gap(u, r, theme.Section)
	section(u, r, u.Say("HOW IT LOOKS"))
	var names []string
	at := 0
	for i, t := range theme.All {
		names = append(names, themeName(u.Book, t.ID))
		if t.ID == u.Theme.ID {
			at = i
		}
	}
	if u.Radio("theme", r, u.Say("Colours"), kit.Labels(names...), &at) {
		s.Theme = theme.All[at].ID
		a.keep()
	}
	gap(u, r, theme.Margin)
	a.textSize(u, kit.CutTop(r, u.Px(theme.Control)))
	gap(u, r, theme.Margin)
	a.toggle(u, r, "still", u.Say("Less motion: what would glide is there at once"), &s.Still)
	gap(u, r, theme.Section)
	section(u, r, u.Say("SOUND"))
	loud := 100 - s.Quiet
	row := kit.CutTop(r, u.Px(theme.Control))
	name := u.Say("Volume")
	u.Label(kit.CutLeft(&row, u.Width(name, kit.Style{Sans: true})), name, kit.Style{Sans: true})
	kit.CutLeft(&row, u.Px(theme.Gap))
	if u.Stepper("volume", kit.CutLeft(&row, u.Px(176)), name, &loud, kit.StepperOpt{Min: 0, Max: 100, Step: 10, Unit: "%"}) {
		s.Quiet = 100 - loud
		a.keep()
	}
	gap(u, r, theme.Gap)
	a.toggle(u, r, "mute", u.Say("No sound"), &s.Mute)
	gap(u, r, theme.Section)
	section(u, r, u.Say("IN THE GAME"))
	a.toggle(u, r, "everything", u.Say("Show all orders, rows and meters from the first turn on"), &s.Everything)
	a.hintsToggle(u, r)
	gap(u, r, theme.Gap)
	a.hintsAgain(u, r)
	gap(u, r, theme.Section)
	kept := u.Say("All of this is remembered, and so are the size and the place of the window.")
	if a.deps.InPage {
		kept = u.Say("All of this is remembered by this browser.")
	}
	para(u, r, kept, caption)
}

// toggle is a setting that is on or off; its name wraps.
func (a *App) toggle(u *kit.UI, r *kit.Rect, id kit.ID, name string, on *bool) {
	if u.Toggle(id, kit.CutTop(r, u.Px(34)), name, on) {
		a.keep()
	}
}

// sample is a piece of each material, so that a choice is seen where it is made.
func (a *App) sample(u *kit.UI, r *kit.Rect) {
	section(u, r, u.Say("SAMPLE"))
	u.Card(r, kit.Card{ID: "sample/paper", Chip: badge(u.Book, information.Simulated), Title: u.Say("A note from the other side"), Body: kit.Plain(u.Say("Paper is what people write. You can read it, answer it and sign it."))})
	gap(u, r, theme.Margin)
	u.Pane("sample/glass", r, u.Say("The world"), func(r *kit.Rect) {
		para(u, r, u.Say("The world"), kit.Style{Size: theme.Title, Bold: true, Sans: true, Heading: 3})
		para(u, r, u.Say("Meters, map and charts show what the world does. You can only watch it."), kit.Style{Sans: true})
		gap(u, r, theme.Gap)
		b := kit.CutTop(r, u.Px(14))
		u.Fill(b, u.Material().Raised)
		danger := kit.CutRight(&b, b.Dx()/4)
		u.Hatch(danger, u.Material().Danger)
		u.Fill(kit.CutLeft(&b, b.Dx()*6/10), u.Material().Bar)
		gap(u, r, theme.Gap)
		para(u, r, u.Say("Danger is hatched and named, never a colour alone."), caption)
	})
}

// themeName is what a theme is called.
func themeName(b *phrase.Book, id string) string {
	switch id {
	case theme.Light.ID:
		return b.Say("Light colours")
	case theme.Contrast.ID:
		return b.Say("High contrast")
	case theme.Projector.ID:
		return b.Say("Projector")
	}
	return b.Say("Dark colours")
}
