// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace filigree {

//! A title that folds what is below it.
class FoldingSection final : public QWidget
{
    Q_OBJECT
public:
    explicit FoldingSection(QWidget *parent = nullptr);

    void setTitle(const QString &title);
    QVBoxLayout *body() const { return m_body; } //!< To add to.
    bool isOpen() const;
    void setOpen(bool open);

private:
    QToolButton *m_title;
    QWidget *m_content;
    QVBoxLayout *m_body;
};

} // namespace filigree
