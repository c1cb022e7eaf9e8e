// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QImage>

namespace filigree {

//! An opaque image for the screen (RGB32), with anything in it, whose memory comes from the store
//! of pictures: views come and go all the time, and fresh memory would take longer than to draw
//! them. Throws std::bad_alloc.
QImage screenImage(const QSize &size);

} // namespace filigree
