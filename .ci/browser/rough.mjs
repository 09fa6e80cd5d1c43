// What a page must stand: input methods in its fields, being loaded again at any moment, one game in two tabs, a storage
// that is full, and saved games that are damaged. Prints what it saw as JSON. Usage: node rough.mjs URL
import { strict as assert } from "node:assert";
import { Tab, browser, context, pattern, say, url } from "./page.mjs";

const figures = { composed: [], reloads: [], told: [] };
const tab = await Tab.new();
const { page, main } = tab;

// look takes a picture of the lower half of a drawn field and measures the longest light line in it, in pixels. The
// foot of a letter is shorter than letterMax.
const letterMax = 12;
async function look(field) {
	const box = await field.boundingBox();
	const clip = { x: box.x + 6, y: box.y + box.height / 2, width: box.width - 12, height: box.height / 2 - 4 };
	const picture = (await page.screenshot({ clip })).toString("base64");
	const line = await page.evaluate(async picture => {
		const image = await createImageBitmap(new Blob([Uint8Array.from(atob(picture), c => c.charCodeAt(0))], { type: "image/png" }));
		const to = new OffscreenCanvas(image.width, image.height).getContext("2d");
		to.drawImage(image, 0, 0);
		const { data } = to.getImageData(0, 0, image.width, image.height);
		let longest = 0;
		for (let y = 0; y < image.height; y++) {
			for (let x = 0, run = 0; x < image.width; x++) {
				const at = 4 * (y * image.width + x);
				run = Math.min(data[at], data[at + 1], data[at + 2]) > 150 ? run + 1 : 0;
				longest = Math.max(longest, run);
			}
		}
		return longest;
	}, picture);
	return { picture, line };
}

// Input methods: what they compose shows in the drawn field, underlined, and is text when they are done.
await tab.open(url);
await tab.press("button", say("Library"));
const field = tab.find("textbox", say("Find"));
await field.focus();
await tab.settle();
const keys = await context.newCDPSession(page);
await page.keyboard.type("a");
await tab.settle();
for (const [composing, done] of [["´", "á"], ["~", "ñ"], ["nihao", "你"]]) {
	const text = await field.inputValue();
	const before = await look(field);
	await keys.send("Input.imeSetComposition", { text: composing, selectionStart: composing.length, selectionEnd: composing.length });
	await tab.settle();
	const during = await look(field);
	await keys.send("Input.insertText", { text: done });
	await tab.settle();
	const after = await look(field);
	assert.equal(await field.inputValue(), text + done, `"${composing}" became "${done}"`);
	assert.ok(during.picture !== before.picture && after.picture !== during.picture, `"${composing}" and "${done}" are drawn`);
	assert.ok(after.line < letterMax, "what is done is not underlined");
	if (composing.length > 1) { // longer than a letter
		assert.ok(during.line > 2 * letterMax, `"${composing}" is underlined while it is composed: ${during.line} pixels`);
	}
	figures.composed.push({ composing, done, line: during.line });
}
// Half composed and then thrown away, nothing stays.
await keys.send("Input.imeSetComposition", { text: "ni", selectionStart: 2, selectionEnd: 2 });
await keys.send("Input.imeSetComposition", { text: "", selectionStart: 0, selectionEnd: 0 });
await tab.settle();
assert.equal(await field.inputValue(), "aáñ你");
// A dead key says "Dead" and types nothing; the letter comes with the next one.
for (const [type, key] of [["rawKeyDown", "Dead"], ["keyUp", "Dead"]]) {
	await keys.send("Input.dispatchKeyEvent", { type, key, code: "Quote", windowsVirtualKeyCode: 222 });
}
await keys.send("Input.dispatchKeyEvent", { type: "keyDown", key: "é", code: "KeyE", text: "é", unmodifiedText: "e", windowsVirtualKeyCode: 69 });
await keys.send("Input.dispatchKeyEvent", { type: "keyUp", key: "é", code: "KeyE", windowsVirtualKeyCode: 69 });
await tab.settle();
assert.equal(await field.inputValue(), "aáñ你é", "a dead key and its letter");
// The screen has the text too: when the field is drawn anew it is still there.
await page.keyboard.press("Tab");
await tab.settle();
assert.equal(await field.inputValue(), "aáñ你é");

// Being loaded again: at most the move that is being made is lost.
const state = async t => {
	const turn = /turn (\d+) of \d+$/, filed = new RegExp("^" + pattern("Filed %d of %d"));
	return {
		turn: Number(turn.exec(await t.main.getByText(turn).first().textContent())[1]),
		filed: Number(filed.exec(await t.main.getByText(filed).first().textContent())[1]),
	};
};
async function enter(t) {
	for (const name of ["Got it", "Go to the room", "Next turn"]) {
		if (await t.has("button", say(name))) {
			await t.press("button", say(name));
		}
	}
	for (let i = 0; await t.has("button", say("See the room first")) && i < 5; i++) {
		await t.press("button", say("See the room first"));
	}
}
async function goOn(t) {
	await t.open(url);
	await t.press("button", /^Go on: /);
	await enter(t);
}
// orderable is the first order that can be filed.
async function orderable(t) {
	await t.press("tab", /^Orders/);
	for (const b of await t.find("button", new RegExp("^" + say("File: %s").replace("%s", ""))).all()) {
		if (await b.getAttribute("aria-disabled") !== "true") {
			return b;
		}
	}
	throw new Error("no order can be filed");
}
async function file(t) {
	await t.click(await orderable(t));
	await t.settle();
}

await tab.open(url + "?scenario=usmx-2026&seed=77&seat=us&plan=solo");
await enter(tab);
for (const wait of [0, 8, 40]) {
	const before = await state(tab);
	await tab.click(await orderable(tab));
	await page.waitForTimeout(wait);
	await goOn(tab);
	const after = await state(tab);
	figures.reloads.push({ what: "filing", wait, before, after });
	assert.equal(after.turn, before.turn, "no turn is lost or closed");
	assert.ok(after.filed === before.filed || after.filed === before.filed + 1, `${before.filed} orders were filed, and then ${after.filed}`);
	if (wait === 40) {
		assert.equal(after.filed, before.filed + 1, "what was filed some frames ago is there");
	}
}
for (const wait of [0, 20, 60, 150]) {
	const before = await state(tab);
	await tab.press("button", say("Close the turn"));
	await tab.click(tab.main.getByRole("dialog").getByRole("button", { name: say("Close the turn"), exact: true }));
	await page.waitForTimeout(wait);
	await goOn(tab);
	const after = await state(tab);
	figures.reloads.push({ what: "closing", wait, before, after });
	assert.ok(after.turn === before.turn && after.filed === before.filed || after.turn === before.turn + 1, "the turn is closed, or is as it was");
}

// One game in two tabs: the second to write is told, and the first loses nothing.
const other = await Tab.new();
await goOn(other);
await page.bringToFront();
await file(tab);
const kept = await state(tab);
await other.page.bringToFront();
await file(other);
const told = say("Another window plays the same saved game. Close one of the two: the file holds the other's game from here on.");
assert.ok((await other.text()).includes(told), "the second tab is told that another plays");
figures.told.push(told);
await other.page.close();
await page.bringToFront();
assert.ok(!(await tab.text()).includes(say("Not saved:")), "the first tab is saved");
await goOn(tab);
assert.deepEqual(await state(tab), kept, "the first tab's game is the one that is kept");

// A full storage: the game goes on, says so and what to do, and is saved again when there is room.
await page.evaluate(() => {
	for (let size = 1 << 20, i = 0; size >= 1; size >>= 1) {
		try {
			for (;; i++) {
				localStorage.setItem(`filler${i}`, "x".repeat(size));
			}
		} catch {}
	}
});
const undo = () => tab.find("button", new RegExp("^" + pattern("Undo: %s"))).first();
await tab.click(undo());
await tab.settle();
await file(tab);
const full = await tab.text();
for (const words of [say("Not saved:"), say("The browser keeps no more data for this page: export and delete games that are over.")]) {
	assert.ok(full.includes(words), `a full storage: "${words}" is said`);
}
figures.told.push(say("The browser keeps no more data for this page: export and delete games that are over."));
await page.evaluate(() => Object.keys(localStorage).filter(k => k.startsWith("filler")).forEach(k => localStorage.removeItem(k)));
await tab.click(undo());
await tab.settle();
assert.ok(!(await tab.text()).includes(say("Not saved:")), "with room again, the game is saved again");
const last = await state(tab);
await goOn(tab);
assert.deepEqual(await state(tab), last, "nothing that was done meanwhile is lost");

// A damaged game: it is said since when, what stands before can be played, and what follows is put aside.
const names = await page.evaluate(() => Object.keys(localStorage).filter(k => /^backchannel:saves\/[^#]*\.backchannel#/.test(k)).sort());
assert.ok(names.length > 0, "the saved game is in the local storage");
await page.evaluate(key => {
	const text = localStorage.getItem(key);
	localStorage.setItem(key, text.slice(0, -400) + "?" + text.slice(-399));
}, names.at(-1));
await tab.open(url);
const damaged = /Damaged after turn (\d+)/.exec(await tab.text());
assert.ok(damaged, "a damaged game says after which turn");
figures.told.push(damaged[0]);
await tab.press("button", /^Go on: /);
assert.ok((await tab.text()).includes(say("This saved game was damaged")), "before a damaged game goes on, it is said what became of it");
await tab.press("button", say("Back"));
await enter(tab);
assert.equal((await state(tab)).turn, last.turn, "the turn is there");
assert.ok(await page.evaluate(() => Object.keys(localStorage).some(k => k.includes(".cut"))), "what could not be read is put aside");
await page.evaluate(key => localStorage.setItem(key, "nothing"), names[0]);
await tab.open(url);
assert.ok((await tab.text()).includes(say("Cannot be opened.")), "what is no saved game is named");
assert.ok(!await tab.has("button", /^Go on: /), "and cannot be gone on with");
figures.told.push(say("This is no saved game of this version of the program, or its beginning is damaged. Choose another, or open it with the version that wrote it."));
assert.ok((await tab.text()).includes(figures.told.at(-1)), "and what to do is said");
await tab.press("button", say("New game"));
assert.ok(await tab.has("button", say("Begin")), "a new game can be begun beside it");

assert.deepEqual([...tab.troubles, ...other.troubles], [], "the browser reports no error");
console.log(JSON.stringify(figures, null, "\t"));
await browser.close();
