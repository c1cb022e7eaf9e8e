# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The Filigree authors
# Sourced by run.sh and test.sh: packages, configuration, build. Everything it prints goes to the
# standard error, so that what a program prints can be piped on.
set -euo pipefail

filigree_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*" >&2; }

# Asks apt only when something is missing.
install_packages() {
    local wanted missing=() package
    wanted=$(grep -vE '^(#|$)' "$filigree_root/installer/packages.txt")
    for package in $wanted; do
        case "$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null)" in
        "install ok installed") ;;
        *) missing+=("$package") ;;
        esac
    done
    [ ${#missing[@]} -eq 0 ] && return
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            say "Missing packages: ${missing[*]}"
            say "Install them as root: apt-get install ${missing[*]}"
            exit 1
        fi
        as_root=(sudo)
    fi
    say "Installing Debian packages: ${missing[*]}"
    "${as_root[@]}" apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends \
        "${missing[@]}" >&2
}

# build PRESET [TARGET…]: configures once, then leaves it to ninja to see what changed.
build() {
    local preset=$1
    shift
    cd "$filigree_root"
    if [ ! -f "build/$preset/build.ninja" ]; then
        say "Configuring build/$preset"
        cmake --preset "$preset" >&2
    fi
    cmake --build --preset "$preset" ${1:+--target "$@"} >&2
}
