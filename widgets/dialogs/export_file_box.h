// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/dialogs/export_request.h"

#include <QGroupBox>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace filigree {

class FieldNote;

//! Where an export is written, and what it does with what is there.
class ExportFileBox final : public QGroupBox
{
    Q_OBJECT
public:
    explicit ExportFileBox(QWidget *parent = nullptr);

    void setSubject(const ExportSubject &subject);
    void setRequest(const ExportRequest &request);
    void writeTo(ExportRequest &request) const;
    //! Gives the path the ending that the format wants, and a frame number if it wants one.
    void fitTo(ExportFormat format);
    FieldNote *note() const { return m_note; }

signals:
    void changed(); //!< By the user.

private:
    void setTexts();
    void browse();
    void showWhatApplies(ExportFormat format);

    enum Existing { Refuse, Overwrite, Resume };
    ExportFormat m_format = ExportFormat::ProRes4444;
    QString m_folder;
    bool m_hasAudio = false;
    QLabel *m_pathLabel, *m_hint, *m_existingLabel;
    QLineEdit *m_path;
    QPushButton *m_browse;
    QComboBox *m_existing;
    QCheckBox *m_audio;
    FieldNote *m_note;
};

//! The path with the ending of another format; of a sequence with a frame number in its name, of a
//! movie without.
QString pathFitting(const QString &path, ExportFormat format);

} // namespace filigree
