package information

import (
	"sort"

	"backchannel/engine/num"
)

// Coded is how event data sets record a kind of act.
type Coded struct {
	// Code is the CAMEO code (Schrodt, Gerner & Yilmaz, Conflict and Mediation Event
	// Observations, 2012), Name the words of the ICEWS codebook for it.
	Code, Name string
	// Goldstein is its weight on the scale of conflict and cooperation, -10 to 10, as in
	// the ICEWS tables (Goldstein, Journal of Conflict Resolution 36, 1992). It is no payoff
	// and no rule reads it.
	Goldstein num.Milli
	// Event, Mode and Context are its PLOVER categories (Halterman and others, 2023);
	// empty where that scheme drops the code.
	Event, Mode, Context string
}

// Codes are the codes that a scenario can give to its actions, in their order.
var Codes = []Coded{
	{"010", "Make statement", 0, "", "", ""},
	{"012", "Make pessimistic comment", -400, "", "", ""},
	{"013", "Make optimistic comment", 400, "", "", ""},
	{"017", "Engage in symbolic act", 0, "", "", ""},
	{"018", "Make empathetic comment", 3400, "", "", ""},
	{"019", "Express accord", 3400, "", "", ""},
	{"022", "Appeal for diplomatic cooperation (such as policy support)", 3400, "", "", ""},
	{"0256", "Appeal for de-escalation of military engagement", -300, "", "", ""},
	{"028", "Appeal to engage in or accept mediation", 4000, "", "", ""},
	{"030", "Express intent to cooperate", 4000, "AGREE", "", "diplomatic"},
	{"0311", "Express intent to cooperate economically", 5200, "AGREE", "", "economic"},
	{"0313", "Express intent to cooperate on judicial matters", 5200, "AGREE", "", "legal"},
	{"034", "Express intent to institute political reform", 7000, "AGREE", "", "political_institutions"},
	{"0356", "Express intent to de-escalate military engagement", 7000, "AGREE", "", "military"},
	{"036", "Express intent to meet or negotiate", 4000, "AGREE", "", "diplomatic"},
	{"041", "Discuss by telephone", 1000, "CONSULT", "phone", ""},
	{"042", "Make a visit", 1900, "CONSULT", "visit", ""},
	{"043", "Host a visit", 2800, "CONSULT", "visit", ""},
	{"044", "Meet at a 'third' location", 2500, "CONSULT", "third-party", ""},
	{"045", "Mediate", 5000, "CONSULT", "", "diplomatic"},
	{"046", "Engage in negotiation", 7000, "CONSULT", "", "diplomatic"},
	{"051", "Praise or endorse", 3400, "SUPPORT", "", "diplomatic"},
	{"053", "Rally support on behalf of", 3800, "SUPPORT", "", "diplomatic"},
	{"055", "Apologize", 7000, "SUPPORT", "", "diplomatic"},
	{"057", "Sign formal agreement", 8000, "SUPPORT", "", "diplomatic"},
	{"061", "Cooperate economically", 6400, "COOPERATE", "", "economic"},
	{"063", "Engage in judicial cooperation", 7400, "COOPERATE", "", "legal"},
	{"064", "Share intelligence or information", 7000, "COOPERATE", "", "intelligence"},
	{"071", "Provide economic aid", 7400, "AID", "", "economic"},
	{"073", "Provide humanitarian aid", 7400, "AID", "", "humanitarian"},
	{"0832", "Accede to demands for change in policy", 5000, "CONCEDE", "", "executive"},
	{"085", "Ease economic sanctions, boycott, embargo", 7000, "RETREAT", "ease", "economic"},
	{"0862", "Receive inspectors", 9000, "RETREAT", "access", "diplomatic"},
	{"091", "Investigate crime, corruption", -2000, "ACCUSE", "investigate", "crime; corruption"},
	{"1041", "Demand change in leadership", -5000, "REQUEST", "change", "executive"},
	{"1042", "Demand policy change", -5000, "REQUEST", "change", "executive"},
	{"1056", "Demand de-escalation of military engagement", -5000, "REQUEST", "yield", "military"},
	{"111", "Criticize or denounce", -2000, "ACCUSE", "disapprove", ""},
	{"1121", "Accuse of crime, corruption", -2000, "ACCUSE", "allege", "crime; corruption"},
	{"113", "Rally opposition against", -2000, "ACCUSE", "disapprove", ""},
	{"114", "Complain officially", -2000, "ACCUSE", "allege", "diplomatic"},
	{"115", "Bring lawsuit against", -2000, "ACCUSE", "allege", "legal"},
	{"127", "Reject plan, agreement to settle dispute", -5000, "REJECT", "meet", "diplomatic"},
	{"129", "Veto", -5000, "REJECT", "yield", "diplomatic"},
	{"1312", "Threaten with sanctions, boycott, embargo", -5800, "THREATEN", "restrict", "economic"},
	{"1313", "Threaten to reduce or break relations", -5800, "THREATEN", "relations", "diplomatic"},
	{"138", "Threaten with military force", -7000, "THREATEN", "violence", "military"},
	{"139", "Give ultimatum", -7000, "THREATEN", "relations", "diplomatic"},
	{"161", "Reduce or break diplomatic relations", -4000, "SANCTION", "withdraw", "diplomatic"},
	{"163", "Impose embargo, boycott, or sanctions", -8000, "COERCE", "restrict", "diplomatic"},
	{"164", "Halt negotiations", -6500, "SANCTION", "withdraw", "diplomatic"},
	{"166", "Expel or withdraw", -7000, "SANCTION", "expel", "diplomatic"},
}

// CodeOf finds a code.
func CodeOf(code string) (Coded, bool) {
	i := sort.Search(len(Codes), func(i int) bool { return Codes[i].Code >= code })
	if i < len(Codes) && Codes[i].Code == code {
		return Codes[i], true
	}
	return Coded{}, false
}
