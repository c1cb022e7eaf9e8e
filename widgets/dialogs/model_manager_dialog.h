// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/dialogs/model_item.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace filigree {

class FactsView;
class FieldNote;

//! Lists the models, says under which licence they are and what is installed of them, and asks its
//! owner to download, import, verify and remove them.
class ModelManagerDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ModelManagerDialog(QWidget *parent = nullptr);

    //! diskUse: of all that is installed, in bytes.
    void setModels(const QList<ModelItem> &models, qint64 diskUse);
    void setProgress(const QString &id, qint64 done, qint64 total);
    void setPlaces(const ModelPlaces &places); //!< Not what is being edited.
    void setProblem(const QString &text); //!< Empty: there is none any more.

signals:
    void downloadRequested(const QString &id);
    void cancelRequested(const QString &id);
    void verifyRequested(const QString &id);
    void removeRequested(const QString &id);
    void importRequested(const QString &file);
    void placesChanged(const filigree::ModelPlaces &places);

private:
    void setTexts();
    void showModels();
    void showCurrent();
    void askForFile();
    void askToRemove();
    void tellPlaces();
    const ModelItem *current() const;

    QList<ModelItem> m_models;
    qint64 m_diskUse = 0;
    ModelPlaces m_places;
    QTreeWidget *m_list;
    FactsView *m_facts;
    QLabel *m_use, *m_disk, *m_folderLabel, *m_mirrorLabel, *m_proxyLabel;
    QProgressBar *m_progress;
    FieldNote *m_note;
    QLineEdit *m_folder, *m_mirror, *m_proxy;
    QPushButton *m_download, *m_cancel, *m_verify, *m_remove, *m_import, *m_close;
};

} // namespace filigree
