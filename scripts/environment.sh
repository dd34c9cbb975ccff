#!/bin/sh
# Makes the virtual environment from the hashed lock file.
set -eu

"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Slowburn needs Python 3.11 or newer; $("$PYTHON" --version) was found." >&2
    echo "Install a newer one, or name it: make app PYTHON=python3.12" >&2
    exit 1
}

rm -rf "$VENV"
if ! "$PYTHON" -m venv "$VENV" 2>/dev/null; then
    # Debian keeps venv in a package of its own.
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv
        rm -rf "$VENV"
        "$PYTHON" -m venv "$VENV"
    else
        echo "Python's venv module is missing. On Debian or Ubuntu: sudo apt-get install python3-venv" >&2
        exit 1
    fi
fi

echo "Installing what Slowburn needs into $VENV (once)."
"$VENV/bin/python" -m pip install --quiet --disable-pip-version-check \
    --require-hashes -r requirements.lock
"$VENV/bin/python" -m pip install --quiet --disable-pip-version-check \
    --no-deps --no-build-isolation --editable .
