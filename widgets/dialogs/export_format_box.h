// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/dialogs/export_request.h"

#include <QGroupBox>

class QCheckBox;
class QComboBox;
class QLabel;

namespace filigree {

class FieldNote;

//! How the pixels of an export are stored.
class ExportFormatBox final : public QGroupBox
{
    Q_OBJECT
public:
    explicit ExportFormatBox(QWidget *parent = nullptr);

    void setRequest(const ExportRequest &request);
    void writeTo(ExportRequest &request) const;
    FieldNote *note() const { return m_note; }

signals:
    void changed(); //!< By the user.
    void formatChosen(filigree::ExportFormat format); //!< By the user, before changed().

private:
    void setTexts();
    void showWhatApplies();
    void chooseFormat();
    ExportFormat format() const;
    ExportContent content() const;

    QLabel *m_formatLabel, *m_contentLabel, *m_alphaLabel, *m_colourLabel;
    QLabel *m_primariesLabel, *m_transferLabel, *m_matrixLabel;
    QComboBox *m_format, *m_content, *m_alpha, *m_colour;
    QCheckBox *m_linear;
    QComboBox *m_primaries, *m_transfer, *m_matrix;
    FieldNote *m_note;
};

} // namespace filigree
