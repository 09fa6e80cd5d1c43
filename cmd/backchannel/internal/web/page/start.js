// Starts the client: says what it is doing, in the reader's language, and what to do where it cannot.
"use strict";
(() => {
	const script = document.currentScript;
	const words = {
		en: {
			loading: percent => `Loading the game: ${percent} %`,
			starting: "Starting the game.",
			progress: "Loading",
			noWasm: "This browser cannot run the game: it has no WebAssembly. Use a current version of Chrome, Edge, Firefox or Safari, or ask whoever looks after this computer to allow WebAssembly.",
			noGL: "This browser cannot draw the game: it has no WebGL 2. Switch on hardware acceleration in the browser's settings, or use another browser.",
			noLoad: "The game could not be loaded. Is the program that serves it still running? Start it again, then load this page again.",
			stopped: "The game has stopped. Your moves are saved: load the page again to go on. What it said: ",
			again: "Load again",
		},
		es: {
			loading: percent => `Cargando el juego: ${percent} %`,
			starting: "El juego está por comenzar.",
			progress: "Cargando",
			noWasm: "Este navegador no puede ejecutar el juego porque no tiene WebAssembly. Usa una versión reciente de Chrome, Edge, Firefox o Safari, o pide a quien administra esta computadora que permita WebAssembly.",
			noGL: "Este navegador no puede dibujar el juego porque no tiene WebGL 2. Activa la aceleración por hardware en la configuración del navegador o usa otro navegador.",
			noLoad: "No se pudo cargar el juego. ¿Sigue en marcha el programa que lo sirve? Inícialo de nuevo y vuelve a cargar esta página.",
			stopped: "El juego se detuvo. Tus jugadas están guardadas: vuelve a cargar la página para continuar. Esto fue lo que dijo: ",
			again: "Volver a cargar",
		},
	};
	const language = chosen();
	const say = words[language];
	const start = document.getElementById("start");
	const [doing, progress, trouble, again] = ["doing", "progress", "trouble", "again"].map(id => document.getElementById(id));
	document.documentElement.lang = language;
	progress.setAttribute("aria-label", say.progress);

	// chosen is the language that was set in the game, or that of the browser.
	function chosen() {
		let kept;
		try {
			kept = JSON.parse(localStorage.getItem("backchannel:settings#0000")).language;
		} catch {}
		const wanted = kept || navigator.language || "en";
		return wanted.toLowerCase().startsWith("es") ? "es" : "en";
	}

	function fail(text) {
		document.body.append(start);
		document.getElementById("mirror")?.remove();
		progress.hidden = true;
		doing.textContent = "";
		trouble.textContent = text;
		again.hidden = false;
		again.textContent = say.again;
		again.onclick = () => location.reload();
		again.focus();
	}

	// measure shows how much of a response has come. It reads a copy: the browser keeps what it has compiled for the
	// next time only of the response itself.
	async function measure(copy, size) {
		let come = 0;
		let shown = -1;
		for (const reader = copy.body.getReader(); ;) {
			const { done, value } = await reader.read();
			if (done) {
				return;
			}
			come += value.length;
			const percent = Math.min(100, Math.floor(100 * come / size));
			if (percent > shown) {
				shown = percent;
				progress.value = percent;
				doing.textContent = percent < 100 ? say.loading(percent) : say.starting;
			}
		}
	}

	// Ebitengine asks for every frame of the screen to see whether one is to be drawn. Its request is kept
	// until the client wakes it: a page on which nothing happens then costs next to nothing.
	function rest() {
		const next = window.requestAnimationFrame.bind(window);
		let kept = null;
		let wanted = 2; // the first frames come by themselves
		window.backchannelWake = () => {
			if (kept) {
				next(kept);
				kept = null;
			} else {
				wanted = 1;
			}
		};
		window.requestAnimationFrame = draw => {
			if (wanted > 0) {
				wanted--;
				return next(draw);
			}
			kept = draw;
			return 0;
		};
		return () => { window.requestAnimationFrame = next; }; // others on the page get the browser's own
	}

	// A page is told when a pad is plugged in, and has to look for what it does. It looks while there is one, and wakes
	// the client when a button changes or a stick goes an eighth of its way.
	window.backchannelPads = wake => {
		let was = "", timer = 0;
		const look = () => {
			const list = Array.from(navigator.getGamepads?.() || []).filter(Boolean);
			const now = list.map(p => p.buttons.map(b => Number(b.pressed)).join("") + p.axes.map(x => Math.round(4 * x) || 0)).join(";");
			if (now !== was) {
				was = now;
				wake();
			}
			if (list.length > 0 && !timer) {
				timer = setInterval(look, 16);
			} else if (list.length === 0) {
				timer = clearInterval(timer);
			}
		};
		window.addEventListener("gamepadconnected", look);
		window.addEventListener("gamepaddisconnected", look);
		look();
	};

	async function run() {
		if (typeof WebAssembly !== "object" || !WebAssembly.instantiateStreaming) {
			return fail(say.noWasm);
		}
		if (!document.createElement("canvas").getContext("webgl2")) {
			return fail(say.noGL);
		}
		progress.hidden = false;
		doing.textContent = say.loading(0);
		const go = new Go();
		let client;
		try {
			const response = await fetch(script.dataset.wasm);
			if (!response.ok) {
				throw new Error(response.statusText);
			}
			measure(response.clone(), Number(script.dataset.size)).catch(() => {}); // the reading itself tells of trouble
			client = await WebAssembly.instantiateStreaming(response, go.importObject);
		} catch (e) {
			console.error(e);
			return fail(say.noLoad);
		}
		const rested = location.search.includes("draw=always") ? () => {} : rest();
		window.backchannelDrawn = () => {
			rested();
			performance.mark("backchannel drawn");
			start.remove();
		};
		window.backchannelFailed = text => fail(say.stopped + text);
		performance.mark("backchannel started");
		await go.run(client.instance);
		if (again.hidden) {
			fail(say.stopped);
		}
	}

	performance.mark("backchannel script");
	run();
})();
