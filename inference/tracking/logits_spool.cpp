// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/tracking/logits_spool.h"

#include "inference/base/frame_number.h"

#include <cerrno>
#include <cstring>
#include <string>

namespace filigree {
namespace {

constexpr double steps = 12; //!< Per unit of logit: +-10.6 in 8 bits.

auto failure(const char *what, int frame)
{
    return fail(Error::Kind::Unreadable,
                std::string("The temporary file of the tracker could not be ") + what + " at frame "
                    + frameNumber(frame) + ": " + std::strerror(errno)
                    + ". Free some space in the folder for temporary files.");
}

} // namespace

Result<> LogitsSpool::put(int frame, ObjectId object, const TrackedObject &tracked)
{
    if (!m_file)
        m_file.reset(std::tmpfile());
    if (!m_file)
        return failure("created", frame);
    cv::Mat bytes;
    tracked.logits.convertTo(bytes, CV_8S, steps);
    const auto known = m_entries.find({frame, object});
    const bool fits =
        known != m_entries.end() && known->second.window.samples() == tracked.window.samples();
    const long offset = fits ? known->second.offset : m_end;
    if (std::fseek(m_file.get(), offset, SEEK_SET) != 0
        || std::fwrite(bytes.data, 1, bytes.total(), m_file.get()) != bytes.total())
        return failure("written", frame);
    m_entries[{frame, object}] = {tracked.window, tracked.presence, tracked.area, offset};
    if (!fits)
        m_end += long(bytes.total());
    return {};
}

Result<std::optional<TrackedObject>> LogitsSpool::take(int frame, ObjectId object) const
{
    const auto found = m_entries.find({frame, object});
    if (found == m_entries.end())
        return std::optional<TrackedObject>();
    const Entry &entry = found->second;
    cv::Mat bytes(entry.window.samples(), CV_8S);
    if (std::fseek(m_file.get(), entry.offset, SEEK_SET) != 0
        || std::fread(bytes.data, 1, bytes.total(), m_file.get()) != bytes.total())
        return failure("read", frame);
    TrackedObject tracked{entry.window, {}, entry.presence, entry.area};
    bytes.convertTo(tracked.logits, CV_32F, 1 / steps);
    return std::optional<TrackedObject>(tracked);
}

} // namespace filigree
