'use strict';

// The reference crisis, engine/crisis/testdata/mini, as a boardgame.io game: two offices,
// twenty actions, twelve turns of two orders an office. A player's turn is its two orders;
// after the second player's, the crisis's turn closes. Numbers are whole thousandths, as
// in the engine, so that a game can be compared number by number.

const { INVALID_MOVE } = require('boardgame.io/core');

const ONE = 1000;
const TURNS = 12;
const ACTIONS = 20;
const COST = { 2: ONE, 3: ONE, 12: 2 * ONE };

const clamp = (x, lo, hi) => Math.max(lo, Math.min(x, hi));

// mulDiv is a*b/c, rounded half away from zero; all products here are below 2^53.
function mulDiv(a, b, c) {
  const product = a * b;
  const size = Math.floor((2 * Math.abs(product) + c) / (2 * c));
  return product < 0 ? -size : size;
}

function setup(_, setupData) {
  return {
    turn: 1,
    ten: 45 * ONE, tru: 45 * ONE, inf: 40 * ONE, mean: 0,
    home: [50 * ONE, 50 * ONE],
    purse: [6 * ONE, 6 * ONE],
    last: [new Array(ACTIONS).fill(0), new Array(ACTIONS).fill(0)],
    filed: [[], []],
    due: [],
    rung: 0,
    ended: 0,
    score: [0, 0],
    drawn: (setupData && setupData.drawn) || null, // luck by turn and office, for a replay
  };
}

// mayFile tells whether an office may file an action.
function mayFile(G, office, action) {
  const filed = G.filed[office];
  return G.ended === 0 && filed.length < 2 && filed[0] !== action &&
    G.purse[office] >= (COST[action] || 0) &&
    !(action === 9 && G.tru < 20 * ONE) && !(action === 17 && G.ten >= 90 * ONE);
}

function order({ G, playerID }, action) {
  const office = Number(playerID);
  if (!mayFile(G, office, action)) return INVALID_MOVE;
  G.purse[office] -= COST[action] || 0;
  G.filed[office].push(action);
  G.filed[office].sort((a, b) => a - b);
}

// felt is what a change of tension becomes at a level of trust.
function felt(x, tru) {
  if (x > 0) return mulDiv(x, 100 * ONE + mulDiv(600, 100 * ONE - tru, ONE), 100 * ONE + mulDiv(600, 55 * ONE, ONE));
  if (x < 0) return mulDiv(x, 35 * ONE + mulDiv(650, tru, ONE), 35 * ONE + mulDiv(650, 45 * ONE, ONE));
  return 0;
}

// act carries an order out: amounts follow from the balances s at the closing's start.
function act(G, s, office, action, percent) {
  const last = s.last[office][action];
  const share = (x) => (last > 0 && s.turn - last <= 2 ? mulDiv(x, 50, 100) : x);
  const ten = (x) => { G.ten += felt(share(x), s.tru); };
  const tru = (x) => { G.tru += share(x); };
  const inf = (x) => { G.inf += share(x); };
  const home = (x) => { G.home[office] += share(x); };
  const later = (after, change) => { G.due.push({ at: s.turn + after, ten: 0, tru: 0, inf: 0, ...change }); };
  G.last[office][action] = s.turn;
  switch (action) {
    case 0: ten(-3 * ONE); home(-ONE); break;
    case 1: ten(3 * ONE); home(4 * ONE); break;
    case 2: ten(6 * ONE); tru(-3 * ONE); home(2 * ONE); break;
    case 3: ten(-3 * ONE); home(-2 * ONE); later(1, { tru: share(6 * ONE) }); break;
    case 4: later(1, { inf: share(8 * ONE) }); break;
    case 5: tru(2 * ONE); inf(percent(office) < 30 * ONE ? 4 * ONE : -ONE); break;
    case 6: ten(s.tru >= 50 * ONE ? -4 * ONE : -ONE); break;
    case 7: inf(4 * ONE); break;
    case 8: ten(mulDiv(s.inf - s.tru, 100, 1000)); break;
    case 9: tru(ONE); inf(ONE); break;
    case 10: ten(-2 * ONE); break;
    case 11: ten(2 * ONE); tru(-ONE); break;
    case 12: ten(-6 * ONE); home(-3 * ONE); break;
    case 13: later(2, { ten: felt(share(-4 * ONE), s.tru) }); break;
    case 14: home(2 * ONE); tru(-ONE); break;
    case 15: tru(s.ten >= 60 * ONE ? -2 * ONE : ONE); break;
    case 16: inf(2 * ONE); home(-ONE); break;
    case 17: ten(4 * ONE); home(3 * ONE); break;
    case 18: home(mulDiv(100 * ONE - s.ten, 50, 1000)); break;
    case 19: G.purse[office] += share(ONE); break;
  }
}

function hold(G) {
  const full = 100 * ONE;
  G.ten = clamp(G.ten, 0, full);
  G.tru = clamp(G.tru, 0, full);
  G.inf = clamp(G.inf, 0, full);
  for (const o of [0, 1]) {
    G.home[o] = clamp(G.home[o], 0, full);
    G.purse[o] = clamp(G.purse[o], 0, 10 * ONE);
  }
}

function thresholds(G) {
  G.rung = G.ten >= 75 * ONE ? 2 : G.ten >= 50 * ONE ? 1 : 0;
  if (G.ten >= 100 * ONE) end(G, 1);
}

function end(G, ending) {
  G.ended = ending;
  for (const o of [0, 1]) {
    const sum = mulDiv(60 * ONE, clamp(100 * ONE - G.mean, 0, 100 * ONE), ONE) + mulDiv(40 * ONE, G.home[o], ONE);
    G.score[o] = mulDiv(sum, ONE, 100 * ONE);
  }
}

// closeTurn closes the crisis's turn and opens the next.
function closeTurn(G, random) {
  const percent = (office) => (G.drawn ? G.drawn[`${G.turn} ${office}`] : Math.floor(random.Number() * 100 * ONE));
  const s = { turn: G.turn, ten: G.ten, tru: G.tru, inf: G.inf, rung: G.rung, last: G.last.map((l) => l.slice()) };
  for (const o of [0, 1]) for (const a of G.filed[o]) act(G, s, o, a, percent);
  G.ten += clamp(25 * ONE - s.ten, -2 * ONE, 2 * ONE);
  G.tru -= [0, ONE, 3 * ONE][s.rung];
  hold(G);
  G.mean += mulDiv(G.ten - G.mean, 1, G.turn);
  thresholds(G);
  if (G.ended === 0 && G.turn === TURNS) end(G, 2);
  if (G.ended !== 0) return;
  G.filed = [[], []];
  G.turn++;
  for (const d of G.due) {
    if (d.at > G.turn) continue;
    G.ten += d.ten;
    G.tru += d.tru;
    G.inf += d.inf;
  }
  G.due = G.due.filter((d) => d.at > G.turn);
  hold(G);
  thresholds(G);
}

const enumerate = (G, ctx, playerID) => {
  const moves = [];
  for (let a = 0; a < ACTIONS; a++) if (mayFile(G, Number(playerID), a)) moves.push({ move: 'order', args: [a] });
  return moves;
};

const Mini = {
  name: 'mini',
  setup,
  moves: { order },
  turn: {
    minMoves: 2,
    maxMoves: 2,
    onEnd: ({ G, ctx, random }) => { if (ctx.currentPlayer === '1') closeTurn(G, random); },
  },
  endIf: ({ G }) => {
    if (G.ended === 0) return undefined;
    if (G.score[0] === G.score[1]) return { draw: true };
    return { winner: G.score[0] > G.score[1] ? '0' : '1' };
  },
  ai: { enumerate },
  disableUndo: true,
};

module.exports = { Mini, mayFile, ACTIONS };
