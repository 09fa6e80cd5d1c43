package web

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Listen opens the loopback interface on a port. Port 0 is the one that was used before, where it is free,
// since a browser keeps saved games by address, else any.
func Listen(port int) (net.Listener, error) {
	if port != 0 {
		l, err := net.Listen("tcp", address(port))
		if err != nil {
			return nil, fmt.Errorf("port %d cannot be used: %w. Choose another with --port, or leave it out", port, err)
		}
		return l, nil
	}
	file := portFile()
	if data, err := os.ReadFile(file); err == nil {
		if before, err := strconv.Atoi(strings.TrimSpace(string(data))); err == nil && before > 1023 && before < 1<<16 {
			if l, err := net.Listen("tcp", address(before)); err == nil {
				return l, nil
			}
		}
	}
	l, err := net.Listen("tcp", address(0))
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err == nil {
		os.WriteFile(file, fmt.Appendln(nil, l.Addr().(*net.TCPAddr).Port), 0o600) // without it the next address is another
	}
	return l, nil
}

func address(port int) string { return net.JoinHostPort("127.0.0.1", strconv.Itoa(port)) }

// portFile remembers the port that was used last.
func portFile() string {
	folder, err := os.UserConfigDir()
	if err != nil {
		folder = os.TempDir()
	}
	return filepath.Join(folder, "backchannel", "port")
}

// Serve answers on a listener until the context ends.
func Serve(ctx context.Context, l net.Listener, site http.Handler) error {
	server := &http.Server{Handler: site, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10}
	stop := context.AfterFunc(ctx, func() { server.Close() })
	defer stop()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
