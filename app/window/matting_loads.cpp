// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/matting_loads.h"

#include "app/document/document.h"
#include "inference/predictors/matter_choice.h"
#include "project_io/archive/result_store.h"

#include <algorithm>

namespace filigree {
namespace {

std::int64_t readPixels(ResultStore &store, const ResultAddress &address)
{
    const auto trimap = store.get(address);
    return trimap && *trimap ? shownPixels((*trimap)->image) : 0;
}

} // namespace

MattingLoads::MattingLoads(const Document &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
{ }

std::int64_t MattingLoads::pixels(ObjectId object)
{
    const Size frame = m_document.clipInfo().size;
    const std::int64_t all = std::int64_t(frame.width) * frame.height;
    const ClipEntry *clip = m_document.clip();
    if (!clip || !m_document.store())
        return all;
    const int end = clip->results.endOf(object, ResultKind::Trimap);
    int at = 0;
    ResultRef first;
    while (first.key.isNull() && at < end)
        first = clip->results.latest(object, ResultKind::Trimap, at++);
    if (first.key.isNull())
        return all;
    Load &load = m_loads[{clip->id, object}];
    if (load.trimap != first.key) {
        load.trimap = first.key;
        const ResultAddress address{clip->id, object, ResultKind::Trimap, at - 1, first.key};
        m_worker.run([address, store = m_document.store()](
                         std::stop_token) { return readPixels(*store, address); },
                     [this, address](std::int64_t pixels) {
                         Load &asked = m_loads[{address.clip, address.object}];
                         if (asked.trimap != address.key || asked.pixels == pixels)
                             return;
                         asked.pixels = pixels;
                         emit changed();
                     });
    }
    return load.pixels > 0 ? std::min(load.pixels, all) : all;
}

} // namespace filigree
