// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QObject>

class QKeyEvent;
class QWidget;

namespace filigree {

//! While candidates are shown digits, Enter and Escape are about them, on all widgets that are
//! watched, before anything else that they are keys of.
class FoundKeys final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void watch(QWidget &widget); //!< And all that is in it now.
    void setActive(bool active) { m_isActive = active; }

signals:
    void toggled(int row);
    void accepted(bool all);
    void dismissed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static bool wantsKey(const QKeyEvent &event);
    void useKey(const QKeyEvent &event);

    bool m_isActive = false;
};

} // namespace filigree
