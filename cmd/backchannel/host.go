//go:build !js

package main

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/signal"

	"backchannel/cmd/backchannel/internal/web"
)

type hostCommand struct {
	Solo bool `required:"" help:"For one player, in a browser on this machine. It is the one way to host so far."`
	Port int  `placeholder:"N" help:"The port to serve on. Without it the one used before, since a browser keeps saved games by address, or any that is free."`
}

// Run serves the browser client until it is interrupted.
func (c *hostCommand) Run(std streams) error {
	if c.Port < 0 || c.Port > 65535 {
		return usage("--port %d is no port: say one between 1 and 65535", c.Port)
	}
	return serve(std, c.Port, nil)
}

// serve serves the browser client, with what is to be played in its address.
func serve(std streams, port int, play url.Values) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	bundle, err := web.Find(ctx, std.err)
	if err != nil {
		return outside("%w", err)
	}
	site, err := web.Site(bundle)
	if err != nil {
		return outside("%w", err)
	}
	l, err := web.Listen(port)
	if err != nil {
		return outside("%w", err)
	}
	at := url.URL{Scheme: "http", Host: l.Addr().String(), Path: "/", RawQuery: play.Encode()}
	fmt.Fprintf(std.out, "Open %s in a browser on this machine. Games are saved in that browser. Ctrl-C ends the server.\n", at.String())
	if err := web.Serve(ctx, l, site); err != nil {
		return outside("%w", err)
	}
	return nil
}
