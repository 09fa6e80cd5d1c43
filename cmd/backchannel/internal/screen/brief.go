package screen

import (
	"fmt"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// brief is what the player reads before the first turn: the task on one sheet, both sides' cases on another.
func (a *App) brief(u *kit.UI, screen kit.Rect) {
	g := &a.game
	s := g.scn
	r := a.page(u, screen, 1360)
	line(u, &r, s.Title, banner)
	line(u, &r, fmt.Sprintf("%s · %s · seed %d", officeNames(s, g.view.Of), about(s), g.play.Seed()), caption)
	gap(u, &r, theme.Margin)
	foot := kit.CutBottom(&r, u.Px(theme.Control))
	kit.CutBottom(&r, u.Px(theme.Margin))
	u.ToastRoom(&r)
	if buttonEnd(u, "go", &foot, "Go to the room", kit.ButtonOpt{Primary: true, Key: "R"}) {
		a.at = atRoom
	}
	if buttonEnd(u, "words", &foot, "Words", kit.ButtonOpt{Key: "G"}) {
		a.dialog = dialog{kind: showWords}
	}
	left := func(r *kit.Rect) {
		u.Card(r, kit.Card{ID: "story", Chip: badge(s.About.Label), Title: "What has happened", Body: kit.Plain(s.About.Say)})
		for _, o := range g.mine {
			gap(u, r, theme.Margin)
			a.task(u, r, &s.Offices[o])
		}
	}
	right := func(r *kit.Rect) {
		a.cases(u, r)
		if s.ContentNote.Say != "" {
			gap(u, r, theme.Margin)
			u.Text(r, caption, kit.Span{Text: "Content: ", Bold: true}, kit.Span{Text: s.ContentNote.Say})
		}
	}
	if r.Dx() < u.Px(1000) {
		scroll(u, "brief", r, "Brief", func(r *kit.Rect) {
			left(r)
			gap(u, r, theme.Margin)
			right(r)
		})
		return
	}
	cols := kit.Cols(r, u.Px(theme.Section), 1, 1)
	scroll(u, "brief/0", cols[0], "Your task", left)
	scroll(u, "brief/1", cols[1], "Both sides", right)
}

// task is an office's mandate and brief.
func (a *App) task(u *kit.UI, r *kit.Rect, o *scenario.Office) {
	u.Card(r, kit.Card{ID: kit.ID("task/" + o.ID), Chip: badge(o.Brief.Label), Title: "Your mandate", Body: []kit.Span{{Text: o.Mandate.Say, Bold: true}}, More: func(r *kit.Rect) {
		u.Text(r, kit.Style{}, kit.Span{Text: o.Brief.Say})
	}})
}

// cases tells the best case of each side, as each says it in public: nobody plays a fool.
func (a *App) cases(u *kit.UI, r *kit.Rect) {
	g := &a.game
	first := true
	for o := ledger.Office(1); int(o) <= g.scn.Count(); o++ {
		x := &g.scn.Offices[o]
		if x.BestCase.Say == "" {
			continue
		}
		if !first {
			gap(u, r, theme.Margin)
		}
		first = false
		whose := "Their best case"
		if g.view.Of.Has(o) {
			whose = "Your best case"
		}
		u.Card(r, kit.Card{ID: kit.ID("case/" + x.ID), Chip: badge(x.BestCase.Label), From: "what " + x.Short + " says in public", Title: whose + ": " + x.Short, Body: kit.Plain(x.BestCase.Say)})
	}
}
