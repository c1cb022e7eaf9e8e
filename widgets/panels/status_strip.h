// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QList>
#include <QString>
#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QProgressBar;
class QToolButton;

namespace filigree {

//! Work that runs beside the window.
struct RunningJob
{
    QString text; //!< e.g. "Tracking dancer".
    int done = 0;
    int total = 0; //!< 0: not known.
    double secondsLeft = -1; //!< Negative: not known.
    int waiting = 0; //!< Further jobs in the queue.
    bool operator==(const RunningJob &) const = default;
};

struct StatusMessage
{
    enum class Kind { Info, Warning, Error };
    Kind kind = Kind::Info;
    QString text;
    QString details; //!< For those who want to know more; may be empty.
    bool operator==(const StatusMessage &) const = default;
};

struct ResourceUse
{
    qint64 memory = 0; //!< Bytes of decoded frames and mattes.
    qint64 memoryBudget = 0;
    qint64 disk = 0; //!< Bytes of stored results.
    QString device; //!< What computes, e.g. "CPU, 8 threads".
    bool operator==(const ResourceUse &) const = default;
};

//! The status bar: what runs, how far it is, and how to stop it; messages, of which errors stay
//! until they are dismissed; and what memory, disk and device are used.
class StatusStrip final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int infoShownFor = 6000; //!< ms

    explicit StatusStrip(QWidget *parent = nullptr);

    void setJob(const std::optional<RunningJob> &job);
    //! An error waits until those before it were dismissed; information gives way to all others.
    void addMessage(const StatusMessage &message);
    void setResources(const ResourceUse &resources);
    //! A hint of what the pointer is on, shown while there is nothing else to say.
    void setHint(const QString &hint);

signals:
    void cancelRequested();
    void detailsRequested(const filigree::StatusMessage &message);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setTexts();
    void showJob();
    void showMessage();
    void elideMessage();
    void showResources();
    void dismiss();

    std::optional<RunningJob> m_job;
    QList<StatusMessage> m_messages; // the first is shown
    ResourceUse m_resources;
    QString m_hint;
    QString m_message; // in full
    QTimer m_infoTimer;
    QLabel *m_jobText;
    QProgressBar *m_progress;
    QLabel *m_timeLeft;
    QToolButton *m_cancel;
    QLabel *m_sign;
    QLabel *m_text;
    QToolButton *m_details;
    QToolButton *m_dismiss;
    QLabel *m_memory;
    QLabel *m_disk;
    QLabel *m_device;
};

//! "40 s", "2 min", "1 h 10 min": in the coarseness that people want of an estimate.
QString roughDuration(double seconds);

} // namespace filigree

Q_DECLARE_METATYPE(filigree::StatusMessage)
