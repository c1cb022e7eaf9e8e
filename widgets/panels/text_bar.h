// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QLineEdit>
#include <QStringList>

class QStringListModel;

namespace filigree {

//! The field for what is to be found: completes words that are understood, and earlier texts.
class TextBar final : public QLineEdit
{
    Q_OBJECT
public:
    explicit TextBar(QWidget *parent = nullptr);

    void setWords(const QStringList &words);
    void setHistory(const QStringList &texts); //!< The newest first.
    //! Takes the offered completions away, unless one is being chosen: they have the keys.
    void endCompletion();

signals:
    void typed(); //!< The user changed the text, also by choosing a completion.
    void submitted(); //!< Enter.
    void allWanted(); //!< Ctrl+Enter.
    void listWanted(); //!< Down: to what was found.
    void dismissed(); //!< Escape.

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void complete();

    QStringList m_words;
    QStringList m_history;
    QStringListModel *m_completions;
};

//! What a text may become, whole: earlier texts, then the text with its last word completed.
QStringList textCompletions(const QString &text, const QStringList &words,
                            const QStringList &history);

} // namespace filigree
