// Package search chooses among simultaneous moves by Monte Carlo tree search: many
// times it plays on from a possible world, by the statistics of a tree at first and by
// the game's own rollout policy after, and in the end gives each player a mixed strategy.
//
// One iteration:
//
//  1. The game deals a world: the next particle of the searcher's belief
//     (determinisation at the root), with luck of the iteration's own.
//  2. In each node down to Depth, every player chooses for itself by the node's
//     statistics (decoupled selection), by a Selector: regret matching or UCT.
//  3. The game steps. A joint choice met for the first time gets a cell, and what it
//     leads to a node; there the tree ends.
//  4. The game plays on to its end, or as far as it likes, and gives payoffs, which go
//     up the path.
//
// Regret matching (Hart & Mas-Colell, "A simple adaptive procedure leading to correlated
// equilibrium", Econometrica 2000) in the form of Lisý, Kovařík, Lanctot & Bošanský,
// "Convergence of Monte Carlo tree search in simultaneous move games" (NIPS 2013), with
// the mean payoffs of joint choices as the values of what was not chosen (Tak, Lanctot &
// Winands, "Monte Carlo tree search variants for simultaneous move games", CIG 2014).
// Regrets are held at 0 or above and later strategies weigh more in the average
// (Tammelin, "Solving large imperfect information games using CFR+", 2014): in single
// joint choices with noisy payoffs that left up to half less to gain after 1,000
// iterations. The answer is the average strategy of the root. UCT (Kocsis & Szepesvári
// 2006) is there to compare with; its answer is the share of visits.
//
// Iterations are counted, never timed. They are shared out among blocks, each with a tree
// and a stream of luck of its own, keyed by seed and block; workers take blocks, and the
// roots of the blocks are added up (root parallelisation). All arithmetic is in whole
// numbers, so the answer is the same on any number of workers and on any machine.
//
// # What it does not promise
//
// In a game of two players whose payoffs add up to nothing, without hidden information,
// regret matching in every node approaches an equilibrium under the conditions of Lisý
// and others 2013; Kovařík & Lisý ("Analysis of Hannan consistent selection for Monte
// Carlo tree search in simultaneous move games", Machine Learning 2020) show what a
// selection must keep to for that. Crises are none of this: payoffs are not opposed, there
// are more than two players, and much is hidden. Then:
//
//   - No equilibrium is claimed. With payoffs that are not opposed, averages of regret
//     matching approach the coarse correlated equilibria in a single joint choice, and
//     nothing is known to hold in a tree.
//   - Worlds are drawn at the root and players of the tree share its nodes, so in the
//     tree nobody acts on what only it knows, and everybody sees each choice made
//     (strategy fusion and non-locality: Frank & Basin 1998). What a player would find
//     out, conceal or signal later counts for nothing. The tree of Cowling, Powley &
//     Whitehouse ("Information set Monte Carlo tree search", 2012) mends a part of it,
//     yet can become easier to exploit with more search; only methods that weigh by the
//     chance to get there, such as online outcome sampling, provably do not (Lisý,
//     Lanctot & Bowling, "Online Monte Carlo counterfactual regret minimization for
//     search in imperfect information games", AAMAS 2015).
//   - A node gathers all particles and all luck that lead to the same joint choices and
//     the same public signs (an open-loop tree), so its strategy answers their mixture.
//
// More iterations need not make a better player there: that is a thing to measure.
package search
