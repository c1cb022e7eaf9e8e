// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QPlainTextEdit>

namespace filigree {

//! Shows a command line, wrapped between its words where they fit: by itself Qt also breaks after
//! the hyphens of an option. Copied is the plain line.
class CommandLineView final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit CommandLineView(QWidget *parent = nullptr);
    void setLine(const QString &line);
    QString line() const;

protected:
    QMimeData *createMimeDataFromSelection() const override;
};

} // namespace filigree
