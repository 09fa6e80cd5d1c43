// Plays a whole game of usmx-2026 in Chromium through the mirror of the node list, by role and name, as a screen
// reader does, and prints what it measured as JSON. Usage: node play.mjs URL
import { chromium } from "playwright-core";
import { readFileSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { strict as assert } from "node:assert";

const url = process.argv[2];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const flags = "--headless --no-sandbox --use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader --disable-quic " +
	"--no-first-run --disable-background-networking --disable-component-update --disable-sync";
const executablePath = process.env.CHROMIUM || ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);
const figures = { screens: [], violations: [], turns: 0, presses: 0 };
const browser = await chromium.launch({ executablePath, args: flags.split(" ") });
const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: "en-US", acceptDownloads: true });
const page = await context.newPage();
const troubles = [];
page.on("pageerror", e => troubles.push(e.message));
page.on("console", m => { if (m.type() === "error") troubles.push(m.text()); });
page.setDefaultTimeout(60_000);

const main = page.locator("#mirror");
const find = (role, name) => main.getByRole(role, { name, exact: typeof name === "string" });
const has = async (role, name) => await find(role, name).count() > 0;

// settle waits for frames in which the client hears what was done, and then until the mirror has not changed for a while.
const settle = () => page.evaluate(async () => {
	for (let i = 0; i < 4; i++) {
		await new Promise(requestAnimationFrame);
	}
	await new Promise(done => {
	let timer;
	const rest = () => { watch.disconnect(); done(); };
	const again = () => { clearTimeout(timer); timer = setTimeout(rest, 120); };
	const watch = new MutationObserver(again);
	watch.observe(document.getElementById("mirror"), { subtree: true, childList: true, attributes: true, characterData: true });
	again();
	});
});

async function press(role, name) {
	const there = find(role, name).first();
	await there.waitFor({ state: "attached" });
	assert.notEqual(await there.getAttribute("aria-disabled"), "true", `${role} "${name}" is off: ${await there.getAttribute("aria-description")}`);
	await there.evaluate(e => e.click());
	figures.presses++;
	await settle();
}

// cpu is the processor time of the whole browser in seconds.
const tools = await browser.newBrowserCDPSession();
async function cpu() {
	const { processInfo } = await tools.send("SystemInfo.getProcessInfo");
	return processInfo.reduce((sum, p) => sum + p.cpuTime, 0);
}

// open loads the page, waits for the first picture, and returns how long that took from the start of its script, in
// milliseconds, and what it worked, in seconds.
async function open(address) {
	const before = await cpu();
	await page.goto(address);
	await page.waitForFunction(() => performance.getEntriesByName("backchannel drawn").length > 0);
	const work = await cpu() - before;
	await settle();
	const wall = await page.evaluate(() => {
		const at = name => performance.getEntriesByName(name)[0].startTime;
		return Math.round(at("backchannel drawn") - at("backchannel script"));
	});
	return { wall, cpu: Number(work.toFixed(2)) };
}

// audit runs axe-core over what is shown.
async function audit(screen) {
	if (!await page.evaluate(() => "axe" in window)) {
		await page.evaluate(axe); // as the browser's tools do, past the page's policy
	}
	const { violations } = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
	figures.screens.push(screen);
	for (const v of violations) {
		figures.violations.push(`${screen}: ${v.id}, ${v.nodes.length} times, first ${v.nodes[0].html.slice(0, 200)}`);
	}
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
for (const dialog of ["Menu", "Help", "Words"]) {
	await press("button", dialog);
	assert.equal(await main.getByRole("dialog").count(), 1, `${dialog} opens a dialog`);
	assert.ok(!await has("button", "Close the turn"), "what lies below a dialog is hidden");
	await audit(dialog);
	await page.keyboard.press("Escape");
	await settle();
	assert.equal(await main.getByRole("dialog").count(), 0, `Escape shuts ${dialog}`);
}

const turnNow = async () => Number(/turn (\d+) of/.exec(await main.getByText(/turn \d+ of \d+$/).first().textContent())[1]);

// order files the first order that can be filed.
async function order() {
	const tab = find("tab", /^Orders/);
	if (await tab.count() > 0 && await tab.getAttribute("aria-selected") !== "true") {
		await press("tab", /^Orders/);
	}
	for (const b of await find("button", /^File: /).all()) {
		if (await b.getAttribute("aria-disabled") !== "true") {
			await b.evaluate(e => e.click());
			figures.presses++;
			await settle();
			return true;
		}
	}
	return false;
}

const filed = async () => Number(/Filed (\d+) of/.exec(await main.getByText(/^Filed \d+ of/).first().textContent())?.[1]);

// Every tab of the desk, once it is there.
const seen = new Set();
async function tabs() {
	for (const name of await main.getByRole("tab").allTextContents()) {
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
while (!ended) {
	const turn = await turnNow();
	figures.turns = turn;
	for (let i = 0; await has("button", "See the room first") && i < 5; i++) {
		await press("button", "See the room first");
	}
	await tabs();
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
	await press("button", "Close the turn");
	if (turn === 1) {
		await audit("close the turn");
		await press("radio", "fall");
		assert.equal(await find("radio", "fall").getAttribute("aria-checked"), "true");
	}
	await press("button", "Close the turn");
	await main.getByRole("button", { name: /^(Next turn|To the ending)$/ }).waitFor({ state: "attached" });
	const told = await page.locator("#mirror [aria-live]").textContent();
	assert.match(told, new RegExp(`Turn ${turn} is over`), "the report of the turn is told to those who hear it");
	if (turn === 1) {
		await audit("report");
	}
	ended = await has("button", "To the ending");
	await press("button", ended ? "To the ending" : "Next turn");
	if (turn === 2) { // nothing is drawn while nothing happens
		figures.idle = await idle(8);
	}
}
figures.orders = orders;
await audit("ending");
for (const name of await main.getByRole("tab").allTextContents()) {
	await press("tab", name);
	await audit(`debrief: ${name}`);
}
figures.ending = await main.getByRole("article").first().getAttribute("aria-label") || await main.locator("p").first().textContent();
assert.ok(await has("button", "Play again"), "the game has ended");
assert.deepEqual(troubles, [], "the browser reports no error");

// The same room in a loop that draws every frame, to compare.
await open(url + "?draw=always&scenario=usmx-2026&seed=77&seat=us&plan=solo");
await press("button", "Go to the room");
figures.always = await idle(8);

console.log(JSON.stringify(figures, null, "\t"));
await browser.close();
