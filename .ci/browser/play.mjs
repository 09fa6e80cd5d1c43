// Plays a whole game of usmx-2026 in Chromium through the mirror of the node list, by role and name, as a screen
// reader does, some turns of it in Spanish, and prints what it measured as JSON. Usage: node play.mjs URL
import { readFileSync } from "node:fs";
import { strict as assert } from "node:assert";
import { Tab, browser, cpu, pattern, say, speak, url } from "./page.mjs";

const figures = { screens: [], violations: [], turns: 0 };
const tab = await Tab.new();
const { page, main } = tab;
const find = tab.find.bind(tab), has = tab.has.bind(tab), press = tab.press.bind(tab), settle = tab.settle.bind(tab), open = tab.open.bind(tab);

async function audit(screen) {
	figures.screens.push(screen);
	figures.violations.push(...await tab.audit(screen));
}

async function idle(seconds) {
	await page.waitForTimeout(8000); // what was told in passing goes away by itself
	const [frames, before] = [await main.getAttribute("data-frames"), await cpu()];
	await page.waitForTimeout(1000 * seconds);
	return { frames: await main.getAttribute("data-frames") - frames, cpu: (await cpu() - before) / seconds };
}

const focused = () => page.evaluate(() => [document.activeElement.getAttribute("role"), document.activeElement.textContent || document.activeElement.ariaLabel]);

// From the start page to the room.
figures.firstDraw = [await open(url)];
figures.lang = await page.evaluate(() => document.documentElement.lang);
await audit("start");
await press("button", "Settings");
await audit("settings");
await press("checkbox", say("Show all orders, rows and meters from the first turn on"));
await press("button", "Back");
await press("button", "New game");
await press("option", /^Shared Border/);
await audit("new game");

// The keyboard and the page's focus go together, both ways; a text field is typed into.
await find("textbox", "Seed").focus();
await settle();
await page.keyboard.press("ControlOrMeta+a");
await page.keyboard.type("77");
await settle();
assert.equal(await find("textbox", "Seed").inputValue(), "77");
await page.keyboard.press("Tab");
await settle();
assert.deepEqual(await focused(), ["button", "Draw another"], "Tab leaves the field for the next control");
await page.keyboard.press("Shift+Tab");
await settle();
assert.deepEqual(await page.evaluate(() => document.activeElement.ariaLabel), "Seed", "Shift-Tab goes back");
if (await find("checkbox", /^Guide me/).getAttribute("aria-checked") === "true") {
	await press("checkbox", /^Guide me/);
}
assert.equal(await find("checkbox", /^Guide me/).getAttribute("aria-checked"), "false");
await find("button", "Begin").focus();
await settle();
await page.keyboard.press("Enter");
await settle();
await audit("brief");
assert.ok(await has("button", "Go to the room"), "Enter on Begin opens the brief");
await press("button", "Go to the room");
await audit("question");
await press("button", "Speak calmly");
await audit("room");
for (const dialog of ["Menu", "Help", "Glossary"]) {
	await press("button", dialog);
	assert.equal(await main.getByRole("dialog").count(), 1, `${dialog} opens a dialog`);
	assert.ok(!await has("button", "Close the turn"), "what lies below a dialog is hidden");
	await audit(dialog);
	await page.keyboard.press("Escape");
	await settle();
	assert.equal(await main.getByRole("dialog").count(), 0, `Escape shuts ${dialog}`);
}

// turnNow is the turn that the bar at the top names.
const turnNow = async () => Number(/turno? (\d+) (?:of|de) \d+$/.exec(await main.getByText(/turno? \d+ (of|de) \d+$/).first().textContent())[1]);

// order files the first order that can be filed.
async function order() {
	const shown = find("tab", new RegExp("^" + say("Orders")));
	if (await shown.count() > 0 && await shown.getAttribute("aria-selected") !== "true") {
		await press("tab", new RegExp("^" + say("Orders")));
	}
	for (const b of await find("button", new RegExp("^" + say("File: %s").replace("%s", ""))).all()) {
		if (await b.getAttribute("aria-disabled") !== "true") {
			await tab.click(b);
			await settle();
			return true;
		}
	}
	return false;
}

const filed = async () => {
	const said = new RegExp("^" + pattern("Filed %d of %d"));
	return Number(said.exec(await main.getByText(said).first().textContent())?.[1]);
};

// language changes what the game speaks, from its menu.
async function language(code, name) {
	await press("button", say("Menu"));
	await press("radio", name);
	speak(code);
	assert.equal(await page.evaluate(() => document.documentElement.lang), code, "the page says which language it speaks");
	assert.equal(await find("radiogroup", say("Language")).count(), 1);
	await audit(`menu (${code})`);
	await page.keyboard.press("Escape");
	await settle();
}

// visit goes to the pages of the desk that must be audited, in the language that is spoken.
async function visit(names) {
	for (const name of names) {
		await press("tab", new RegExp("^" + say(name)));
		assert.equal(await find("tab", new RegExp("^" + say(name))).first().getAttribute("aria-selected"), "true", `${name} is shown`);
		await audit(say(name));
	}
}

// Every tab of the desk, once it is there.
const seen = new Set();
async function tabs() {
	for (const name of await main.getByRole("tablist", { name: say("Desk") }).getByRole("tab").allTextContents()) {
		if (!seen.has(name)) {
			seen.add(name);
			await press("tab", name);
			await audit(name);
		}
	}
}

let ended = false;
let reloaded = false;
let orders = 0;
// The turns that are played in Spanish, and the pages that there are then.
const [spanishFrom, spanishTo] = [2, 4];
const pages = ["Situation", "Talks", "Chambers", "Public", "Trade", "Causes", "Sources", "Library"];
while (!ended) {
	const turn = await turnNow();
	figures.turns = turn;
	for (let i = 0; await has("button", say("See the room first")) && i < 5; i++) {
		await press("button", say("See the room first"));
	}
	if (turn === spanishFrom) {
		await language("es", "Español");
		await visit(pages);
	} else if (turn === spanishTo && !reloaded) {
		await language("en", "English");
	}
	if (turn < spanishFrom || turn >= spanishTo) {
		await tabs();
	}
	const before = await filed();
	if (await order()) {
		assert.equal(await filed(), before + 1, "an order that was pressed is filed");
		orders++;
	}
	if (turn === 4 && !reloaded) { // at once, with an order filed in this turn
		reloaded = true;
		const was = await filed();
		figures.firstDraw.push(await open(url));
		await audit("start with a saved game");
		const [download] = await Promise.all([page.waitForEvent("download"), press("button", /^Export: /)]);
		const file = await download.path();
		figures.record = readFileSync(file).length;
		await press("button", /^Delete: /);
		await press("button", "Delete for good");
		assert.equal(await find("button", /^Go on: /).count(), 0, "the game is deleted");
		const [chooser] = await Promise.all([page.waitForEvent("filechooser"), press("button", "Import a saved game")]);
		await chooser.setFiles({ name: download.suggestedFilename(), mimeType: "application/octet-stream", buffer: readFileSync(file) });
		await find("button", /^Go on: /).waitFor({ state: "attached" });
		await press("button", /^Go on: /);
		assert.equal(await turnNow(), turn, "after loading the page again the game is where it was");
		assert.equal(await filed(), was, "and so is the order that was just filed");
		continue;
	}
	await press("button", say("Close the turn"));
	if (turn === 1) {
		await audit("close the turn");
		await press("radio", "fall");
		assert.equal(await find("radio", "fall").getAttribute("aria-checked"), "true");
	}
	await press("button", say("Close the turn"));
	await main.getByRole("button", { name: new RegExp(`^(${say("Next turn")}|${say("To the ending")})$`) }).waitFor({ state: "attached" });
	const told = await page.locator("#mirror [aria-live]").textContent();
	assert.match(told, new RegExp(say("Turn %d is over").replace("%d", turn)), "the report of the turn is told to those who hear it");
	if (turn === 1) {
		await audit("report");
	}
	ended = await has("button", say("To the ending"));
	await press("button", say(ended ? "To the ending" : "Next turn"));
	if (turn === 2) { // nothing is drawn while nothing happens
		figures.idle = await idle(8);
	}
}
Object.assign(figures, { orders, presses: tab.presses });
await audit("ending");
for (const part of ["What it is made of", "What you could not see then (%d)", "What the other side weighed (%d)"]) {
	await press("button", new RegExp("^" + pattern(part)));
	await audit(`debrief: ${part}`);
}
figures.ending = await main.getByRole("article").first().getAttribute("aria-label") || await main.locator("p").first().textContent();
assert.ok(await has("button", "Play again"), "the game has ended");
assert.deepEqual(tab.troubles, [], "the browser reports no error");

// The same room in a loop that draws every frame, to compare.
await open(url + "?draw=always&scenario=usmx-2026&seed=77&seat=us&plan=solo");
await press("button", "Go to the room");
figures.always = await idle(8);

console.log(JSON.stringify(figures, null, "\t"));
await browser.close();
