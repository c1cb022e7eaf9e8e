// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/commands/review_commands.h"

#include <QCoreApplication>

#include <algorithm>

namespace filigree {
namespace {

struct ReviewTexts
{
    Q_DECLARE_TR_FUNCTIONS(ReviewCommands)
};

using FineMarks = std::vector<FineMark>;

} // namespace

CommandPtr markFine(Document &document, ObjectId object, int frame, const std::string &doubt)
{
    const ClipEntry *clip = document.clip();
    const ObjectInfo *info = clip ? clip->object(object) : nullptr;
    if (!info)
        return nullptr;
    const ContentKey alpha = clip->results.latest(object, ResultKind::Alpha, frame).key;
    if (alpha.isNull())
        return nullptr;
    FineMarks marks = clip->fineMarks;
    std::erase_if(marks, [&](const FineMark &mark) {
        return mark.frame == frame && mark.object == object && mark.doubt == doubt;
    });
    marks.push_back({frame, object, doubt, alpha});
    std::ranges::sort(marks);
    ValueCommand<FineMarks>::Access access;
    access.get = [](const ClipEntry &entry) { return entry.fineMarks; };
    access.set = [](ClipEntry &entry, const FineMarks &now) { entry.fineMarks = now; };
    return std::make_unique<ValueCommand<FineMarks>>(
        document, ClipChange{ClipChange::Review, {frame, frame}, object},
        ReviewTexts::tr("Mark Frame %1 of %2 as Fine")
            .arg(frame + 1)
            .arg(QString::fromStdString(info->name)),
        std::move(access), std::move(marks));
}

} // namespace filigree
