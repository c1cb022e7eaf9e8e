#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The Filigree authors
# Builds Filigree and starts it with the given arguments. Without arguments it shows the demo clip:
# in the window when there is a display, headless into build/demo otherwise.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

install_packages
cd "$filigree_root"
targets=(filigree)
[ "${1:-}" = bench ] && targets+=(filigree-bench) # which that sub-command starts
(build release "${targets[@]}")
filigree=$filigree_root/build/release/bin/filigree
cd - >/dev/null
if [ $# -gt 0 ]; then
    exec "$filigree" "$@"
fi
demo=$filigree_root/build/demo
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    "$filigree" demo --clip-only "$demo"
    exec "$filigree" "$demo/clip.mkv"
fi
exec "$filigree" demo "$demo"
