// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/actions/action_table.h"

//! The parts of the table of actions, in its order.
namespace filigree {

std::span<const ActionRow>
fileRows(); //!< What happens to projects, clips and the last step: File and Edit.
std::span<const ActionRow> viewRows(); //!< What is looked at, and with which tool: View and Select.
std::span<const ActionRow> objectRows(); //!< What is made: Object, Track and Matte.
std::span<const ActionRow>
playbackRows(); //!< What is played, and the window around it: Playback, Window and Help.

} // namespace filigree
