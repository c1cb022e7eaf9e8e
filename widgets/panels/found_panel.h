// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;
class QTreeWidget;

namespace filigree {

class PercentSlider;

//! Something that was found by a text.
struct FoundRow
{
    int number = 0; //!< As it is drawn over the picture.
    QString text;
    double score = 0; //!< 0 to 1.
    QString object; //!< Which it is already; empty: a new one.
    bool operator==(const FoundRow &) const = default;
};

//! What was found by a text, to take one, some or all of it as objects.
class FoundPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit FoundPanel(QWidget *parent = nullptr);

    //! note: what else is to be said, e.g. why nothing was found; may be empty.
    void setFound(const QList<FoundRow> &rows, const QString &note);
    void setMarked(const QList<int> &rows); //!< No signal.
    //! What can be found at all; shown while nothing was looked for. Translated.
    void setHelp(const QString &help);
    void setModelsOffered(bool offered); //!< Whether installing a model would help.
    void setThreshold(double score); //!< 0 to 1. No signal.
    void setAgainEnabled(bool enabled);
    void focusList(); //!< On the first row, unless one is marked.
    QSize sizeHint() const override { return {320, 220}; }

protected:
    void resizeEvent(QResizeEvent *event) override;

signals:
    void markedChanged(const QList<int> &rows);
    void accepted(); //!< What is marked, else the best.
    void rowAccepted(int row);
    void allAccepted();
    void dismissed();
    void thresholdChanged(double score);
    void againRequested();
    void modelsRequested();

private:
    void setTexts();
    void showRows();
    void showButtons();
    void fitNote();
    QList<int> marked() const;

    QList<FoundRow> m_rows;
    QString m_given; // note
    QString m_help;
    bool m_areModelsOffered = false;
    QScrollArea *m_noteArea; // as long as may be, and little of a panel with a list
    QLabel *m_note;
    QTreeWidget *m_list;
    QLabel *m_thresholdName;
    PercentSlider *m_threshold;
    QPushButton *m_accept;
    QPushButton *m_acceptAll;
    QPushButton *m_models;
    QToolButton *m_again;
    QToolButton *m_dismiss;
};

} // namespace filigree
