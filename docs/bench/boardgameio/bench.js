'use strict';

// Answers one line of JSON with another:
//
//   {"do": "play", "games": 20}          random games through the reducer, their openings not timed
//   {"do": "search", "iterations": 100}  one search of MCTSBot from the opening
//   {"do": "replay", "orders": [...], "drawn": {...}}  one game, move by move; its end
//
// Times are of the work alone, without the start of the process. The game is not frozen
// and no developer's checks run: NODE_ENV is set to production before anything is loaded.

process.env.NODE_ENV = 'production';

const readline = require('readline');
const { InitializeGame, CreateGameReducer } = require('boardgame.io/internal');
const { MCTSBot } = require('boardgame.io/ai');
const { Mini, mayFile, ACTIONS } = require('./mini.js');

const reducer = CreateGameReducer({ game: Mini });

const makeMove = (action, playerID) => ({ type: 'MAKE_MOVE', payload: { type: 'order', args: [action], playerID } });

function play({ games }) {
  let moves = 0;
  let spent = 0n;
  for (let g = 0; g < games; g++) {
    let state = InitializeGame({ game: Mini, numPlayers: 2 });
    const from = process.hrtime.bigint();
    while (state.ctx.gameover === undefined) {
      const player = state.ctx.currentPlayer;
      let action = Math.floor(Math.random() * ACTIONS);
      while (!mayFile(state.G, Number(player), action)) action = (action + 1) % ACTIONS;
      state = reducer(state, makeMove(action, player));
      moves++;
    }
    spent += process.hrtime.bigint() - from;
  }
  return { moves, seconds: Number(spent) / 1e9 };
}

async function search({ iterations }) {
  const bot = new MCTSBot({ game: Mini, enumerate: Mini.ai.enumerate, iterations, playoutDepth: 50 });
  const state = InitializeGame({ game: Mini, numPlayers: 2 });
  const from = process.hrtime.bigint();
  const { action } = await bot.play(state, '0');
  const seconds = Number(process.hrtime.bigint() - from) / 1e9;
  return { iterations: bot.iterationCounter, seconds, chose: action.payload.args[0] };
}

function replay({ orders, drawn }) {
  let state = InitializeGame({ game: Mini, numPlayers: 2, setupData: { drawn } });
  for (const action of orders) {
    const before = state;
    state = reducer(state, makeMove(action, state.ctx.currentPlayer));
    if (state._stateID === before._stateID) throw new Error(`the reducer refused action ${action} in turn ${before.G.turn}`);
  }
  const { G, ctx } = state;
  return {
    over: ctx.gameover !== undefined,
    numbers: [G.ten, G.tru, G.inf, G.mean, ...G.home, ...G.purse, G.ended, ...G.score],
  };
}

const work = { play, search, replay };

(async () => {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const task = JSON.parse(line);
    console.log(JSON.stringify(await work[task.do](task)));
  }
})();
