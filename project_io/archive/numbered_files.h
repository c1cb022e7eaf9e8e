// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QString>

#include <vector>

namespace filigree {

struct NumberedFile
{
    int number = 0;
    QString path;
};

//! The files of a printf pattern ("shot.%04d.exr") that are there, by number; asks the folder once
//! and none of the files. Empty for a path without a pattern.
std::vector<NumberedFile> numberedFiles(const QString &pattern);

} // namespace filigree
