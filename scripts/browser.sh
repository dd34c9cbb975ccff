#!/bin/sh
# Sees to it that there is a Chromium for the browser tests.
set -eu

if command -v chromium >/dev/null || [ -n "${CHROMIUM:-}" ]; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium for the browser tests (once)."
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
    exit 0
fi
echo "The browser tests need Chromium. On Debian: sudo apt-get install chromium" >&2
echo "Elsewhere: install Chromium or Chrome and name it: CHROMIUM=/path/to/chrome make test" >&2
exit 1
