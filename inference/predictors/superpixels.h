// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <opencv2/core.hpp>
#include <stop_token>
#include <vector>

//! Private to this folder: it shows OpenCV types.
namespace filigree {

struct Superpixel //! A small connected patch of nearly one colour.
{
    cv::Vec3f colour; //!< Mean, CIE L*a*b*: L 0 to 100.
    float texture = 0; //!< Standard deviation of L around here.
    cv::Point2f centre;
    float area = 0; //!< Pixels.
};

struct SuperpixelLink //! Two patches that touch.
{
    int a = 0;
    int b = 0;
    float length = 0; //!< Pixels of common border.
    float contrast = 0; //!< Mean difference of colour across the border.
};

struct Superpixels
{
    cv::Mat_<int> labels; //!< Patch of each pixel.
    std::vector<Superpixel> patches;
    std::vector<SuperpixelLink> links;
    std::vector<std::vector<int>> linksOf; //!< Patch -> indices of its links.
    float step = 8; //!< Side of a typical patch in pixels.

    int count() const { return int(patches.size()); }
    int other(int link, int patch) const
    {
        return links[std::size_t(link)].a == patch ? links[std::size_t(link)].b
                                                   : links[std::size_t(link)].a;
    }
};

//! Patches of about step x step pixels that keep to edges, by local k-means in colour and place
//! (Achanta et al. 2012, "SLIC superpixels compared to state-of-the-art superpixel methods").
//! lab: CV_32FC3. None at all when it was asked to stop.
Superpixels superpixelsOf(const cv::Mat_<cv::Vec3f> &lab, int step,
                          const std::stop_token &stop = {});

//! Length of the shortest path from the patches where seeds is not negative, which start at that
//! value; a step costs the colour difference of the patches beyond free.
std::vector<float> geodesicDistances(const Superpixels &superpixels,
                                     const std::vector<float> &seeds, float free);

} // namespace filigree
