// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QObject>

namespace filigree {

//! Whoever goes through the window by Tab works a control by its own keys: Space presses a button,
//! the arrows move a slider. Otherwise these are keys of the window, which play and step; so they
//! are after a click on a control.
class ControlKeys final : public QObject
{
    Q_OBJECT
public:
    explicit ControlKeys(QObject *parent); //!< Watches the whole application.

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool m_isKeyboard = false; // how the control that has the focus came to it
};

} // namespace filigree
