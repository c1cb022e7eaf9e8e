// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/buffered_file.h"

#include <algorithm>
#include <cstring>

namespace filigree {
namespace {

constexpr qint64 windowBytes = 256 << 10;

} // namespace

BufferedFile::BufferedFile(const QString &path)
    : m_file(path)
{ }

bool BufferedFile::open(OpenMode mode)
{
    if (mode != ReadOnly || !m_file.open(ReadOnly | Unbuffered)) {
        setErrorString(m_file.errorString());
        return false;
    }
    return QIODevice::open(ReadOnly | Unbuffered);
}

void BufferedFile::close()
{
    QIODevice::close();
    m_file.close();
    m_window = {};
}

qint64 BufferedFile::readData(char *data, qint64 most)
{
    qint64 done = 0;
    while (done < most) {
        const qint64 place = pos() + done;
        const qint64 inside = place - m_start;
        if (inside >= 0 && inside < qint64(m_window.size())) {
            const qint64 count = std::min(most - done, qint64(m_window.size()) - inside);
            std::memcpy(data + done, m_window.data() + inside, std::size_t(count));
            done += count;
            continue;
        }
        if (!m_file.seek(place))
            return done > 0 ? done : -1;
        const bool isLarge = most - done >= windowBytes; // and would only be copied twice
        m_window.resize(isLarge ? 0 : std::size_t(windowBytes));
        const qint64 read = isLarge ? m_file.read(data + done, most - done)
                                    : m_file.read(m_window.data(), windowBytes);
        if (read <= 0) {
            m_window.clear();
            return done > 0 || read == 0 ? done : -1;
        }
        if (isLarge) {
            done += read;
        } else {
            m_window.resize(std::size_t(read));
            m_start = place;
        }
    }
    return done;
}

} // namespace filigree
