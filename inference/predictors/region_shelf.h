// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/select_region.h"

#include <deque>
#include <memory>
#include <stop_token>
#include <vector>

namespace filigree {

//! The regions of one picture that were asked for, with their motion in others of the shot. A few
//! are kept, as the clicks on one object ask for the same ones.
class RegionShelf
{
public:
    using RegionPtr = std::shared_ptr<const SelectRegion>;

    //! Forgets the regions of another picture; false: it is the same one.
    bool setPicture(ImagePtr picture, std::vector<ImagePtr> others);
    const ImagePtr &picture() const { return m_picture; } //!< Null: there is none.

    cv::Rect whole() const { return {0, 0, m_picture->width(), m_picture->height()}; }
    RegionPtr region(const cv::Rect &area);
    //! Of a box in the picture, with enough surroundings to learn what is not meant.
    RegionPtr around(const cv::Rect2d &box);
    //! Makes the whole, which a click asks for first, on this thread alone.
    void prepare(const std::stop_token &stop);

private:
    RegionPtr known(const cv::Rect &area) const;
    RegionPtr keep(SelectRegion region);

    ImagePtr m_picture;
    std::vector<ImagePtr> m_others;
    std::deque<RegionPtr> m_regions; // the most recent first
};

} // namespace filigree
