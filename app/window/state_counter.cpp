// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/state_counter.h"

#include "app/document/document.h"

#include <QElapsedTimer>

namespace filigree {
namespace {

constexpr int sliceTime = 3; // ms
constexpr int framesAtOnce = 64;
constexpr int newsInterval = 200; // ms

//! Adds the frame to the counts, or takes it away.
void add(StateCounts &counts, FrameState state, int by)
{
    if (state == FrameState::Stale)
        counts.stale += by;
    else if (state != FrameState::Missing)
        counts.fresh += by;
}

} // namespace

StateCounter::StateCounter(const Document &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
{
    m_slice.setSingleShot(true);
    m_slice.setInterval(0);
    m_news.setSingleShot(true);
    m_news.setInterval(newsInterval);
    connect(&m_slice, &QTimer::timeout, this, &StateCounter::work);
    connect(&m_news, &QTimer::timeout, this, [this] {
        m_hasNews = false;
        emit changed();
    });
    const auto everything = [this] { look(0, m_range); };
    connect(&document, &Document::currentClipChanged, this, &StateCounter::startAnew);
    connect(&document, &Document::rangeChanged, this, &StateCounter::startAnew);
    connect(&document, &Document::objectsChanged, this, &StateCounter::startAnew);
    connect(&document, &Document::statesChanged, this, everything);
    connect(&document, &Document::resultsChanged, this, &StateCounter::look);
    startAnew();
}

StateCounts StateCounter::counts(ObjectId object) const
{
    const auto known = m_objects.find(object);
    return known == m_objects.end() ? StateCounts() : known->second.counts;
}

void StateCounter::startAnew()
{
    const ClipEntry *clip = m_document.clip();
    const FrameRange range = clip ? clip->effectiveRange() : FrameRange();
    if (range != m_range || !clip)
        m_objects.clear();
    m_range = range;
    m_open.clear();
    std::erase_if(m_objects,
                  [clip](const auto &entry) { return !clip || !clip->object(entry.first); });
    look(0, m_range);
}

void StateCounter::look(ObjectId object, const FrameRange &frames)
{
    const ClipEntry *clip = m_document.clip();
    const FrameRange wanted = frames.intersected(m_range);
    if (!clip || wanted.size() == 0)
        return;
    for (const ObjectInfo &info : clip->objects) {
        if (object != 0 && info.id != object)
            continue;
        const auto [open, isNew] = m_open.emplace(info.id, wanted);
        if (!isNew)
            open->second = {std::min(open->second.in, wanted.in),
                            std::max(open->second.out, wanted.out)};
    }
    m_slice.start();
}

void StateCounter::work()
{
    QElapsedTimer time;
    time.start();
    while (!m_open.empty() && time.elapsed() < sliceTime) {
        const auto first = m_open.begin();
        FrameRange &open = first->second;
        const FrameRange part{open.in, std::min(open.out, open.in + framesAtOnce - 1)};
        count(first->first, part);
        open.in = part.out + 1;
        if (open.size() == 0)
            m_open.erase(first);
    }
    if (!m_open.empty())
        m_slice.start();
    if (m_hasNews && !m_news.isActive())
        m_news.start();
}

void StateCounter::count(ObjectId object, const FrameRange &frames)
{
    const Revisions *revisions = m_document.revisions();
    if (!revisions)
        return;
    Object &known = m_objects[object];
    known.states.resize(std::size_t(m_range.size()), FrameState::Missing);
    const StateCounts before = known.counts;
    const auto alpha = revisions->states(object, ResultKind::Alpha, frames);
    const auto masks = revisions->states(object, ResultKind::MaskLogits, frames);
    for (int n = 0; n < frames.size(); ++n) {
        // Where there is no matte yet, the mask says how far the work is.
        const auto place = std::size_t(n);
        const FrameState now = alpha[place] == FrameState::Missing ? masks[place] : alpha[place];
        FrameState &last = known.states[std::size_t(frames.in - m_range.in + n)];
        add(known.counts, last, -1);
        add(known.counts, now, 1);
        last = now;
    }
    m_hasNews = m_hasNews || known.counts != before;
}

} // namespace filigree
