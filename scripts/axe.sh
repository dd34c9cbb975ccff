#!/bin/sh
# Sees to it that there is an axe-core for the tests of accessibility, in var/axe.
set -eu

VERSION=4.14.1
TARGET=var/axe

if [ -n "${AXE:-}" ] || [ -f "$TARGET/node_modules/axe-core/axe.min.js" ]; then
    exit 0
fi
if ! command -v npm >/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing npm for the tests of accessibility (once)."
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends npm >/dev/null
    else
        echo "The tests of accessibility need axe-core, which comes by npm." >&2
        echo "On Debian: sudo apt-get install npm. Or name the file: AXE=/path/to/axe.min.js make test" >&2
        exit 1
    fi
fi
echo "Installing axe-core into $TARGET (once)."
mkdir -p "$TARGET"
npm install --prefix "$TARGET" --no-save --no-audit --no-fund --ignore-scripts --silent \
    "axe-core@$VERSION"
