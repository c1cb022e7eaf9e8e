// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/frame_range.h"
#include "inference/base/result.h"
#include "project_io/model/clip_info.h"

#include <optional>
#include <string>
#include <string_view>

namespace filigree {

enum class ExportFormat {
    ProRes4444,
    ProRes4444XQ,
    FFV1,
    VP9,
    Png8,
    Png16,
    Tiff16,
    ExrHalf,
    ExrFloat
};

//! What the pixels of an export are. AlphaOnly, Mask and Trimap are grey pictures without an alpha
//! channel; ForegroundOnly is the colour that belongs to the alpha, without it.
enum class ExportContent { ForegroundAndAlpha, AlphaOnly, Mask, Trimap, ForegroundOnly };

//! One export of one object (or of several combined). Everything left at its default is as in the
//! source clip.
struct ExportSettings
{
    ExportFormat format = ExportFormat::ProRes4444;
    ExportContent content = ExportContent::ForegroundAndAlpha;
    //! UTF-8. A movie: its file, or a folder. A sequence: a folder, a printf pattern (one %d or
    //! %0Nd), or, of one frame, a file. %o stands for objectName, %% for a per cent sign; folders
    //! that do not exist are made.
    std::string path;
    std::string objectName = "object";
    //! Colour is stored multiplied by alpha (over black). Movies, PNG and TIFF multiply the
    //! display-referred values; EXR multiplies linear light when linearLight is set.
    bool premultiplied = false;
    //! Soft pixels get the estimated foreground colour; otherwise the source's colour, which has
    //! the old background in it.
    bool decontaminated = true;
    //! EXR only: values are brought to linear light by the inverse of the source's transfer.
    bool linearLight = true;
    FrameRange range; //!< Empty: the whole clip.
    std::optional<int> startNumber; //!< Number of the first exported frame (sequences).
    Rational frameRate{0, 1}; //!< Frames per second; 0: the source's.
    std::optional<std::string> startTimecode; //!< Of the first exported frame; empty: write none.
    //! Each on its own; 2 (unspecified): the source's. fullRange is set by the format, not by this.
    ColourTags tags;
    Rational pixelAspect{0, 1}; //!< 0: the source's.
    bool withAudio = true; //!< Movies: whether the clip's own sound becomes the audioSource.
    std::string audioSource; //!< UTF-8 path of a file whose sound is passed through, all tracks.
    //! Seconds from the first picture (or start) of audioSource to the first exported frame's
    //! sound.
    std::optional<double> audioStart;
    bool overwrite = false; //!< Replace files that exist.
    //! Sequences: keep files of an earlier run that hold what would be written now.
    bool resume = false;
    int threads = 0; //!< For encoding; 0: all cores.
};

bool isSequence(ExportFormat format);
bool isExr(ExportFormat format);
//! Whether colours are stored as Y'CbCr, so that the matrix matters.
bool isYCbCr(ExportFormat format);
bool hasAlphaChannel(ExportContent content);
bool isGrey(ExportContent content);
std::string_view extension(ExportFormat format); //!< Without the dot.

//! Reads KIND[-CONTENT][+OPTION]…:PATH of the command line. KIND: prores4444, prores4444xq, ffv1,
//! vp9, png, png16, tiff16, exr (half), exr32. CONTENT: alpha, mask, trimap, foreground; none:
//! foreground and alpha. OPTION: premultiplied, straight, decontaminated, asshot, linear, display.
//! EXR with alpha is premultiplied unless told otherwise, as compositors expect; all else straight.
Result<ExportSettings> parseExportSpec(std::string_view spec);
//! The inverse of parseExportSpec: format, content, the colour options and the path.
std::string exportSpec(const ExportSettings &settings);

} // namespace filigree
