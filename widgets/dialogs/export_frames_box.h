// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/dialogs/export_request.h"

#include <QGroupBox>

class QComboBox;
class QCheckBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace filigree {

class FieldNote;

//! Which objects and frames are exported, and how these count.
class ExportFramesBox final : public QGroupBox
{
    Q_OBJECT
public:
    explicit ExportFramesBox(QWidget *parent = nullptr);

    void setSubject(const ExportSubject &subject);
    void setRequest(const ExportRequest &request);
    void fitTo(ExportFormat format); //!< Only sequences have numbers.
    void writeTo(ExportRequest &request) const;
    FieldNote *note(ExportField field) const; //!< Null for fields of another box.

signals:
    void changed(); //!< By the user.

private:
    void setTexts();
    void setRateEntries();
    void showWhatApplies();
    FrameRange shownRange() const;

    ExportSubject m_subject;
    bool m_isSequence = false;
    QLabel *m_objectsLabel, *m_rangeLabel, *m_customLabel, *m_startLabel, *m_rateLabel,
        *m_timecodeLabel;
    QComboBox *m_objects, *m_range;
    QSpinBox *m_in, *m_out;
    QLabel *m_to;
    QCheckBox *m_ownStart;
    QSpinBox *m_start;
    QComboBox *m_rate, *m_timecode;
    QLineEdit *m_timecodeText;
    FieldNote *m_objectsNote, *m_rangeNote, *m_startNote, *m_rateNote, *m_timecodeNote;
};

} // namespace filigree
