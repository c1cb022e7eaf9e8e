// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/base/frame_number.h"

namespace filigree {
namespace {

int firstNumber = 1;

} // namespace

std::string frameNumber(int frame)
{
    return std::to_string(frame + firstNumber);
}

void setFirstFrameNumber(int first)
{
    firstNumber = first;
}

int firstFrameNumber()
{
    return firstNumber;
}

} // namespace filigree
