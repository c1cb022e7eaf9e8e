// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/command_line_view.h"

#include <QMimeData>
#include <QRegularExpression>
#include <QTextDocumentFragment>

namespace filigree {
namespace {

constexpr QChar wordJoiner(0x2060); // cannot be seen, and no line breaks at it

QString plain(QString text)
{
    return text.remove(wordJoiner);
}

} // namespace

CommandLineView::CommandLineView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
}

void CommandLineView::setLine(const QString &line)
{
    static const QRegularExpression sign(QStringLiteral("(?<=[^\\s\\w])(?=\\S)"));
    setPlainText(QString(line).replace(sign, wordJoiner));
}

QString CommandLineView::line() const
{
    return plain(toPlainText());
}

QMimeData *CommandLineView::createMimeDataFromSelection() const
{
    auto *data = new QMimeData;
    data->setText(plain(textCursor().selection().toPlainText()));
    return data;
}

} // namespace filigree
