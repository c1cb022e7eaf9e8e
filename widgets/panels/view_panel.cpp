// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/view_panel.h"

#include "widgets/dialogs/colour_button.h"
#include "widgets/dialogs/field_note.h"
#include "widgets/panels/folding_section.h"
#include "widgets/panels/percent_slider.h"
#include "widgets/panels/quiet_wheel.h"
#include "widgets/theme/icon.h"
#include "widgets/translated.h"
#include "widgets/viewer/view_names.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>

namespace filigree {
namespace {

constexpr ViewMode modes[] = {ViewMode::Source,    ViewMode::Overlay, ViewMode::Alpha,
                              ViewMode::Trimap,    ViewMode::Matte,   ViewMode::Foreground,
                              ViewMode::Difference};
constexpr int largestStep = 25; //!< Frames from one neighbour of the onion skin to the next.

QComboBox *newList(int entries)
{
    auto *list = new QComboBox;
    list->setMinimumContentsLength(8);
    list->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    keepWheelQuiet(list);
    for (int n = 0; n < entries; ++n)
        list->addItem(QString());
    return list;
}

void setShown(QComboBox *list, int index)
{
    const QSignalBlocker blocker(list);
    list->setCurrentIndex(index);
}

void setShown(QSpinBox *box, int value)
{
    const QSignalBlocker blocker(box);
    box->setValue(value);
}

void setRowVisible(QLabel *name, QWidget *field, bool visible)
{
    name->setVisible(visible);
    field->setVisible(visible);
}

} // namespace

template<typename Change> void ViewPanel::edit(const Change &change)
{
    change(m_scene.view);
    showScene();
    emit edited(m_scene.view);
}

ViewPanel::ViewPanel(QWidget *parent)
    : QWidget(parent)
    , m_column(new QWidget)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea;
    scroll->setFocusPolicy(Qt::NoFocus); // it follows the control that has the focus
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_column);
    outer->addWidget(scroll);
    setMinimumWidth(240);
    auto *sections = new QVBoxLayout(m_column);
    sections->setContentsMargins(0, 0, 0, 8);
    sections->setSpacing(2);

    QGridLayout *views = addSection(m_views);
    m_a = addSide(views, &ViewSettings::a);
    m_compare = addList(views, m_compareName, 3);
    m_b = addSide(views, &ViewSettings::b);
    connect(m_compare, &QComboBox::activated, this, [this](int index) {
        edit([index](ViewSettings &view) { view.compare = Compare(index); });
    });
    addBackground(addSection(m_background));

    QGridLayout *overlay = addSection(m_overlay);
    m_tint = new PercentSlider;
    m_tintName = addRow(overlay, m_tint);
    connect(m_tint, &PercentSlider::changed, this, [this](double value) {
        edit([value](ViewSettings &view) { view.overlayOpacity = value; });
    });
    m_outlines = new QCheckBox;
    overlay->addWidget(m_outlines, overlay->rowCount(), 0, 1, 3);
    connect(m_outlines, &QCheckBox::clicked, this,
            [this](bool on) { edit([on](ViewSettings &view) { view.outlines = on; }); });
    addOnion(addSection(m_onion));
    sections->addStretch();
    translated(this, [this] { setTexts(); });
}

QGridLayout *ViewPanel::addSection(FoldingSection *&section)
{
    section = new FoldingSection;
    m_column->layout()->addWidget(section);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(4);
    grid->setColumnMinimumWidth(0, 96);
    grid->setColumnStretch(1, 1);
    section->body()->addLayout(grid);
    return grid;
}

QLabel *ViewPanel::addRow(QGridLayout *grid, QWidget *field)
{
    auto *name = new QLabel;
    const int row = grid->rowCount();
    grid->addWidget(name, row, 0);
    grid->addWidget(field, row, 1, 1, 2);
    return name;
}

QComboBox *ViewPanel::addList(QGridLayout *grid, QLabel *&name, int entries)
{
    QComboBox *list = newList(entries);
    name = addRow(grid, list);
    return list;
}

ViewPanel::Side ViewPanel::addSide(QGridLayout *grid, ViewSide ViewSettings::*side)
{
    Side made;
    made.mode = addList(grid, made.name, int(std::size(modes)));
    made.version = newList(oldestVersion + 1);
    grid->addWidget(made.version, grid->rowCount(), 1, 1, 2); // belongs to the row above
    connect(made.mode, &QComboBox::activated, this, [this, side](int index) {
        edit([=](ViewSettings &view) { (view.*side).mode = modes[index]; });
    });
    connect(made.version, &QComboBox::activated, this, [this, side](int index) {
        edit([=](ViewSettings &view) { (view.*side).version = index; });
    });
    return made;
}

QSpinBox *ViewPanel::addCount(QGridLayout *grid, QLabel *&name, int least, int most,
                              int OnionSkin::*count)
{
    auto *box = new QSpinBox;
    box->setRange(least, most);
    keepWheelQuiet(box);
    name = addRow(grid, box);
    connect(box, &QSpinBox::valueChanged, this, [this, count](int value) {
        edit([=](ViewSettings &view) { view.onion.*count = value; });
    });
    return box;
}

PercentSlider *ViewPanel::addShare(QGridLayout *grid, QLabel *&name, double OnionSkin::*share)
{
    auto *slider = new PercentSlider;
    name = addRow(grid, slider);
    connect(slider, &PercentSlider::changed, this, [this, share](double value) {
        edit([=](ViewSettings &view) { view.onion.*share = value; });
    });
    return slider;
}

void ViewPanel::addBackground(QGridLayout *grid)
{
    m_behind = addList(grid, m_behindName, 4);
    connect(m_behind, &QComboBox::activated, this, [this](int index) {
        edit([index](ViewSettings &view) { view.background = Background(index); });
    });
    m_colour = new ColourButton;
    m_colourName = addRow(grid, m_colour);
    connect(m_colour, &ColourButton::chosen, this, [this](const QColor &colour) {
        edit([&colour](ViewSettings &view) { view.backgroundColour = colour; });
    });
    m_picture = new QPushButton;
    m_picture->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // names may be long
    m_pictureName = addRow(grid, m_picture);
    connect(m_picture, &QPushButton::clicked, this, &ViewPanel::pictureWanted);
    m_clip = addList(grid, m_clipName, 0);
    connect(m_clip, &QComboBox::activated, this,
            [this](int index) { emit clipChosen(m_clip->itemData(index).toInt()); });
}

void ViewPanel::addOnion(QGridLayout *grid)
{
    m_onionShown = new QCheckBox;
    grid->addWidget(m_onionShown, grid->rowCount(), 0, 1, 3);
    connect(m_onionShown, &QCheckBox::clicked, this,
            [this](bool on) { edit([on](ViewSettings &view) { view.onion.enabled = on; }); });
    m_before = addCount(grid, m_beforeName, 0, OnionSkin::maximum, &OnionSkin::before);
    m_after = addCount(grid, m_afterName, 0, OnionSkin::maximum, &OnionSkin::after);
    m_step = addCount(grid, m_stepName, 1, largestStep, &OnionSkin::step);
    m_style = addList(grid, m_styleName, 2);
    connect(m_style, &QComboBox::activated, this, [this](int index) {
        edit([index](ViewSettings &view) { view.onion.style = OnionStyle(index); });
    });
    m_opacity = addShare(grid, m_opacityName, &OnionSkin::opacity);
    m_fallOff = addShare(grid, m_fallOffName, &OnionSkin::fallOff);
}

void ViewPanel::setTexts()
{
    m_views->setTitle(tr("Views"));
    nameField(m_a.name, m_a.mode, tr("View:"));
    nameField(m_compareName, m_compare, tr("Compare:"));
    nameField(m_b.name, m_b.mode, tr("With:"));
    m_a.version->setAccessibleName(tr("Version of the results in the view"));
    m_b.version->setAccessibleName(tr("Version of the results that it is compared with"));
    for (const Side &side : {m_a, m_b}) {
        for (int n = 0; n < int(std::size(modes)); ++n)
            side.mode->setItemText(n, viewModeName(modes[n]));
        side.version->setItemText(0, tr("Results as they are now"));
        for (int n = 1; n <= oldestVersion; ++n)
            side.version->setItemText(n, tr("%n version(s) ago", nullptr, n));
        side.version->setToolTip(
            tr("Older alpha of this frame, as it was before it was computed anew"));
    }
    m_compare->setItemText(0, tr("One view"));
    m_compare->setItemText(1, tr("Wipe"));
    m_compare->setItemText(2, tr("Side by side"));

    m_background->setTitle(tr("Behind the Matte"));
    nameField(m_behindName, m_behind, tr("Background:"));
    m_behind->setItemText(0, tr("Checkerboard"));
    m_behind->setItemText(1, tr("Solid colour"));
    m_behind->setItemText(2, tr("Picture"));
    m_behind->setItemText(3, tr("Clip"));
    nameField(m_colourName, m_colour, tr("Colour:"));
    nameField(m_pictureName, m_picture, tr("Picture:"));
    nameField(m_clipName, m_clip, tr("Clip:"));
    m_picture->setToolTip(tr("Choose another picture"));
    m_clip->setPlaceholderText(tr("No other clip"));
    m_clip->setToolTip(tr("Another clip of the project; it starts over when it is shorter"));

    m_overlay->setTitle(tr("Overlay"));
    m_tintName->setText(tr("Tint:"));
    m_tint->setName(tr("Tint"), tr("How strongly the objects are tinted"));
    m_outlines->setText(tr("Outlines"));

    m_onion->setTitle(tr("Onion Skin"));
    m_onionShown->setText(tr("Show neighbouring frames"));
    nameField(m_beforeName, m_before, tr("Before:"));
    nameField(m_afterName, m_after, tr("After:"));
    nameField(m_stepName, m_step, tr("Step:"));
    m_before->setToolTip(tr("How many frames"));
    m_after->setToolTip(tr("How many frames"));
    m_step->setToolTip(tr("Frames from one shown frame to the next"));
    nameField(m_styleName, m_style, tr("Drawn as:"));
    m_style->setItemText(0, tr("Outlines"));
    m_style->setItemText(1, tr("Cut-outs"));
    m_opacityName->setText(tr("Opacity:"));
    m_opacity->setName(tr("Opacity"), tr("Of the nearest frames"));
    m_fallOffName->setText(tr("Fading:"));
    m_fallOff->setName(tr("Fading"),
                       tr("What is left of the opacity from one frame to the next farther one"));
    showScene();
}

void ViewPanel::setScene(const ViewScene &scene)
{
    if (scene == m_scene)
        return;
    m_scene = scene;
    showScene();
}

void ViewPanel::showScene()
{
    const ViewSettings &view = m_scene.view;
    const auto showSide = [](const Side &side, const ViewSide &value) {
        setShown(side.mode, int(value.mode));
        setShown(side.version, value.version <= oldestVersion ? value.version : -1);
        side.version->setEnabled(value.mode != ViewMode::Source
                                 && value.mode != ViewMode::Difference);
    };
    showSide(m_a, view.a);
    showSide(m_b, view.b);
    setShown(m_compare, int(view.compare));
    for (QWidget *part : {static_cast<QWidget *>(m_b.name), static_cast<QWidget *>(m_b.mode),
                          static_cast<QWidget *>(m_b.version)})
        part->setVisible(view.compare != Compare::None);

    setShown(m_behind, int(view.background));
    m_colour->setColour(view.backgroundColour);
    m_picture->setText(
        m_scene.backgroundPicture.isEmpty()
            ? tr("Choose…")
            : m_picture->fontMetrics().elidedText(m_scene.backgroundPicture, Qt::ElideMiddle, 150));
    const QSignalBlocker blocker(m_clip);
    m_clip->clear();
    for (const auto &[id, name] : m_scene.clips)
        m_clip->addItem(name, id);
    m_clip->setCurrentIndex(m_clip->findData(m_scene.backgroundClip));
    m_clip->setEnabled(!m_scene.clips.isEmpty());
    setRowVisible(m_colourName, m_colour, view.background == Background::Solid);
    setRowVisible(m_pictureName, m_picture, view.background == Background::Picture);
    setRowVisible(m_clipName, m_clip, view.background == Background::Clip);

    m_tint->setValue(view.overlayOpacity);
    m_outlines->setChecked(view.outlines);

    const OnionSkin &onion = view.onion;
    m_onionShown->setChecked(onion.enabled);
    setShown(m_before, onion.before);
    setShown(m_after, onion.after);
    setShown(m_step, onion.step);
    setShown(m_style, int(onion.style));
    m_opacity->setValue(onion.opacity);
    m_fallOff->setValue(onion.fallOff);
}

} // namespace filigree
