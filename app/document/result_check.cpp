// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/document/result_check.h"

#include "app/document/document.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace filigree {
namespace {

constexpr int turn = 2; // milliseconds
constexpr int framesAtOnce = 64; // without a look at the clock

} // namespace

ResultCheck::ResultCheck(const Document &document)
    : m_document(document)
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &ResultCheck::work);
}

void ResultCheck::add(int clip, ObjectId object, const std::vector<FrameRange> &frames)
{
    m_parts.push_back({clip, object, {frames.rbegin(), frames.rend()}});
    m_timer.start();
}

void ResultCheck::clear()
{
    m_parts.clear();
    m_timer.stop();
}

void ResultCheck::work()
{
    QElapsedTimer time;
    time.start();
    std::vector<Listed> listed;
    while (!m_parts.empty() && time.elapsed() < turn) {
        list(m_parts.front(), listed);
        if (m_parts.front().frames.empty())
            m_parts.pop_front();
    }
    if (m_parts.empty())
        m_timer.stop();
    if (!listed.empty() && m_document.store())
        lookUp(std::move(listed));
}

void ResultCheck::list(Part &part, std::vector<Listed> &listed) const
{
    const ClipEntry *clip = m_document.project().clip(part.clip);
    for (int n = 0; n < framesAtOnce && !part.frames.empty(); ++n) {
        FrameRange &range = part.frames.back();
        const int frame = range.in++;
        if (range.size() == 0)
            part.frames.pop_back();
        if (!clip) {
            part.frames.clear();
            return;
        }
        for (const ResultKind kind : allResultKinds) {
            bool isLatest = true;
            for (const ResultRef &ref : clip->results.versions(part.object, kind, frame)) {
                listed.push_back({{part.clip, part.object, kind, frame, ref.key}, isLatest});
                isLatest = false;
            }
        }
    }
}

void ResultCheck::lookUp(std::vector<Listed> listed)
{
    QThreadPool::globalInstance()->start(
        [listed = std::move(listed), store = m_document.store(), self = QPointer(this)] {
            std::vector<ResultAddress> lost;
            for (const auto &[address, isLatest] : listed) {
                if (!store->contains(address))
                    lost.push_back(address);
                else if (isLatest)
                    store->pin(address);
            }
            if (lost.empty())
                return;
            QMetaObject::invokeMethod(
                qApp,
                [self, store, lost = std::move(lost)]() mutable {
                    if (!self || self->m_document.store() != store)
                        return;
                    // It may have been made again meanwhile.
                    std::erase_if(lost, [&](const auto &one) { return store->contains(one); });
                    emit self->foundLost(lost);
                },
                Qt::QueuedConnection);
        });
}

} // namespace filigree
