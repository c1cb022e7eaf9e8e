// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace filigree {

//! An engine as one may choose it.
struct EngineChoice
{
    QString id;
    QString name;
    QString needs; //!< What it is and needs, a sentence.
    QString cost; //!< Of a frame on this device, e.g. "about 0.4 s a frame"; empty: not known.
    QString unavailable; //!< Why it cannot be chosen; empty: it can.
    bool operator==(const EngineChoice &) const = default;
};

//! Engines below each other, one of them chosen, each with what it needs and costs.
class EngineChooser final : public QWidget
{
    Q_OBJECT
public:
    explicit EngineChooser(QWidget *parent = nullptr);

    void setEngines(const QList<EngineChoice> &engines);
    void setChosen(const QString &id); //!< Empty: several. No signal follows.

signals:
    void chosen(const QString &id);

private:
    QList<EngineChoice> m_engines;
    QString m_chosen;
    QButtonGroup *m_buttons;
    QVBoxLayout *m_column;
};

} // namespace filigree
