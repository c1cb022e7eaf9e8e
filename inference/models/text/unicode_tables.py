#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The Filigree authors
"""Writes unicode_tables.cpp from the Unicode data that Python carries: unicode_tables.py > unicode_tables.cpp"""
import sys
import unicodedata as data

HANGUL = range(0xAC00, 0xD7A4)  # decomposed by arithmetic
CODES = [c for c in range(sys.maxunicode + 1) if not 0xD800 <= c < 0xE000]


def ranges(keys):
    """Neighbouring code points of the same key, which is not None: [first, last, key]."""
    found = []
    for code, key in keys:
        if key is None:
            continue
        if found and found[-1][1] == code - 1 and found[-1][2] == key:
            found[-1][1] = code
        else:
            found.append([code, code, key])
    return found


def case_ranges():
    """[first, last, step, by], steps of 1 or 2."""
    found = []
    for code in CODES:
        lower = chr(code).lower()
        if len(lower) != 1 or ord(lower) == code:
            continue
        by = ord(lower) - code
        last = found[-1] if found else None
        if last and last[3] == by and code - last[1] in (1, 2) and (
                last[0] == last[1] or code - last[1] == last[2]):
            last[2], last[1] = code - last[1], code
        else:
            found.append([code, code, 1, by])
    return found


def decompositions():
    found = []
    for code in CODES:
        parts = data.decomposition(chr(code))
        if not parts or parts.startswith("<") or code in HANGUL:
            continue
        parts = [int(part, 16) for part in parts.split()]
        composes = len(parts) == 2 and data.normalize("NFC", chr(parts[0]) + chr(parts[1])) == chr(code)
        found.append([code, parts[0], parts[1] if len(parts) == 2 else 0, int(composes)])
    return found


def write(kind, name, rows):
    width = {"CodeRange": 6, "CaseRange": 4, "ClassRange": 5, "Decomposition": 4}[kind]
    print(f"constexpr {kind} {name}Table[] = {{")
    cells = ["{" + ", ".join(str(value) for value in row) + "}" for row in rows]
    for start in range(0, len(cells), width):
        print("    " + ", ".join(cells[start:start + width]) + ",")
    print("};\n")


def category(letter):
    return [(c, True if data.category(chr(c))[0] == letter else None) for c in CODES]


TABLES = [
    ("CodeRange", "letterRanges", [r[:2] for r in ranges(category("L"))]),
    ("CodeRange", "numberRanges", [r[:2] for r in ranges(category("N"))]),
    ("CaseRange", "upperCaseRanges", case_ranges()),
    ("ClassRange", "combiningRanges", ranges((c, data.combining(chr(c)) or None) for c in CODES)),
    ("Decomposition", "decompositions", decompositions()),
]

print("// SPDX-License-Identifier: Apache-2.0\n// Copyright 2026 The Filigree authors")
print(f"// Written by unicode_tables.py from Unicode {data.unidata_version}.\n// clang-format off")
print('#include "inference/models/text/unicode_tables.h"\n\nnamespace filigree {\nnamespace {\n')
for table in TABLES:
    write(*table)
print("} // namespace\n")
for kind, name, rows in TABLES:
    print(f"std::span<const {kind}> {name}() {{ return {name}Table; }}")
print("\n} // namespace filigree")
