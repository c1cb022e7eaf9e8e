// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/playback_actions.h"

#include "app/actions/actions.h"
#include "app/commands/range_commands.h"
#include "app/document/document.h"
#include "app/document/editor_state.h"
#include "app/window/player.h"
#include "app/window/timeline_controller.h"
#include "widgets/timeline/transport_bar.h"

#include <QAction>
#include <QInputDialog>
#include <QSignalBlocker>
#include <QWidget>

#include <algorithm>

namespace filigree {
namespace {

constexpr int jump = 10; //!< Frames.

void bindPlayer(const Actions &actions, EditorState &state, Player &player, QWidget *context)
{
    const auto on = [&](ActionId id, void (Player::*verb)()) {
        QObject::connect(actions.get(id), &QAction::triggered, &player, verb);
    };
    on(ActionId::PlayPause, &Player::toggle);
    on(ActionId::PlayForward, &Player::shuttleForward);
    on(ActionId::PlayReverse, &Player::shuttleBackward);
    on(ActionId::Stop, &Player::stop);
    QObject::connect(actions.get(ActionId::Loop), &QAction::toggled, &player, &Player::setLoops);
    QObject::connect(&player, &Player::loopsChanged, actions.get(ActionId::Loop),
                     &QAction::setChecked);
    QAction *play = actions.get(ActionId::PlayPause);
    QObject::connect(&state, &EditorState::playingChanged, context,
                     [play](bool playing) { play->setChecked(playing); });
}

void bindSteps(const Actions &actions, Document &document, EditorState &state, QWidget *context)
{
    const auto go = [&](ActionId id, const auto &target) {
        QObject::connect(actions.get(id), &QAction::triggered, context,
                         [&document, &state, target] {
                             state.setPlaying(false);
                             if (document.clip())
                                 state.setFrame(target(state.frame(), *document.clip()));
                         });
    };
    const auto step = [&](ActionId id, int frames) {
        go(id, [frames](int frame, const ClipEntry &) { return frame + frames; });
    };
    step(ActionId::StepForward, 1);
    step(ActionId::StepBack, -1);
    step(ActionId::JumpForward, jump);
    step(ActionId::JumpBack, -jump);
    go(ActionId::GoToFirst, [](int, const ClipEntry &) { return 0; });
    go(ActionId::GoToLast, [](int, const ClipEntry &clip) { return clip.media.frameCount - 1; });
    go(ActionId::GoToIn, [](int, const ClipEntry &clip) { return clip.effectiveRange().in; });
    go(ActionId::GoToOut, [](int, const ClipEntry &clip) { return clip.effectiveRange().out; });
}

void bindRange(const Actions &actions, Document &document, EditorState &state, QWidget *context)
{
    const auto push = [&](ActionId id, const auto &make) {
        QObject::connect(actions.get(id), &QAction::triggered, context, [&document, &state, make] {
            document.push(make(document, state.frame()));
        });
    };
    push(ActionId::SetIn, [](Document &d, int frame) { return setInPoint(d, frame); });
    push(ActionId::SetOut, [](Document &d, int frame) { return setOutPoint(d, frame); });
    push(ActionId::ClearRange, [](Document &d, int) { return setRange(d, {}); });

    const auto markerAt = [](const Document &d, int frame) {
        const auto &markers = d.clip()->markers;
        return std::size_t(std::ranges::find(markers, frame, &Marker::frame) - markers.begin());
    };
    push(ActionId::DeleteMarker, [markerAt](Document &d, int frame) -> CommandPtr {
        return d.clip() ? removeMarker(d, markerAt(d, frame)) : nullptr;
    });
    push(ActionId::EditMarker, [markerAt, context](Document &d, int frame) -> CommandPtr {
        const std::size_t index = d.clip() ? markerAt(d, frame) : 0;
        if (!d.clip() || index >= d.clip()->markers.size())
            return nullptr;
        Marker marker = d.clip()->markers[index];
        bool isGiven = false;
        const QString text =
            QInputDialog::getText(context, Actions::tr("Edit Marker"), Actions::tr("Note:"),
                                  QLineEdit::Normal, QString::fromStdString(marker.text), &isGiven);
        marker.text = text.toStdString();
        return isGiven ? changeMarker(d, index, marker) : nullptr;
    });
}

} // namespace

void bindPlaybackActions(const Actions &actions, Document &document, EditorState &state,
                         Player &player, TimelineController &timeline, QWidget *context)
{
    bindPlayer(actions, state, player, context);
    bindSteps(actions, document, state, context);
    bindRange(actions, document, state, context);
    const auto on = [&](ActionId id, void (TimelineController::*verb)()) {
        QObject::connect(actions.get(id), &QAction::triggered, &timeline, verb);
    };
    QObject::connect(actions.get(ActionId::Mute), &QAction::toggled, &timeline,
                     &TimelineController::setMuted);
    on(ActionId::AddMarker, &TimelineController::addMarker);
    on(ActionId::NextMarker, &TimelineController::goToNextMarker);
    on(ActionId::PreviousMarker, &TimelineController::goToPreviousMarker);
    on(ActionId::NextPrompt, &TimelineController::goToNextPrompt);
    on(ActionId::PreviousPrompt, &TimelineController::goToPreviousPrompt);
}

void showTransportActions(const Actions &actions, TransportBar &transport)
{
    TransportActions shown;
    shown.first = actions.get(ActionId::GoToFirst);
    shown.previousPrompt = actions.get(ActionId::PreviousPrompt);
    shown.previousProblem = actions.get(ActionId::PreviousProblem);
    shown.stepBack = actions.get(ActionId::StepBack);
    shown.playReverse = actions.get(ActionId::PlayReverse);
    shown.play = actions.get(ActionId::PlayPause);
    shown.stepForward = actions.get(ActionId::StepForward);
    shown.nextProblem = actions.get(ActionId::NextProblem);
    shown.nextPrompt = actions.get(ActionId::NextPrompt);
    shown.last = actions.get(ActionId::GoToLast);
    shown.inPoint = actions.get(ActionId::SetIn);
    shown.outPoint = actions.get(ActionId::SetOut);
    shown.loop = actions.get(ActionId::Loop);
    transport.setActions(shown);
}

} // namespace filigree
