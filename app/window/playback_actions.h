// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

class QWidget;

namespace filigree {

class Actions;
class Document;
class EditorState;
class Player;
class TimelineController;
class TransportBar;

//! Playing, stepping, jumping, in and out point and markers. All must outlive the context.
void bindPlaybackActions(const Actions &actions, Document &document, EditorState &state,
                         Player &player, TimelineController &timeline, QWidget *context);
//! The buttons of the transport bar.
void showTransportActions(const Actions &actions, TransportBar &transport);

} // namespace filigree
