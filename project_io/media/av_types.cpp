// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/av_types.h"

#include <array>
#include <cerrno>

extern "C" {
#include <libavutil/error.h>
#include <libavutil/log.h>
}

namespace filigree {

void AvOutputDeleter::operator()(AVFormatContext *context) const noexcept
{
    if (context->pb && !(context->oformat->flags & AVFMT_NOFILE))
        avio_closep(&context->pb);
    avformat_free_context(context);
}

std::string avErrorText(int code)
{
    std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
    av_strerror(code, text.data(), text.size());
    return text.data();
}

static Error::Kind kindOf(int code)
{
    switch (code) {
    case AVERROR(ENOENT):
    case AVERROR(ENOTDIR):
        return Error::Kind::NotFound;
    case AVERROR(ENOMEM):
        return Error::Kind::OutOfMemory;
    case AVERROR_EXIT:
        return Error::Kind::Cancelled;
    case AVERROR(EINVAL):
        return Error::Kind::InvalidInput;
    case AVERROR(ENOSYS):
    case AVERROR_DECODER_NOT_FOUND:
    case AVERROR_DEMUXER_NOT_FOUND:
    case AVERROR_ENCODER_NOT_FOUND:
    case AVERROR_MUXER_NOT_FOUND:
    case AVERROR_PROTOCOL_NOT_FOUND:
    case AVERROR_PATCHWELCOME:
        return Error::Kind::Unsupported;
    case AVERROR_BUG:
    case AVERROR_BUG2:
        return Error::Kind::Internal;
    default:
        return Error::Kind::Unreadable;
    }
}

Result<> checkAv(int code, std::string_view what)
{
    if (code >= 0)
        return {};
    return fail(kindOf(code), std::string(what) + " failed: " + avErrorText(code));
}

void quietAvLog()
{
    av_log_set_level(AV_LOG_QUIET);
}

} // namespace filigree
