// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/panels/status_strip.h"

#include <QObject>

#include <optional>
#include <utility>
#include <vector>

class QLabel;
class QMainWindow;

namespace filigree {

class Document;
class EditorState;

//! The status bar of the window: what runs and what happened, what memory, disk and device are
//! used, and which frame is shown.
class StatusController final : public QObject
{
    Q_OBJECT
public:
    //! All must outlive it.
    StatusController(const Document &document, const EditorState &state, QMainWindow *window);

    StatusStrip &strip() { return *m_strip; }
    void setDevice(const QString &device, int threads); //!< As in Preferences.

public slots:
    void say(const QString &text);
    void warn(const QString &text); //!< Stays until it is dismissed.
    //! Of several that run, the one whose source was named first is shown.
    void setJob(const QObject *source, const std::optional<filigree::RunningJob> &job);

private:
    void showPosition();
    void showResources();

    const Document &m_document;
    const EditorState &m_state;
    StatusStrip *m_strip;
    QLabel *m_position;
    std::vector<std::pair<const QObject *, std::optional<RunningJob>>> m_jobs;
    QString m_device;
    int m_threads = 0;
};

} // namespace filigree
