// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/dialogs/export_presets.h"
#include "widgets/dialogs/export_request.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;

namespace filigree {

class ExportFileBox;
class ExportFormatBox;
class ExportFramesBox;
class ExportSummaryBox;
class FieldNote;

//! Asks how to export. Shows a summary that its owner works out whenever the request changes, with
//! every problem beside its field; starts nothing itself.
class ExportDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ExportDialog(QWidget *parent = nullptr);

    //! Keeps the request. What belongs to fields that are no longer there is corrected.
    void setSubject(const ExportSubject &subject);
    void setRequest(const ExportRequest &request);
    const ExportRequest &request() const { return m_request; }
    //! `of`: the request it was worked out for. That of an older one is not shown.
    void setSummary(const ExportRequest &of, const ExportSummary &summary);

signals:
    void requestChanged(const filigree::ExportRequest &request); //!< A summary is wanted.
    //! Its summary had no error.
    void exportRequested(const filigree::ExportRequest &request);
    void presetSaved(const filigree::ExportPreset &preset); //!< Replaces one of the same name.
    void presetRemoved(const QString &name);

private:
    void setTexts();
    void fillPresets();
    void usePreset(int index);
    void savePreset();
    void removePreset();
    void readFields();
    void showState();
    QString fittingPreset() const; //!< Of the built-in ones; empty: none.
    void showProblems(const std::vector<ExportProblem> &problems);
    void showHiddenError();
    FieldNote *noteOf(ExportField field) const;
    void requestExport(bool close);

    ExportSubject m_subject;
    ExportRequest m_request;
    ExportSummary m_summary;
    bool m_isSummaryCurrent = false;
    QString m_chosenPreset;
    QLabel *m_presetLabel;
    QComboBox *m_presets;
    QPushButton *m_savePreset, *m_removePreset;
    ExportFormatBox *m_format;
    ExportFramesBox *m_frames;
    ExportFileBox *m_files;
    ExportSummaryBox *m_summaryBox;
    QPushButton *m_export, *m_add, *m_close;
};

} // namespace filigree
