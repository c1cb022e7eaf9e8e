// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/codec_support.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace filigree {
namespace {

std::string dotted(unsigned version)
{
    return std::to_string(AV_VERSION_MAJOR(version)) + '.'
        + std::to_string(AV_VERSION_MINOR(version)) + '.'
        + std::to_string(AV_VERSION_MICRO(version));
}

} // namespace

std::vector<CodecSupport> codecSupport()
{
    std::vector<CodecSupport> result{{"H.264", "h264"},
                                     {"H.265", "hevc"},
                                     {"AV1", "libdav1d"},
                                     {"VP9", "vp9"},
                                     {"ProRes", "prores"},
                                     {"DNxHD and DNxHR", "dnxhd"},
                                     {"FFV1", "ffv1"},
                                     {"Motion JPEG", "mjpeg"},
                                     {"PNG", "png"},
                                     {"TIFF", "tiff"},
                                     {"OpenEXR", "exr"},
                                     {"DPX", "dpx"},
                                     {"ProRes 4444", "prores_ks", true},
                                     {"FFV1", "ffv1", true},
                                     {"VP9 with alpha", "libvpx-vp9", true},
                                     {"PNG", "png", true},
                                     {"TIFF", "tiff", true},
                                     {"OpenEXR", "exr", true}};
    for (CodecSupport &entry : result) {
        entry.present = entry.writing
            ? avcodec_find_encoder_by_name(entry.codec.c_str()) != nullptr
            : avcodec_find_decoder_by_name(entry.codec.c_str()) != nullptr;
    }
    return result;
}

std::string mediaLibraryVersions()
{
    return "libavcodec " + dotted(avcodec_version()) + ", libavformat "
        + dotted(avformat_version());
}

} // namespace filigree
