// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/viewer/view_settings.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <utility>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace filigree {

class ColourButton;
class FoldingSection;
class PercentSlider;

//! What the panel of the view shows.
struct ViewScene
{
    ViewSettings view;
    QList<std::pair<int, QString>> clips; //!< That may lie behind a matte: id and name.
    int backgroundClip = 0; //!< 0: none.
    QString backgroundPicture; //!< Name of its file; empty: none.
    bool operator==(const ViewScene &) const = default;
};

//! How the frame is shown: the two views that are compared and which version of the results each
//! shows, what lies behind a matte, the overlay and the onion skin.
class ViewPanel final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int oldestVersion = 4; //!< Of the results that can be chosen.

    explicit ViewPanel(QWidget *parent = nullptr);

    void setScene(const ViewScene &scene); //!< No signal follows.
    QSize sizeHint() const override { return {320, 480}; }

signals:
    void edited(const filigree::ViewSettings &view);
    void pictureWanted(); //!< Another one is to be chosen.
    void clipChosen(int clip);

private:
    struct Side
    {
        QLabel *name = nullptr;
        QComboBox *mode = nullptr;
        QComboBox *version = nullptr;
    };
    QGridLayout *addSection(FoldingSection *&section);
    Side addSide(QGridLayout *grid, ViewSide ViewSettings::*side);
    QLabel *addRow(QGridLayout *grid, QWidget *field);
    QComboBox *addList(QGridLayout *grid, QLabel *&name, int entries);
    QSpinBox *addCount(QGridLayout *grid, QLabel *&name, int least, int most,
                       int OnionSkin::*count);
    PercentSlider *addShare(QGridLayout *grid, QLabel *&name, double OnionSkin::*share);
    void addBackground(QGridLayout *grid);
    void addOnion(QGridLayout *grid);
    void setTexts();
    void showScene();
    template<typename Change> void edit(const Change &change);

    ViewScene m_scene;
    QWidget *m_column;
    FoldingSection *m_views, *m_background, *m_overlay, *m_onion;
    Side m_a, m_b;
    QLabel *m_compareName, *m_behindName, *m_colourName, *m_pictureName, *m_clipName;
    QComboBox *m_compare, *m_behind, *m_clip;
    ColourButton *m_colour;
    QPushButton *m_picture;
    QLabel *m_tintName;
    PercentSlider *m_tint;
    QCheckBox *m_outlines, *m_onionShown;
    QLabel *m_beforeName, *m_afterName, *m_stepName, *m_styleName, *m_opacityName, *m_fallOffName;
    QSpinBox *m_before, *m_after, *m_step;
    QComboBox *m_style;
    PercentSlider *m_opacity, *m_fallOff;
};

} // namespace filigree
