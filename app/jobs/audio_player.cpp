// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/audio_player.h"

#include "project_io/media/audio_reader.h"

#include <QAudioDevice>
#include <QAudioFormat>
#include <QAudioSink>
#include <QIODevice>
#include <QMediaDevices>

#include <algorithm>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <utility>
#include <vector>

namespace filigree {
namespace {

constexpr double chunk = 0.05; // seconds decoded at a time
constexpr double ahead = 1; // seconds decoded ahead
constexpr double lead = 0.2; // seconds decoded before it begins
constexpr int sinkMilliseconds = 100;
constexpr int frameBytes = AudioReader::channels * int(sizeof(float));

} // namespace

//! Samples on their way from the decoding thread to the device. When they come too late, silence is
//! played in their place, and they are not made up for.
class AudioPlayer::Buffer final : public QIODevice
{
public:
    void discard()
    {
        const std::scoped_lock lock(m_mutex);
        m_samples.clear();
        m_changed.notify_all();
    }
    //! Waits while there is enough; false: stopped.
    bool push(const std::vector<float> &samples, std::size_t enough, std::stop_token stop)
    {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait(lock, stop, [&] { return m_samples.size() < enough; }))
            return false;
        m_samples.insert(m_samples.end(), samples.begin(), samples.end());
        return true;
    }
    std::size_t count() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_samples.size();
    }
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return sinkMilliseconds * 48 * frameBytes; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const std::scoped_lock lock(m_mutex);
        const qint64 bytes = most / frameBytes * frameBytes;
        const auto held = qint64(m_samples.size() * sizeof(float));
        const qint64 taken = std::min(bytes, held);
        std::memcpy(data, m_samples.data(), std::size_t(taken));
        std::memset(data + taken, 0, std::size_t(bytes - taken));
        m_samples.erase(m_samples.begin(), m_samples.begin() + taken / qint64(sizeof(float)));
        m_changed.notify_all();
        return bytes;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::vector<float> m_samples;
};

AudioPlayer::AudioPlayer(std::string path, QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
    , m_buffer(std::make_unique<Buffer>())
{
    m_buffer->open(QIODevice::ReadOnly);
}

AudioPlayer::~AudioPlayer()
{
    stop();
}

void AudioPlayer::start(double second)
{
    stop();
    m_second = second;
    m_thread = std::jthread([this, second, run = m_run](std::stop_token stop) {
        decode(second, run, std::move(stop));
    });
}

void AudioPlayer::stop()
{
    ++m_run;
    if (m_sink)
        m_sink->stop();
    m_sink.reset();
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join(); // within a packet: the reading is told to stop
    m_buffer->discard();
}

void AudioPlayer::decode(double second, int run, std::stop_token stop)
{
    const Result<std::unique_ptr<AudioReader>> reader = AudioReader::open(m_path, stop);
    if (!reader)
        return; // no sound: playback goes on by the clock
    const int rate = (*reader)->sampleRate();
    const auto count = [rate](double seconds) {
        return std::size_t(seconds * rate) * AudioReader::channels;
    };
    bool hasBegun = false;
    for (std::int64_t place = 0; !stop.stop_requested();) {
        const Result<std::vector<float>> samples =
            (*reader)->read(second + double(place) / rate, int(chunk * rate));
        if (!samples || samples->empty() || !m_buffer->push(*samples, count(ahead), stop))
            return;
        place += std::int64_t(samples->size()) / AudioReader::channels;
        if (!hasBegun && m_buffer->count() >= count(lead)) {
            hasBegun = true;
            QMetaObject::invokeMethod(
                this, [this, rate, run] { begin(rate, run); }, Qt::QueuedConnection);
        }
    }
}

void AudioPlayer::begin(int sampleRate, int run)
{
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    if (run != m_run || device.isNull())
        return;
    QAudioFormat format;
    format.setSampleRate(sampleRate);
    format.setChannelCount(AudioReader::channels);
    format.setSampleFormat(QAudioFormat::Float);
    m_sink = std::make_unique<QAudioSink>(device, format);
    m_sink->setBufferSize(qsizetype(sampleRate) * sinkMilliseconds / 1000 * frameBytes);
    m_sink->setVolume(m_muted ? 0 : 1);
    m_sink->start(m_buffer.get());
}

std::optional<double> AudioPlayer::position() const
{
    if (!m_sink || m_sink->state() != QAudio::ActiveState || m_sink->processedUSecs() <= 0)
        return std::nullopt;
    const int rate = m_sink->format().sampleRate();
    const qsizetype waiting = m_sink->bufferSize() - m_sink->bytesFree();
    const double unheard = double(std::max<qsizetype>(0, waiting)) / frameBytes / rate;
    return m_second + std::max(0.0, double(m_sink->processedUSecs()) / 1e6 - unheard);
}

void AudioPlayer::setMuted(bool muted)
{
    m_muted = muted;
    if (m_sink)
        m_sink->setVolume(muted ? 0 : 1);
}

} // namespace filigree
