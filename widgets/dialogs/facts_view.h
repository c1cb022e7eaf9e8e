// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QList>
#include <QTreeWidget>

#include <utility>

namespace filigree {

using Facts = QList<std::pair<QString, QString>>;

//! Names and values side by side; rows without a value are headings. Ctrl+C copies the selection.
class FactsView final : public QTreeWidget
{
    Q_OBJECT
public:
    explicit FactsView(QWidget *parent = nullptr);
    void setFacts(const Facts &facts);
    QString text() const; //!< All of it, a line per row.

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace filigree
