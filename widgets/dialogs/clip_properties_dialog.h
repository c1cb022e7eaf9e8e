// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/model/clip_info.h"
#include "widgets/dialogs/facts_view.h"

#include <QDialog>

class QPushButton;

namespace filigree {

//! What is known of a clip, in words; damage last.
Facts clipFacts(const ClipInfo &info);

//! Shows all that is known of a clip.
class ClipPropertiesDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ClipPropertiesDialog(const ClipInfo &info, QWidget *parent = nullptr);

private:
    void setTexts();

    ClipInfo m_info;
    FactsView *m_facts;
    QPushButton *m_copy, *m_close;
};

} // namespace filigree
