// What the tests in a browser share: a page whose mirror is read and pressed by role and name, as a screen reader does.
import { chromium } from "playwright-core";
import { readFileSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { strict as assert } from "node:assert";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const flags = "--headless --no-sandbox --use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader --disable-quic " +
	"--no-first-run --disable-background-networking --disable-component-update --disable-sync";
const executablePath = process.env.CHROMIUM || ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);

export const url = process.argv[2];
export const browser = await chromium.launch({ executablePath, args: flags.split(" ") });
export const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: "en-US", acceptDownloads: true });

// spanish is what the window says in Spanish, by what it says in English.
const spanish = new Map();
const folder = new URL("../../assets/po/", import.meta.url);
for (const part of readFileSync(new URL("client.es.po", folder), "utf8").split("\n\n")) {
	const [, id, text] = /^msgid (".*")\nmsgstr (".*")$/m.exec(part) || [];
	if (id) {
		spanish.set(JSON.parse(id), JSON.parse(text));
	}
}
let language = "en";

// speak sets the language that controls are named in.
export function speak(code) { language = code; }

// say is what the window says for something English.
export function say(text) {
	assert.ok(spanish.has(text), `the window says "${text}" nowhere`);
	return language === "es" ? spanish.get(text) : text;
}

// pattern is an expression that finds what the window says for a format; each %d is a group.
export const pattern = text => say(text).replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("%d", "(\\d+)").replaceAll("%s", "(.*)");

// cpu is the processor time of the whole browser in seconds.
const tools = await browser.newBrowserCDPSession();
export async function cpu() {
	const { processInfo } = await tools.send("SystemInfo.getProcessInfo");
	return processInfo.reduce((sum, p) => sum + p.cpuTime, 0);
}

// Tab is a page of the browser with the client in it.
export class Tab {
	troubles = [];
	presses = 0;

	static async new() {
		const tab = new Tab();
		tab.page = await context.newPage();
		tab.page.on("pageerror", e => tab.troubles.push(e.message));
		tab.page.on("console", m => { if (m.type() === "error") tab.troubles.push(m.text()); });
		tab.page.setDefaultTimeout(60_000);
		tab.main = tab.page.locator("#mirror");
		return tab;
	}

	find(role, name) { return this.main.getByRole(role, { name, exact: typeof name === "string" }); }
	async has(role, name) { return await this.find(role, name).count() > 0; }
	text() { return this.main.textContent(); }

	// settle waits for frames in which the client hears what was done, and then until the mirror has not changed for a
	// while.
	settle() {
		return this.page.evaluate(async () => {
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
	}

	async click(there) {
		await there.waitFor({ state: "attached" });
		assert.notEqual(await there.getAttribute("aria-disabled"), "true", `${there} is off: ${await there.getAttribute("aria-description")}`);
		await there.evaluate(e => e.click());
		this.presses++;
	}

	async press(role, name) {
		await this.click(this.find(role, name).first());
		await this.settle();
	}

	// open loads the page, waits for the first picture, and returns how long that took from the start of its script, in
	// milliseconds, and what it worked, in seconds.
	async open(address) {
		const before = await cpu();
		await this.page.goto(address);
		await this.page.waitForFunction(() => performance.getEntriesByName("backchannel drawn").length > 0);
		const work = await cpu() - before;
		await this.settle();
		const wall = await this.page.evaluate(() => {
			const at = name => performance.getEntriesByName(name)[0].startTime;
			return Math.round(at("backchannel drawn") - at("backchannel script"));
		});
		return { wall, cpu: Number(work.toFixed(2)) };
	}

	// audit runs axe-core over what is shown and returns what it finds.
	async audit(screen) {
		if (!await this.page.evaluate(() => "axe" in window)) {
			await this.page.evaluate(axe); // as the browser's tools do, past the page's policy
		}
		const { violations } = await this.page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
		return violations.map(v => `${screen}: ${v.id}, ${v.nodes.length} times, first ${v.nodes[0].html.slice(0, 200)}`);
	}
}
