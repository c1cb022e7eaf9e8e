// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/video_clip.h"

#include "inference/base/frame_number.h"
#include "project_io/media/index_builder.h"
#include "project_io/media/video_frame.h"
#include "project_io/media/video_metadata.h"

#include <algorithm>

namespace filigree {

VideoClip::VideoClip(std::shared_ptr<const Shared> shared, std::unique_ptr<VideoDecoder> decoder)
    : m_shared(std::move(shared))
    , m_decoder(std::move(decoder))
{ }

std::string VideoClip::nameOf(int frame) const
{
    return "Frame " + frameNumber(frame) + " of " + info().path;
}

//! How many of the frames before this one are wanted with it.
int VideoClip::wantedBefore(int frame) const
{
    constexpr int stride = 64; // a longer way is a jump, which is answered as fast as can be
    constexpr int step = 2; // who goes on faster than this must be kept up with
    constexpr int turn = 12;
    const int most = m_kept.capacity() - 1;
    const int way = frame - m_target;
    if (way < 0)
        return way >= -stride ? most : 0; // going back, they come next
    return way <= step ? std::min(turn, most) : 0; // going on, they may when it turns
}

Result<bool> VideoClip::decodeFrom(int frame, int packet, std::stop_token stop)
{
    // frames come in display order, but for streams whose timestamps contradict their pictures
    constexpr int patience = 16;
    if (packet >= 0) {
        m_passed = -1;
        m_started = packet;
        m_complete = 0;
        if (const Result<> started = m_decoder->start(packet, stop); !started)
            return tl::unexpected(started.error());
    }
    const int first = frame - wantedBefore(frame);
    m_complete = std::max(m_complete, first);
    m_decoder->wantFrom(first);
    const FrameIndex &index = *m_shared->index;
    for (;;) {
        const Result<int> came = m_decoder->next(stop);
        if (!came)
            return tl::unexpected(came.error());
        if (*came < 0) {
            m_passed = index.frameCount();
            return false;
        }
        const int shown = index.frameOfPacket[*came];
        m_passed = std::max(m_passed, shown);
        // leading frames of an open group come out too, but without what they refer to
        if (shown >= 0 && index.startPacket(shown) >= m_started) {
            if (const Result<> kept = m_kept.keep(shown, m_decoder->frame()); !kept)
                return tl::unexpected(kept.error());
            if (m_passing && shown != frame)
                if (Result<Packed> passed = packed(shown, m_decoder->frame()); passed)
                    m_passing(shown, std::move(*passed));
        }
        if (shown == frame)
            return true;
        if (shown > frame + patience)
            return false;
    }
}

Result<bool> VideoClip::decodeTo(int frame, std::stop_token stop)
{
    const FrameIndex &index = *m_shared->index;
    if (m_kept.find(frame))
        return true;
    // going on is as good as a seek unless a later place to begin at lies before the frame
    const int start = index.startPacket(frame);
    const bool ahead = frame > m_passed && frame >= m_complete && start >= m_started
        && start <= m_decoder->nextPacket();
    if (ahead) {
        const Result<bool> found = decodeFrom(frame, -1, stop);
        if (!found || *found)
            return found;
    }
    // a key frame that is none (gradual refresh, say) needs one before it
    int tried = -1;
    for (int further = 0; further < 4; ++further) {
        const int packet = index.startPacket(frame, further);
        if (packet == tried)
            break;
        tried = packet;
        const Result<bool> found = decodeFrom(frame, packet, stop);
        if (!found || *found)
            return found;
    }
    return false;
}

Result<const AVFrame *> VideoClip::decoded(int frame, std::stop_token stop)
{
    const FrameIndex &index = *m_shared->index;
    if (frame < 0 || frame >= index.frameCount())
        return fail(Error::Kind::InvalidInput,
                    nameOf(frame) + " does not exist: the clip has "
                        + std::to_string(index.frameCount()) + ".");
    const bool known = m_undecodable.contains(frame);
    const Result<bool> found = known ? Result<bool>(false) : decodeTo(frame, stop);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found) {
        m_undecodable.insert(frame);
        return fail(Error::Kind::Unreadable,
                    nameOf(frame) + " cannot be decoded: its data is damaged.");
    }
    m_target = frame;
    return m_kept.find(frame);
}

bool VideoClip::isDamaged(int frame, const AVFrame &decoded) const
{
    const FrameIndex &index = *m_shared->index;
    return (decoded.flags & AV_FRAME_FLAG_CORRUPT) || decoded.decode_error_flags != 0
        || index.packets[index.packetOfFrame[frame]].corrupt;
}

Result<Clip::Packed> VideoClip::packed(int frame, const AVFrame &decoded) const
{
    return packedFrame(decoded, m_shared->format, nameOf(frame)).map([&](PackedFramePtr &&packed) {
        return Packed{std::move(packed), isDamaged(frame, decoded)};
    });
}

Result<DecodedFrame> VideoClip::read(int frame, std::stop_token stop)
{
    return decoded(frame, stop).and_then([&](const AVFrame *decoded) {
        return imageOf(*decoded, m_shared->format, nameOf(frame)).map([&](ImagePtr &&image) {
            return DecodedFrame{std::move(image), timestamp(frame), isDamaged(frame, *decoded)};
        });
    });
}

Result<Clip::Packed> VideoClip::readPacked(int frame, std::stop_token stop)
{
    return decoded(frame, stop).and_then([&](const AVFrame *decoded) {
        return packed(frame, *decoded);
    });
}

Result<std::unique_ptr<Clip>> VideoClip::reopen(std::stop_token stop) const
{
    Result<std::unique_ptr<MediaInput>> input = MediaInput::open(info().path, stop);
    if (!input)
        return tl::unexpected(input.error());
    Result<std::unique_ptr<VideoDecoder>> decoder =
        VideoDecoder::open(std::move(*input), m_shared->index, stop);
    if (!decoder)
        return tl::unexpected(decoder.error());
    return std::unique_ptr<Clip>(new VideoClip(m_shared, std::move(*decoder)));
}

Result<std::unique_ptr<Clip>> VideoClip::open(const std::string &path, std::stop_token stop)
{
    Result<std::unique_ptr<MediaInput>> input = MediaInput::open(path, stop);
    if (!input)
        return tl::unexpected(input.error());
    Result<std::shared_ptr<FrameIndex>> index = buildFrameIndex(**input, stop);
    if (!index)
        return tl::unexpected(index.error());
    auto shared = std::make_shared<Shared>();
    shared->index = *index;
    describeStream(**input, **index, shared->info);
    const CodecParametersPtr container(avcodec_parameters_alloc());
    if (!container || avcodec_parameters_copy(container.get(), (*input)->stream()->codecpar) < 0)
        return fail(Error::Kind::OutOfMemory, "Opening " + path + " failed: out of memory.");
    const std::vector<std::int32_t> matrix = displayMatrix(**input);

    Result<std::unique_ptr<VideoDecoder>> decoder =
        VideoDecoder::open(std::move(*input), shared->index, stop);
    if (!decoder)
        return tl::unexpected(decoder.error());
    std::unique_ptr<VideoClip> clip(new VideoClip(shared, std::move(*decoder)));
    // the first frame that decodes settles what the container may not know
    Result<bool> found = false;
    for (int frame = 0; frame < std::min((*index)->frameCount(), 8); ++frame) {
        found = clip->decodeTo(frame, stop);
        if (!found)
            return tl::unexpected(found.error());
        if (*found)
            break;
    }
    if (!*found)
        return fail(Error::Kind::Unreadable,
                    path + ": none of the first frames can be decoded; the file is damaged.");
    Result<FrameFormat> format =
        settleFormat(clip->m_decoder->frame(), container->codec_id, container.get(),
                     matrix.empty() ? nullptr : matrix.data(), false, shared->info);
    if (!format)
        return tl::unexpected(format.error());
    shared->format = *format;
    shared->packedBytes = filigree::packedBytes(clip->m_decoder->frame());
    return std::unique_ptr<Clip>(std::move(clip));
}

} // namespace filigree
