// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/dialogs/export_request.h"

#include <QGroupBox>

class QButtonGroup;
class QLabel;
class QPushButton;
class QRadioButton;

namespace filigree {

class CommandLineView;
class FieldNote;

//! What would come out, what should be known before, and the command line that does the same.
class ExportSummaryBox final : public QGroupBox
{
    Q_OBJECT
public:
    explicit ExportSummaryBox(QWidget *parent = nullptr);

    void setSummary(const ExportSummary &summary);
    void setHiddenError(const QString &text); //!< Of a field that is out of view; empty: none.
    void setRequest(const ExportRequest &request);
    void writeTo(ExportRequest &request) const;

signals:
    void changed(); //!< By the user.

private:
    void setTexts();
    void showSummary();

    ExportSummary m_summary;
    QLabel *m_frames, *m_size, *m_filesLabel, *m_files;
    FieldNote *m_error, *m_open;
    QRadioButton *m_makeFirst, *m_asTheyAre;
    QLabel *m_commandLabel;
    CommandLineView *m_command;
    QPushButton *m_copy;
};

//! "0.04 s", "1 min 5 s", "12 h 3 min": two units at most, and 0 s only of what takes no time.
QString durationText(double seconds);

} // namespace filigree
