#!/bin/sh
# Sees to it that there is an axe-core for the tests of accessibility, in var/axe: the version, and
# the very bytes, that scripts/axe/package-lock.json names.
set -eu

TARGET=var/axe

if [ -n "${AXE:-}" ] || {
    [ -f "$TARGET/node_modules/axe-core/axe.min.js" ] &&
        cmp -s scripts/axe/package-lock.json "$TARGET/package-lock.json"
}; then
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
cp scripts/axe/package.json scripts/axe/package-lock.json "$TARGET"
npm ci --prefix "$TARGET" --no-audit --no-fund --ignore-scripts --loglevel=error >/dev/null
