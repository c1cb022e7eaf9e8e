// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/text_bar.h"

#include "widgets/theme/icon.h"
#include "widgets/translated.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStringListModel>

#include <algorithm>
#include <iterator>

namespace filigree {
namespace {

constexpr int mostCompletions = 12;

} // namespace

QStringList textCompletions(const QString &text, const QStringList &words,
                            const QStringList &history)
{
    QStringList result;
    const auto offer = [&](const QString &whole) {
        if (whole != text && whole.startsWith(text, Qt::CaseInsensitive)
            && result.size() < mostCompletions && !result.contains(whole))
            result.append(whole);
    };
    for (const QString &before : history)
        offer(before);
    qsizetype begin = text.size();
    while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != ';')
        --begin;
    if (begin < text.size()) {
        for (const QString &word : words) {
            if (word.startsWith(QStringView(text).mid(begin), Qt::CaseInsensitive))
                offer(text + word.mid(text.size() - begin));
        }
    }
    return result;
}

TextBar::TextBar(QWidget *parent)
    : QLineEdit(parent)
    , m_completions(new QStringListModel(this))
{
    setMinimumWidth(160);
    setMaximumWidth(360);
    setClearButtonEnabled(true);
    addAction(icon(QStringLiteral("text-prompt")), QLineEdit::LeadingPosition);
    auto *completer = new QCompleter(m_completions, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setMaxVisibleItems(8);
    completer->popup()->setTextElideMode(Qt::ElideLeft); // they differ in their last words
    setCompleter(completer);
    // Before the line edit asks its completer, so that it has the new ones.
    connect(this, &QLineEdit::textEdited, this, [this] {
        complete();
        emit typed();
    });
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty()) // also by the button that clears it
            emit typed();
    });
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this,
            [this] { emit typed(); });
    translated(this, [this] {
        setPlaceholderText(tr("Find by text"));
        setAccessibleName(tr("Find an object by text"));
        setToolTip(tr("Say in English what to cut out: “a dancer in red”. Several things are kept "
                      "apart by “;”. Enter takes the best one found. The words that are understood "
                      "without a download are listed in the Found panel."));
        setStatusTip(toolTip());
    });
}

void TextBar::setWords(const QStringList &words)
{
    m_words = words;
}

void TextBar::setHistory(const QStringList &texts)
{
    m_history = texts;
}

void TextBar::endCompletion()
{
    QAbstractItemView *popup = completer()->popup();
    if (!popup->currentIndex().isValid()) // nobody chooses among them
        popup->hide();
}

void TextBar::complete()
{
    m_completions->setStringList(textCompletions(text(), m_words, m_history));
}

bool TextBar::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // They are shortcuts as well: Escape cancels jobs, Down goes to the next prompt.
        constexpr int own[] = {Qt::Key_Escape, Qt::Key_Return, Qt::Key_Enter, Qt::Key_Down};
        const auto *key = static_cast<QKeyEvent *>(event);
        if (std::ranges::find(own, key->key()) != std::end(own)
            && !(key->modifiers() & (Qt::AltModifier | Qt::MetaModifier | Qt::ShiftModifier))) {
            event->accept();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void TextBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        completer()->popup()->hide();
        if (event->modifiers() & Qt::ControlModifier)
            emit allWanted();
        else
            emit submitted();
        return;
    case Qt::Key_Escape:
        emit dismissed();
        return;
    case Qt::Key_Down:
        if (!text().isEmpty()) {
            emit listWanted();
            return;
        }
        complete(); // earlier texts
        completer()->setCompletionPrefix(QString());
        completer()->complete();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace filigree
