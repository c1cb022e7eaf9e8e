// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/export_summary_service.h"
#include "widgets/dialogs/export_dialog.h"
#include "widgets/dialogs/export_queue_panel.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

class QWidget;

namespace filigree {

class Document;
class EditorState;
class ExportQueue;
struct MadeResult;
class WorkSession;

//! Binds the export dialog and the queue's panel to the document and the queue.
class ExportController final : public QObject
{
    Q_OBJECT
public:
    //! All must outlive it. The window is the parent of dialogs.
    ExportController(Document &document, const EditorState &state, ExportQueue &queue,
                     QWidget *window);
    ~ExportController() override;

    ExportQueuePanel *panel() const { return m_panel; } //!< For a dock; owned by its new parent.
    ExportDialog *dialog() const { return m_dialog; } //!< Null unless it is open.
    //! Opens the dialog on the current clip, or brings it to the front. Nothing without a clip.
    void showDialog();
    //! Whether the project may be closed, with exports on their way: asks. They go on until it is.
    bool mayClose();

signals:
    void queued(); //!< The panel should be seen.
    void notice(const QString &text); //!< For the status bar.
    void failed(const QString &text); //!< Likewise, until it is dismissed.

private:
    void refresh();
    void ask();
    void take(const std::shared_ptr<const ExportAnswer> &answer);
    void startExport(const ExportRequest &request);
    void noteResult(const std::shared_ptr<WorkSession> &work, int clip, const MadeResult &result);
    void tellEnd(int id);

    Document &m_document;
    const EditorState &m_state;
    ExportQueue &m_queue;
    QWidget *m_window;
    QPointer<ExportQueuePanel> m_panel;
    QPointer<ExportDialog> m_dialog;
    QTimer m_refresh;
    std::shared_ptr<const ExportSubject> m_subject;
    std::shared_ptr<const ExportSnapshot> m_snapshot;
    std::shared_ptr<const ExportAnswer> m_answer;
    ExportRequest m_lastRequest; //!< What the dialog opens with next time.
    ExportSummaryService m_service;
};

} // namespace filigree
