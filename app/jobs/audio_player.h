// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/playback_sound.h"

#include <QObject>

#include <memory>
#include <string>
#include <thread>

class QAudioSink;

namespace filigree {

//! Plays the sound of a movie through the default device. Decodes on a thread of its own; lives on
//! the GUI thread. Without a device, or where the sound cannot be decoded, it is silent.
class AudioPlayer final : public QObject, public PlaybackSound
{
    Q_OBJECT
public:
    explicit AudioPlayer(std::string path, QObject *parent = nullptr);
    ~AudioPlayer() override;

    void start(double second) override;
    void stop() override;
    std::optional<double> position() const override;
    void setMuted(bool muted);

private:
    class Buffer;
    void decode(double second, int run, std::stop_token stop);
    void begin(int sampleRate, int run); //!< Enough is decoded to begin.

    const std::string m_path;
    std::unique_ptr<Buffer> m_buffer;
    std::unique_ptr<QAudioSink> m_sink;
    double m_second = 0; //!< Where it was started.
    int m_run = 0; //!< Counts starts, to know late news from new.
    bool m_muted = false;
    std::jthread m_thread; // last: joined before what it uses is destroyed
};

} // namespace filigree
