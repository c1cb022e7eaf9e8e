// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/video_clip.h"

#include "project_io/media/index_builder.h"
#include "project_io/media/video_metadata.h"

namespace filigree {

VideoClip::VideoClip(std::shared_ptr<const Shared> shared, std::unique_ptr<VideoDecoder> decoder)
    : m_shared(std::move(shared))
    , m_decoder(std::move(decoder))
{ }

std::string VideoClip::nameOf(int frame) const
{
    return "Frame " + std::to_string(frame + 1) + " of " + info().path;
}

Result<bool> VideoClip::decodeFrom(int frame, int packet, std::stop_token stop)
{
    // frames come in display order, but for streams whose timestamps contradict their pictures
    constexpr int patience = 16;
    if (packet >= 0) {
        m_current = m_passed = -1;
        if (const Result<> started = m_decoder->start(packet, stop); !started)
            return tl::unexpected(started.error());
    }
    const FrameIndex &index = *m_shared->index;
    for (;;) {
        m_current = -1; // whatever happens, the old frame is gone
        const Result<int> came = m_decoder->next(stop);
        if (!came)
            return tl::unexpected(came.error());
        if (*came < 0) {
            m_passed = index.frameCount();
            return false;
        }
        const int shown = index.frameOfPacket[*came];
        m_passed = std::max(m_passed, shown);
        if (shown == frame) {
            m_current = frame;
            return true;
        }
        if (shown > frame + patience)
            return false;
    }
}

Result<bool> VideoClip::decodeTo(int frame, std::stop_token stop)
{
    const FrameIndex &index = *m_shared->index;
    if (frame == m_current)
        return true;
    // going on is as good as a seek unless a later place to begin at lies before the frame
    const bool ahead = frame > m_passed && index.startPacket(frame) <= m_decoder->nextPacket();
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

Result<DecodedFrame> VideoClip::read(int frame, std::stop_token stop)
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
    const AVFrame &decoded = m_decoder->frame();
    Result<ImagePtr> image = imageOf(decoded, m_shared->format, nameOf(frame));
    if (!image)
        return tl::unexpected(image.error());
    const bool damaged = (decoded.flags & AV_FRAME_FLAG_CORRUPT) || decoded.decode_error_flags != 0
        || index.packets[index.packetOfFrame[frame]].corrupt;
    return DecodedFrame{std::move(*image), index.timestamps[frame], damaged};
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
    return std::unique_ptr<Clip>(std::move(clip));
}

} // namespace filigree
