// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace filigree {

//! The sound of a movie as samples, for playback: stereo, interleaved, float, at the source's own
//! rate. Used by one thread; reading blocks for as long as decoding takes.
class AudioReader
{
public:
    static constexpr int channels = 2;

    //! stop: ends this and all later reading. Errors: NotFound when there is no sound.
    static Result<std::unique_ptr<AudioReader>> open(const std::string &path,
                                                     std::stop_token stop = {});
    ~AudioReader();

    int sampleRate() const;
    //! `frames` samples of each channel from this second on, counted from the first picture.
    //! Cheap where the last read ended, else a seek. Fewer at the end of the sound.
    Result<std::vector<float>> read(double second, int frames);

private:
    AudioReader();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace filigree
