// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/dialogs/preferences_dialog.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSlider;
class QSpinBox;

namespace filigree {

class ColourButton;

//! Language and saving.
class GeneralPage final : public QWidget
{
    Q_OBJECT
public:
    explicit GeneralPage(const PreferenceChoices &choices, QWidget *parent = nullptr);
    void setValues(const PreferenceValues &values);
    void writeTo(PreferenceValues &values) const;

signals:
    void changed();

private:
    void setTexts();
    QLabel *m_languageLabel, *m_autosaveLabel, *m_hint;
    QComboBox *m_language;
    QSpinBox *m_autosave;
};

//! Memory, disk and what the engines run on.
class PerformancePage final : public QWidget
{
    Q_OBJECT
public:
    explicit PerformancePage(const PreferenceChoices &choices, QWidget *parent = nullptr);
    void setValues(const PreferenceValues &values);
    void writeTo(PreferenceValues &values) const;

signals:
    void changed();

private:
    void setTexts();
    void browse();
    int m_cores, m_memory;
    QString m_defaultFolder;
    QLabel *m_memoryLabel, *m_folderLabel, *m_diskLabel, *m_threadsLabel, *m_deviceLabel,
        *m_bfloat16Note, *m_textLabel, *m_hint;
    QSpinBox *m_memoryBox, *m_disk, *m_threads;
    QLineEdit *m_folder;
    QPushButton *m_browse;
    QComboBox *m_device, *m_textSpeed;
    QCheckBox *m_bfloat16;
};

//! What is drawn over and around pictures.
class ColoursPage final : public QWidget
{
    Q_OBJECT
public:
    explicit ColoursPage(QWidget *parent = nullptr);
    void setValues(const PreferenceValues &values);
    void writeTo(PreferenceValues &values) const;

signals:
    void changed();

private:
    void setTexts();
    QLabel *m_overlayLabel, *m_canvasLabel, *m_beforeLabel, *m_afterLabel;
    QSlider *m_overlay;
    QLabel *m_percent;
    ColourButton *m_canvas, *m_before, *m_after;
};

} // namespace filigree
