package screen

import (
	"slices"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/sound"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
)

// hear plays what is due of the events in the log from a place on, and returns it: all of it is also told in words, in
// a toast or in the report. How the game ended is heard when its page opens.
func (a *App) hear(seen int) []sound.Due {
	v := a.game.view
	due := slices.DeleteFunc(sound.Cues(a.game.scn, v, seen), func(d sound.Due) bool { return v.Log[d.Event].Kind == crisis.GameEnded })
	a.play(due)
	return due
}

// hearEnd plays how the game ended.
func (a *App) hearEnd() {
	v := a.game.view
	if i := slices.IndexFunc(v.Log, func(e ledger.Event) bool { return e.Kind == crisis.GameEnded }); i >= 0 {
		a.play(sound.Cues(a.game.scn, v, i))
	}
}

func (a *App) play(due []sound.Due) {
	var list []sound.Cue
	for _, d := range due {
		list = append(list, d.Cue)
	}
	a.sound(list...)
}

func (a *App) sound(list ...sound.Cue) {
	if volume := sound.Loudest - a.settings.Quiet; a.deps.Sound != nil && !a.settings.Mute && volume > 0 && len(list) > 0 {
		a.deps.Sound(volume, list...)
	}
}

// soundMenu sets how loud the sounds are, and lets one be heard.
func (a *App) soundMenu(u *kit.UI, r *kit.Rect) {
	row := kit.CutTop(r, u.Px(theme.Control))
	name, st := u.Say("Volume"), kit.Style{Sans: true}
	u.Label(kit.CutLeft(&row, u.Width(name, st)), name, st)
	kit.CutLeft(&row, u.Px(theme.Gap))
	off := ""
	if a.settings.Mute {
		off = u.Say("The sounds are off.")
	}
	volume := sound.Loudest - a.settings.Quiet
	changed := u.Slider("volume", row, name, &volume, kit.SliderOpt{Max: sound.Loudest, Step: 5, Unit: "%", Off: off})
	a.settings.Quiet = sound.Loudest - volume
	gap(u, r, theme.Gap)
	if u.Toggle("mute", kit.CutTop(r, u.Px(32)), u.Say("No sound"), &a.settings.Mute) || changed {
		a.keep()
		a.sound(sound.OfferArrived)
	}
}
