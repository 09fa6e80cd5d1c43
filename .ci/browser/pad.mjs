// A turn played with nothing but a pad, which the page finds in a navigator.getGamepads of the test's own. Prints what it
// saw as JSON. Usage: node pad.mjs URL
import { strict as assert } from "node:assert";
import { Tab, browser, cpu, pattern, say, url } from "./page.mjs";

const figures = {};
const tab = await Tab.new();
const { page, main } = tab;
await page.addInitScript(() => {
	const buttons = Array.from({ length: 17 }, () => ({ pressed: false, touched: false, value: 0 }));
	const pad = { id: "Test (STANDARD GAMEPAD Vendor: 045e Product: 02fd)", index: 0, connected: true, mapping: "standard", timestamp: 0, axes: [0, 0, 0, 0], buttons };
	let plugged = false;
	navigator.getGamepads = () => [plugged ? pad : null];
	window.pad = {
		plug(yes) { plugged = yes; window.dispatchEvent(new Event(yes ? "gamepadconnected" : "gamepaddisconnected")); },
		hold(button, yes) { buttons[button] = { pressed: yes, touched: yes, value: Number(yes) }; pad.timestamp = performance.now(); },
		lean(axis, by) { pad.axes[axis] = by; pad.timestamp = performance.now(); },
	};
});

// The buttons and axes of the standard layout, as the Gamepad specification counts them.
const press = 0, back = 1, left = 2, find = 3, next = 5, start = 9, up = 12, down = 13, west = 14, east = 15;
const leftX = 0, leftY = 1;

async function tap(button) {
	await page.evaluate(b => pad.hold(b, true), button);
	await page.waitForTimeout(100);
	await page.evaluate(b => pad.hold(b, false), button);
	await tab.settle();
}
const focus = () => page.evaluate(() => document.activeElement.textContent || document.activeElement.ariaLabel || "");
const frames = async () => Number(await main.getAttribute("data-frames"));
const filed = async () => Number(new RegExp("^" + pattern("Filed %d of %d")).exec(await main.getByText(/^Filed \d/).first().textContent())[1]);

await tab.open(url + "?scenario=harbour-20&seed=7&seat=arden&plan=solo");
await page.evaluate(() => pad.plug(true));
await tab.settle();

// A pad at rest, even one whose sticks tremble, costs next to nothing, and nothing is drawn.
const before = [await frames(), await cpu()];
const seconds = 8;
await page.evaluate(() => { window.tremble = setInterval(() => pad.lean(2, 0.02 * Math.random()), 100); });
await page.waitForTimeout(1000 * seconds);
await page.evaluate(() => clearInterval(window.tremble));
figures.rest = { frames: await frames() - before[0], cpu: (await cpu() - before[1]) / seconds };

// Start goes on from the brief to the room; the tabs no longer show letters.
await tap(start);
assert.ok(await tab.has("tab", say("Talks")), "the tabs show no letters of the keyboard");
await tap(next);
assert.equal(await tab.find("tab", say("Talks")).getAttribute("aria-selected"), "true", "the shoulder button turns the page");
for (let i = 0; await tab.find("tab", say("Orders")).getAttribute("aria-selected") !== "true"; i++) {
	assert.ok(i < 9, "the pages go round");
	await tap(next);
}

// By cross and by stick to an order.
const order = new RegExp("^" + pattern("File: %s"));
const been = [];
for (let i = 0; !order.test(await focus()); i++) {
	assert.ok(i < 60, `the cursor comes to an order: ${been.join(", ")}`);
	been.push(await focus());
	if (i % 3 === 2) {
		await page.evaluate(x => pad.lean(x, -1), i % 2 ? leftX : leftY);
		await page.waitForTimeout(100);
		await page.evaluate(x => pad.lean(x, 0), i % 2 ? leftX : leftY);
		await tab.settle();
	} else {
		await tap([west, up, east, down][(i >> 2) % 4]);
	}
}
figures.steps = been.length;
assert.equal(await filed(), 0);
await tap(press);
assert.equal(await filed(), 1, "the bottom button presses");

// A text field gets a keyboard on the screen.
await tap(find);
assert.ok(await tab.has("dialog", say("Find what to do")), "the top button finds what to do");
await tap(press);
const letter = await focus();
await tap(press);
await tap(east);
await tap(press);
await tap(left);
await tap(start);
figures.typed = await tab.find("textbox", say("Find what to do")).inputValue();
assert.equal(figures.typed, letter, "what was typed by pad");
await tap(back);
assert.ok(!await tab.has("dialog", say("Find what to do")), "the right button goes back");

// The turn is closed.
await tap(start);
assert.ok(await tab.has("dialog", say("Close the turn?")), "Start presses the main button");
await tap(press);
assert.ok(await tab.has("button", say("Next turn")), "the turn is closed");
await tap(start);
figures.turn = /turn (\d+) of/.exec(await main.textContent())[1];
assert.equal(figures.turn, "2");

// The keyboard is taken up again, and shows its letters.
await page.evaluate(() => pad.plug(false));
await page.keyboard.press("Tab");
await tab.settle();
assert.ok(await tab.has("tab", `${say("Talks")} (T)`), "the tabs show letters again");

assert.deepEqual(tab.troubles, [], "the browser reports no error");
console.log(JSON.stringify(figures, null, "\t"));
await browser.close();
