// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QDialog>
#include <QList>
#include <QString>

class QLabel;
class QPushButton;

namespace filigree {

class FactsView;

//! A part that the program is made of.
struct ProgramPart
{
    QString name;
    QString version; //!< As it is at run time.
    QString licence;
};

struct AboutValues
{
    QString version;
    QList<ProgramPart> parts;
    QString system; //!< Operating system and processor.
};

//! Versions and licences, for the curious and for bug reports.
class AboutDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit AboutDialog(const AboutValues &values, QWidget *parent = nullptr);

private:
    void setTexts();

    AboutValues m_values;
    QLabel *m_title, *m_text, *m_icon;
    FactsView *m_parts;
    QPushButton *m_copy, *m_close;
};

} // namespace filigree
