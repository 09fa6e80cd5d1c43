// Package engine is the root of the simulation: its packages stand on floors, and
// an import only goes down. From the ground up:
//
//	num phrase                         exact numbers; sentences in a language
//	chance calendar                    recorded luck; turns and dates
//	ledger                             accounts, entries, events, world
//	rule                               compiled conditions, amounts and steps
//	negotiation legislature opinion
//	trade escalation publichealth
//	information                        the disciplines, neighbours of each other; in
//	                                   negotiation/domain and bargain, domains of
//	                                   other collections and strategies for them
//	scenario                           files to one checked scenario
//	crisis                             the kernel: deciding directives, views
//	journal                            the record
//	advisor                            counterparts
//	room                               seats and procedure
//	lab                                many runs
//	debrief                            after-action review
//	wire                               messages between client and room
//
// Neighbours never import each other, nothing here but scenario's YAML reader
// comes from outside the standard library, and the outside world enters under
// cmd. The tests of this package read every file and hold them to that.
package engine
