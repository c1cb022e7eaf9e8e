// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "inference/base/result.h"

#include <QByteArray>

namespace filigree {

//! A mask or trimap (U8, one channel) as PNG. Errors: InvalidInput for any other image.
Result<QByteArray> maskToPng(const Image &mask);
//! Errors: Unreadable for what is no PNG picture or has more pixels than that.
Result<Image> maskFromPng(const QByteArray &png, std::size_t mostPixels);

} // namespace filigree
