// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/clip_properties_dialog.h"

#include "widgets/dialogs/export_summary_box.h"
#include "widgets/dialogs/frame_rate_text.h"
#include "widgets/dialogs/screen_height.h"
#include "widgets/translated.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace filigree {
namespace {

struct PropertyTexts
{
    Q_DECLARE_TR_FUNCTIONS(filigree::ClipFacts)
};

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

QString kindText(ClipKind kind)
{
    switch (kind) {
    case ClipKind::Video:
        return PropertyTexts::tr("Movie");
    case ClipKind::Sequence:
        return PropertyTexts::tr("Image sequence");
    case ClipKind::Still:
        return PropertyTexts::tr("Still image");
    }
    return {};
}

QString yesNo(bool yes)
{
    return yes ? PropertyTexts::tr("Yes") : PropertyTexts::tr("No");
}

QString secondsText(double seconds)
{
    return QLocale().toString(seconds, 'f', 3);
}

//! Code points of ITU-T H.273 that clips really have.
QString primariesText(int code)
{
    switch (code) {
    case 1:
        return QStringLiteral("BT.709");
    case 5:
        return QStringLiteral("BT.601 (625)");
    case 6:
        return QStringLiteral("BT.601 (525)");
    case 9:
        return QStringLiteral("BT.2020");
    case 11:
        return QStringLiteral("DCI-P3");
    case 12:
        return QStringLiteral("Display P3");
    default:
        return PropertyTexts::tr("code %1", "of a colour standard").arg(code);
    }
}

QString transferText(int code)
{
    switch (code) {
    case 1:
    case 6:
        return QStringLiteral("BT.709");
    case 4:
        return QStringLiteral("Gamma 2.2");
    case 5:
        return QStringLiteral("Gamma 2.8");
    case 8:
        return PropertyTexts::tr("Linear");
    case 13:
        return QStringLiteral("sRGB");
    case 14:
    case 15:
        return QStringLiteral("BT.2020");
    case 16:
        return QStringLiteral("PQ");
    case 18:
        return QStringLiteral("HLG");
    default:
        return PropertyTexts::tr("code %1", "of a colour standard").arg(code);
    }
}

QString matrixText(int code)
{
    switch (code) {
    case 0:
        return QStringLiteral("RGB");
    case 1:
        return QStringLiteral("BT.709");
    case 5:
    case 6:
        return QStringLiteral("BT.601");
    case 9:
        return QStringLiteral("BT.2020");
    default:
        return PropertyTexts::tr("code %1", "of a colour standard").arg(code);
    }
}

//! "BT.709", or "BT.709 (assumed: the clip does not say)".
QString tagText(int tag, int assumed, QString (*name)(int))
{
    return tag == 2 ? PropertyTexts::tr("%1 (assumed: the clip does not say)").arg(name(assumed))
                    : name(tag);
}

void addColours(Facts &facts, const ClipInfo &info)
{
    facts.append({PropertyTexts::tr("Colour"), QString()});
    facts.append({PropertyTexts::tr("Primaries"),
                  tagText(info.tags.primaries, info.assumed.primaries, primariesText)});
    facts.append({PropertyTexts::tr("Transfer"),
                  tagText(info.tags.transfer, info.assumed.transfer, transferText)});
    facts.append(
        {PropertyTexts::tr("Matrix"), tagText(info.tags.matrix, info.assumed.matrix, matrixText)});
    facts.append(
        {PropertyTexts::tr("Range"),
         info.assumed.fullRange ? PropertyTexts::tr("Full") : PropertyTexts::tr("Limited")});
    facts.append({PropertyTexts::tr("Depth"),
                  info.isFloat
                      ? PropertyTexts::tr("%n bit(s), floating point", nullptr, info.bitDepth)
                      : PropertyTexts::tr("%n bit(s)", nullptr, info.bitDepth)});
    facts.append({PropertyTexts::tr("Alpha"),
                  !info.hasAlpha           ? PropertyTexts::tr("None")
                      : info.premultiplied ? PropertyTexts::tr("Premultiplied")
                                           : PropertyTexts::tr("Straight")});
}

} // namespace

Facts clipFacts(const ClipInfo &info)
{
    const QFileInfo file(text(info.path));
    Facts facts{{PropertyTexts::tr("File"), QString()},
                {PropertyTexts::tr("Name"), file.fileName()},
                {PropertyTexts::tr("Folder"), QDir::toNativeSeparators(file.absolutePath())},
                {PropertyTexts::tr("Kind"), kindText(info.kind)},
                {PropertyTexts::tr("Format"), text(info.format)},
                {PropertyTexts::tr("Codec"), text(info.codec)},
                {PropertyTexts::tr("Stored as"), text(info.pixelFormat)},
                {PropertyTexts::tr("Picture"), QString()},
                {PropertyTexts::tr("Size"),
                 PropertyTexts::tr("%1 × %2 pixels").arg(info.size.width).arg(info.size.height)}};
    if (info.rotation != 0)
        facts.append({PropertyTexts::tr("Turned by"), PropertyTexts::tr("%1°").arg(info.rotation)});
    if (info.pixelAspect.num > 0 && info.pixelAspect.num != info.pixelAspect.den)
        facts.append({PropertyTexts::tr("Pixel aspect"),
                      QStringLiteral("%1:%2").arg(info.pixelAspect.num).arg(info.pixelAspect.den)});
    facts.append({PropertyTexts::tr("Frames"), QString::number(info.frameCount)});
    if (info.kind != ClipKind::Still) {
        const double rate = info.frameRate.value();
        facts.append(
            {PropertyTexts::tr("Frame rate"),
             info.variableFrameRate
                 ? PropertyTexts::tr("%1 per second, variable").arg(frameRateText(info.frameRate))
                 : PropertyTexts::tr("%1 per second").arg(frameRateText(info.frameRate))});
        facts.append(
            {PropertyTexts::tr("Duration"), durationText(rate > 0 ? info.frameCount / rate : 0)});
        if (info.variableFrameRate)
            facts.append(
                {PropertyTexts::tr("Frame durations"),
                 PropertyTexts::tr("%1 to %2 s")
                     .arg(secondsText(info.shortestFrame), secondsText(info.longestFrame))});
        if (info.kind == ClipKind::Video)
            facts.append({PropertyTexts::tr("First timestamp"),
                          PropertyTexts::tr("%1 s").arg(secondsText(info.startTime))});
        facts.append({PropertyTexts::tr("First frame number"), QString::number(info.firstNumber)});
        facts.append(
            {PropertyTexts::tr("Start timecode"),
             info.startTimecode.empty() ? PropertyTexts::tr("None") : text(info.startTimecode)});
        facts.append({PropertyTexts::tr("Sound"), yesNo(info.hasAudio)});
    }
    addColours(facts, info);
    if (!info.damage.empty())
        facts.append({PropertyTexts::tr("Damage"), QString()});
    for (const ClipDamage &damage : info.damage) {
        // Frames count from 1 on the screen.
        const QString frames = damage.firstFrame == damage.lastFrame
            ? PropertyTexts::tr("Frame %1").arg(damage.firstFrame + 1)
            : PropertyTexts::tr("Frames %1 to %2")
                  .arg(damage.firstFrame + 1)
                  .arg(damage.lastFrame + 1);
        facts.append({frames, text(damage.message)});
    }
    return facts;
}

ClipPropertiesDialog::ClipPropertiesDialog(const ClipInfo &info, QWidget *parent)
    : QDialog(parent)
    , m_info(info)
    , m_facts(new FactsView)
    , m_copy(new QPushButton)
    , m_close(new QPushButton)
{
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_facts, 1);
    column->addWidget(buttons);
    resize(560, heightOnScreen(*this, 620));
    m_close->setDefault(true);
    translated(this, [this] { setTexts(); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_facts->text()); });
}

void ClipPropertiesDialog::setTexts()
{
    setWindowTitle(tr("Clip properties"));
    m_facts->setAccessibleName(tr("Clip properties"));
    m_facts->setFacts(clipFacts(m_info));
    m_copy->setText(tr("Copy"));
    m_close->setText(tr("Close"));
}

} // namespace filigree
