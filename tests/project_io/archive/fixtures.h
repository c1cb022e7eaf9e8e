// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/archive/result_source.h"
#include "project_io/model/project.h"

#include <QByteArray>
#include <QString>

#include <utility>
#include <vector>

namespace filigree::fixtures {

//! A disk with a soft rim, as results have it: mostly 0 and 1. Seeds move it.
Image alphaImage(Size size, int seed = 0);
Image logitsImage(Size size, int seed = 0);
Image trimapImage(Size size, int seed = 0);
Image colourImage(Size size, int seed = 0);
Image resultImage(ResultKind kind, Size size, int seed = 0);

ResultAddress addressOf(ResultKind kind, int frame, std::uint64_t key = 7, ObjectId object = 1);

//! Something in every field; two clips, prompts of every kind.
Project fullProject();

using ZipEntries = std::vector<std::pair<QString, QByteArray>>;
//! As given, whatever it is; deflated.
void writeZip(const QString &path, const ZipEntries &entries);
//! All entries in order, or one.
ZipEntries readZip(const QString &path);
QByteArray readZip(const QString &path, const QString &name);
QByteArray contents(const QString &path);
void setContents(const QString &path, const QByteArray &bytes);

} // namespace filigree::fixtures
