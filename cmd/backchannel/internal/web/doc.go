// Package web serves the browser client on the loopback interface of this machine: the client as
// WebAssembly, built from source on first use or carried by a release build, and the page that
// starts it. What is played stays in the browser; the server keeps nothing and is told nothing.
package web
