// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/model/project.h"

#include <QDialog>
#include <QString>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace filigree {

class FactsView;
class FieldNote;

//! A file that may be the clip that is missing.
struct RelinkCandidate
{
    QString path; //!< A sequence: its pattern.
    bool isExact = false; //!< It is the very file, by its fingerprint.
    int frameCount = 0;
    Size size;
    Rational frameRate{0, 1};
    QString error; //!< Why it cannot be opened; empty: it can.
};

//! Asks where the file of a clip has gone. Its owner looks into what the user chooses.
class RelinkDialog final : public QDialog
{
    Q_OBJECT
public:
    RelinkDialog(const QString &clipName, const ClipReference &reference,
                 QWidget *parent = nullptr);

    //! What was found at a path: found by itself, or chosen by the user.
    void setCandidate(const RelinkCandidate &candidate);

signals:
    void pathChosen(const QString &path); //!< setCandidate() is to follow.
    void searchRequested(const QString &folder); //!< In it and below; setCandidate() is to follow.
    void relinkRequested(const QString &path); //!< The dialog has closed.

private:
    void setTexts();
    void showState();
    void browse();
    void search();

    QString m_clipName;
    ClipReference m_reference;
    std::optional<RelinkCandidate> m_candidate;
    QLabel *m_text, *m_pathLabel;
    FactsView *m_known;
    QLineEdit *m_path;
    QPushButton *m_browse, *m_search, *m_relink, *m_skip;
    FieldNote *m_note;
    QLabel *m_good;
};

} // namespace filigree
