// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QFile>
#include <QIODevice>

#include <vector>

namespace filigree {

//! A file for many small reads near each other: what was read around a place is kept when the place
//! changes. QFile lets go of its buffer at every seek, which a ZIP's list of contents does twice an
//! entry. Used by one thread; errorString() tells why opening failed.
class BufferedFile final : public QIODevice
{
public:
    explicit BufferedFile(const QString &path);

    bool open(OpenMode mode) override; //!< ReadOnly is the only mode.
    void close() override;
    bool exists() const { return m_file.exists(); }
    bool isSequential() const override { return false; }
    qint64 size() const override { return m_file.size(); }

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QFile m_file;
    std::vector<char> m_window; //!< Of the file, from m_start.
    qint64 m_start = 0;
};

} // namespace filigree
