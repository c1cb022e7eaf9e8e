#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The Filigree authors
# Builds Filigree and runs every test: all of them in the release build, those that can be run under
# the sanitizers once more with AddressSanitizer, UBSan and ThreadSanitizer. Arguments go to ctest
# of the release build; with any, the sanitizers are left out.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

install_packages
cd "$filigree_root"
build release
ctest --preset release --no-tests=error "$@"
[ $# -eq 0 ] || exit 0
for sanitizer in asan tsan; do
    build "$sanitizer" "${sanitizer}_tests"
    ctest --preset "$sanitizer" --no-tests=error -L "$sanitizer"
done
