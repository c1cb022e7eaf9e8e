// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QFrame>
#include <QList>
#include <QPixmap>

class QToolButton;

namespace filigree {

//! Pictures of what the same prompts may mean, to choose one of: with the pointer, or with the
//! arrows and Enter. Escape chooses none. Deletes itself when it is closed.
class MeaningsPopup final : public QFrame
{
    Q_OBJECT
public:
    static constexpr QSize pictureSize{200, 150}; //!< At most; logical pixels.

    MeaningsPopup(const QList<QPixmap> &pictures, QWidget *parent);

signals:
    void looked(int meaning); //!< The one under the pointer, or with the focus.
    void chosen(int meaning); //!< closed() follows.
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    QList<QToolButton *> m_buttons;
};

} // namespace filigree
