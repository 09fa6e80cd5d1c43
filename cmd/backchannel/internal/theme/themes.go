package theme

// The chart colours are those of Okabe and Ito, "Color Universal Design" (2008), made lighter or darker until they
// stand out from the ground of their material.

// Dark is the look of the situation room at night.
var Dark = Theme{
	ID: "dark", Name: "Dark", Stroke: 1,
	Ink:    hex(0x0E1620),
	Shade:  alpha(0x060A10, 190),
	Shadow: alpha(0x000000, 110),
	Glass: Material{
		Back: hex(0x16212E), Raised: hex(0x213044), Hover: hex(0x2D4059), Select: hex(0x35608C), Line: hex(0x8593A4), Rule: hex(0x2A3A4E),
		Text: hex(0xE8EDF2), Muted: hex(0xA9B7C6), Strong: hex(0xE8EDF2), StrongText: hex(0x0E1620), Bar: hex(0x93A7BD),
		Danger: hex(0xF08A6B), Ramp: hex(0x3CC79A), Focus: hex(0xFFE08A), Link: hex(0x8CC8FF),
		Blue: hex(0x56B4E9), Amber: hex(0xE69F00), Lines: [5]Color{hex(0x00A87B), hex(0xCC79A7), hex(0xF0E442), hex(0x0094E8), hex(0xE66A08)},
	},
	Paper: Material{
		Serif: true,
		Back:  hex(0xF3EDE1), Raised: hex(0xE6DDCB), Hover: hex(0xDACEB6), Select: hex(0xC4B083), Line: hex(0x776D5A), Rule: hex(0xD9CFBC),
		Text: hex(0x22201C), Muted: hex(0x5C5549), Strong: hex(0x22201C), StrongText: hex(0xF7F2E8), Bar: hex(0x6B6252),
		Danger: hex(0xA83A1B), Ramp: hex(0x006B4E), Focus: hex(0x0B5C9E), Link: hex(0x0B5999),
		Blue: hex(0x1675AB), Amber: hex(0x946500), Lines: [5]Color{hex(0x007D5B), hex(0xB64683), hex(0x776F0A), hex(0x006CA9), hex(0xB85000)},
	},
}

// Light is the same room by day.
var Light = Theme{
	ID: "light", Name: "Light", Stroke: 1,
	Ink:    hex(0xDFE6EE),
	Shade:  alpha(0x1A2430, 150),
	Shadow: alpha(0x1A2430, 60),
	Glass: Material{
		Back: hex(0xF5F8FB), Raised: hex(0xE6ECF3), Hover: hex(0xD6E0EA), Select: hex(0xA9CBEA), Line: hex(0x6C7B8D), Rule: hex(0xCBD6E1),
		Text: hex(0x17202B), Muted: hex(0x4A5868), Strong: hex(0x17202B), StrongText: hex(0xF7FAFC), Bar: hex(0x5A6B7E),
		Danger: hex(0xA83A1B), Ramp: hex(0x006B4E), Focus: hex(0x0B5C9E), Link: hex(0x0B5C9E),
		Blue: hex(0x1780BA), Amber: hex(0xA16F00), Lines: [5]Color{hex(0x008A64), hex(0xBB538C), hex(0x80780C), hex(0x006EAD), hex(0xC65700)},
	},
	Paper: Material{
		Serif: true,
		Back:  hex(0xFFFBF2), Raised: hex(0xF4ECDB), Hover: hex(0xE8DCC3), Select: hex(0xD8C08A), Line: hex(0x7F7461), Rule: hex(0xE4DAC6),
		Text: hex(0x22201C), Muted: hex(0x5C5549), Strong: hex(0x22201C), StrongText: hex(0xFBF7EE), Bar: hex(0x6B6252),
		Danger: hex(0xA83A1B), Ramp: hex(0x006B4E), Focus: hex(0x0B5C9E), Link: hex(0x0B5C9E),
		Blue: hex(0x177EB7), Amber: hex(0x9E6D00), Lines: [5]Color{hex(0x008661), hex(0xB9528A), hex(0x80780C), hex(0x006EAD), hex(0xC45600)},
	},
}

// Contrast is for eyes that need strong edges: black glass, white paper, thick borders.
var Contrast = Theme{
	ID: "contrast", Name: "High contrast", Stroke: 2,
	Ink:    hex(0x000000),
	Shade:  alpha(0x000000, 215),
	Shadow: alpha(0x000000, 0),
	Glass: Material{
		Back: hex(0x000000), Raised: hex(0x101010), Hover: hex(0x262626), Select: hex(0x0F4F8A), Line: hex(0xD8DEE6), Rule: hex(0x8A94A0),
		Text: hex(0xFFFFFF), Muted: hex(0xD5DCE4), Strong: hex(0xFFFFFF), StrongText: hex(0x050505), Bar: hex(0xC5D0DC),
		Danger: hex(0xFFB199), Ramp: hex(0x55E0B3), Focus: hex(0xFFE100), Link: hex(0x9CD2FF),
		Blue: hex(0x6FC3F2), Amber: hex(0xF2AE1C), Lines: [5]Color{hex(0x00B886), hex(0xDE93BC), hex(0xF0E442), hex(0x2FA6F0), hex(0xFF7F1F)},
	},
	Paper: Material{
		Serif: true,
		Back:  hex(0xFFFFFF), Raised: hex(0xF2F2F2), Hover: hex(0xDCDCDC), Select: hex(0xFFE680), Line: hex(0x2B2B2B), Rule: hex(0x6A6A6A),
		Text: hex(0x000000), Muted: hex(0x333333), Strong: hex(0x000000), StrongText: hex(0xFAFAFA), Bar: hex(0x333333),
		Danger: hex(0x8A2E14), Ramp: hex(0x005940), Focus: hex(0x0A3F9E), Link: hex(0x083F8F),
		Blue: hex(0x115E8A), Amber: hex(0x7D5600), Lines: [5]Color{hex(0x00664A), hex(0x96386C), hex(0x645D07), hex(0x005C94), hex(0x974200)},
	},
}

// Projector is for a wall in a room that is not dark: white ground, deep ink, thick borders.
var Projector = Theme{
	ID: "projector", Name: "Projector", Stroke: 2,
	Ink:    hex(0xE9EEF3),
	Shade:  alpha(0x1A2430, 170),
	Shadow: alpha(0x1A2430, 50),
	Glass: Material{
		Back: hex(0xFFFFFF), Raised: hex(0xEEF2F6), Hover: hex(0xDDE5ED), Select: hex(0xA5C9EC), Line: hex(0x465362), Rule: hex(0xB4C1CE),
		Text: hex(0x0A1017), Muted: hex(0x36424F), Strong: hex(0x0A1017), StrongText: hex(0xFFFFFF), Bar: hex(0x46566A),
		Danger: hex(0x87290F), Ramp: hex(0x00543D), Focus: hex(0x0B4FA8), Link: hex(0x09427A),
		Blue: hex(0x136493), Amber: hex(0x825A00), Lines: [5]Color{hex(0x006E4F), hex(0x9E3C72), hex(0x686108), hex(0x00649E), hex(0x9F4600)},
	},
	Paper: Material{
		Serif: true,
		Back:  hex(0xFFF8E7), Raised: hex(0xF7EBCD), Hover: hex(0xEEDDB0), Select: hex(0xE3C463), Line: hex(0x5C5343), Rule: hex(0xD6C69C),
		Text: hex(0x14120E), Muted: hex(0x443E33), Strong: hex(0x14120E), StrongText: hex(0xFFF9EB), Bar: hex(0x5C5343),
		Danger: hex(0x822A11), Ramp: hex(0x00543D), Focus: hex(0x0B4C96), Link: hex(0x094478),
		Blue: hex(0x126290), Amber: hex(0x7D5600), Lines: [5]Color{hex(0x006B4E), hex(0x9A3A6F), hex(0x656006), hex(0x006299), hex(0x9B4400)},
	},
}
