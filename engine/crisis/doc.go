// Package crisis is the kernel: it takes directives, decides what happens, and
// posts the events. Nothing else changes a world.
//
// A turn has three parts. The opening: what falls due, standing rules, cards,
// polls. The talks: offices file sealed directives and negotiate; talk acts at once
// and draws no luck. The closing, when every office has closed: all filed directives
// take effect together, computed from one snapshot, then the laws, then the limits,
// and only then thresholds are read. The order stands in agenda.go.
//
// Whether a directive is allowed is judged from the view of the office that asks,
// so a refusal can tell nobody anything that they could not know.
package crisis
