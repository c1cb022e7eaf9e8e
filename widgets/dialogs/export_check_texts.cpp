// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/export_check_texts.h"

#include <QCoreApplication>

namespace filigree {
namespace {

[[maybe_unused]] const char *const checks[] = {
    QT_TRANSLATE_NOOP("ExportChecks", "frames decoded"),
    QT_TRANSLATE_NOOP("ExportChecks", "alpha range"),
    QT_TRANSLATE_NOOP("ExportChecks", "alpha largest error"),
    QT_TRANSLATE_NOOP("ExportChecks", "alpha mean error of the worst frame"),
    QT_TRANSLATE_NOOP("ExportChecks", "grey range"),
    QT_TRANSLATE_NOOP("ExportChecks", "grey largest error"),
    QT_TRANSLATE_NOOP("ExportChecks", "grey mean error of the worst frame"),
    QT_TRANSLATE_NOOP("ExportChecks", "colour largest error"),
    QT_TRANSLATE_NOOP("ExportChecks", "colour mean error of the worst frame"),
    QT_TRANSLATE_NOOP("ExportChecks", "size"),
    QT_TRANSLATE_NOOP("ExportChecks", "frame rate"),
    QT_TRANSLATE_NOOP("ExportChecks", "pixel aspect"),
    QT_TRANSLATE_NOOP("ExportChecks", "primaries"),
    QT_TRANSLATE_NOOP("ExportChecks", "transfer"),
    QT_TRANSLATE_NOOP("ExportChecks", "matrix"),
    QT_TRANSLATE_NOOP("ExportChecks", "range"),
    QT_TRANSLATE_NOOP("ExportChecks", "timecode"),
    QT_TRANSLATE_NOOP("ExportChecks", "what the pixels are"),
    QT_TRANSLATE_NOOP("ExportChecks", "tags of all images"),
    QT_TRANSLATE_NOOP("ExportChecks", "depth"),
    QT_TRANSLATE_NOOP("ExportChecks", "alpha mode"),
    QT_TRANSLATE_NOOP("ExportChecks", "file"),
    QT_TRANSLATE_NOOP("ExportChecks", "files"),
    QT_TRANSLATE_NOOP("ExportChecks", "frames"),
    QT_TRANSLATE_NOOP("ExportChecks", "sound"),
    QT_TRANSLATE_NOOP("ExportChecks", "frame count"),
    QT_TRANSLATE_NOOP("ExportChecks", "frames in the file"),
    QT_TRANSLATE_NOOP("ExportChecks", "largest error of a frame's time, in frames"),
    QT_TRANSLATE_NOOP("ExportChecks", "ProRes frame headers"),
    QT_TRANSLATE_NOOP("ExportChecks", "end of the sound in seconds"),
    QT_TRANSLATE_NOOP("ExportChecks", "alpha mean error of sampled frames as read by Filigree"),
    QT_TRANSLATE_NOOP("ExportChecks", "grey mean error of sampled frames as read by Filigree"),
    QT_TRANSLATE_NOOP("ExportChecks", "colour mean error of sampled frames as read by Filigree"),
    QT_TRANSLATE_NOOP("ExportChecks", "kind of alpha by the pixels"),
    QT_TRANSLATE_NOOP("ExportChecks", "kind of alpha in the file"),
    QT_TRANSLATE_NOOP("ExportChecks", "size as read by Filigree"),
    QT_TRANSLATE_NOOP("ExportChecks", "pixel aspect as read by Filigree"),
    QT_TRANSLATE_NOOP("ExportChecks", "frame count as read by Filigree"),
    QT_TRANSLATE_NOOP("ExportChecks", "timecode as read by Filigree"),
    QT_TRANSLATE_NOOP("ExportChecks", "numbers as read by Filigree"),
    QT_TRANSLATE_NOOP("ExportChecks", "as encoded"),
    QT_TRANSLATE_NOOP("ExportChecks", "as set"),
    QT_TRANSLATE_NOOP("ExportChecks", "as written"),
    QT_TRANSLATE_NOOP("ExportChecks", "full"),
    QT_TRANSLATE_NOOP("ExportChecks", "limited"),
    QT_TRANSLATE_NOOP("ExportChecks", "none"),
    QT_TRANSLATE_NOOP("ExportChecks", "readable"),
    QT_TRANSLATE_NOOP("ExportChecks", "straight"),
    QT_TRANSLATE_NOOP("ExportChecks", "premultiplied"),
    QT_TRANSLATE_NOOP("ExportChecks", "version 1, alpha and matrix as set")};

[[maybe_unused]] const char *const stages[] = {
    QT_TRANSLATE_NOOP("Stages", "learning"), QT_TRANSLATE_NOOP("Stages", "tracking"),
    QT_TRANSLATE_NOOP("Stages", "matting"), QT_TRANSLATE_NOOP("Stages", "exporting"),
    QT_TRANSLATE_NOOP("Stages", "checking")};

} // namespace

QString exportCheckText(const QString &text)
{
    return text.isEmpty() ? text
                          : QCoreApplication::translate("ExportChecks", text.toUtf8().constData());
}

QString stageName(const QString &stage)
{
    return QCoreApplication::translate("Stages", stage.toUtf8().constData());
}

} // namespace filigree
