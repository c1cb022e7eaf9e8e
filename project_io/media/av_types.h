// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

// Owning types for FFmpeg's objects and the one check for its return codes. Only for sources of
// project_io: no header that another room includes may include this one.

#include "inference/base/result.h"

#include <memory>
#include <string>
#include <string_view>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/dict.h>
#include <libavutil/frame.h>
#include <libswresample/swresample.h>
#include <libswscale/swscale.h>
}

namespace filigree {

//! For free functions that take the address of the pointer.
template<auto Free> struct AvDeleter
{
    template<typename T> void operator()(T *object) const noexcept { Free(&object); }
};

//! For free functions that take the pointer itself.
template<auto Free> struct AvValueDeleter
{
    template<typename T> void operator()(T *object) const noexcept { Free(object); }
};

struct AvOutputDeleter
{
    //! Closes the file too when the format writes one; does not write the trailer.
    void operator()(AVFormatContext *context) const noexcept;
};

using InputPtr = std::unique_ptr<AVFormatContext, AvDeleter<avformat_close_input>>;
using OutputPtr = std::unique_ptr<AVFormatContext, AvOutputDeleter>;
using CodecContextPtr = std::unique_ptr<AVCodecContext, AvDeleter<avcodec_free_context>>;
using CodecParametersPtr = std::unique_ptr<AVCodecParameters, AvDeleter<avcodec_parameters_free>>;
using FramePtr = std::unique_ptr<AVFrame, AvDeleter<av_frame_free>>;
using PacketPtr = std::unique_ptr<AVPacket, AvDeleter<av_packet_free>>;
using DictionaryPtr = std::unique_ptr<AVDictionary, AvDeleter<av_dict_free>>;
using BufferPtr = std::unique_ptr<AVBufferRef, AvDeleter<av_buffer_unref>>;
using ScalerPtr = std::unique_ptr<SwsContext, AvValueDeleter<sws_freeContext>>;
using ResamplerPtr = std::unique_ptr<SwrContext, AvDeleter<swr_free>>;

//! FFmpeg's own words for one of its return codes.
std::string avErrorText(int code);

//! An error for a negative return code; `what` says what was tried and names the file, as in
//! "opening /a/b.mov". The kind follows the code: missing, unreadable, unsupported, cancelled…
Result<> checkAv(int code, std::string_view what);

//! Sends FFmpeg's log to nowhere: what matters comes back as errors. Safe to call often.
void quietAvLog();

} // namespace filigree
