// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/matting/loose_edge.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace filigree {
namespace {

// Pixels along a line across the edge, counted from the edge inward.
constexpr int outside = -5;
constexpr int nearest = 4; // a clearer edge than this is the same edge
constexpr int farthest = 24;
constexpr int behind = 5; // seen behind the clearer edge
constexpr float clear = 20; // levels of the picture: less is no edge
constexpr float faint = 0.35F; // of the clearer edge, that this one may have at most
constexpr float noise = 6; // levels

using Colours = cv::Mat3f;

float distance(const cv::Vec3f &a, const cv::Vec3f &b)
{
    return float(cv::norm(a - b));
}

//! What the picture shows on a line into the object.
class Profile
{
public:
    Profile(const Colours &colours, const cv::Mat1b &inside, const cv::Point2f &from,
            const cv::Point2f &inward)
        : m_colours(colours)
        , m_inside(inside)
        , m_from(from)
        , m_inward(inward)
    { }
    bool isOnFrame(int at) const { return cv::Rect({}, m_colours.size()).contains(place(at)); }
    bool isInside(int at) const { return isOnFrame(at) && m_inside(place(at)) != 0; }
    const cv::Vec3f &colour(int at) const { return m_colours(place(at)); }
    cv::Vec3f mean(int from, int to) const
    {
        cv::Vec3f sum;
        for (int at = from; at <= to; ++at)
            sum += colour(at);
        return sum * (1.F / float(to - from + 1));
    }

private:
    cv::Point place(int at) const { return m_from + float(at) * m_inward; }

    const Colours &m_colours;
    const cv::Mat1b &m_inside;
    cv::Point2f m_from;
    cv::Point2f m_inward;
};

//! Whether the background goes on behind the edge, up to a clearer one; nothing: cannot be said.
std::optional<bool> isLoose(const Profile &profile)
{
    if (!profile.isOnFrame(outside))
        return {};
    const cv::Vec3f background = profile.mean(outside, -2);
    float clearest = 0;
    float strays = 0; // from the background, between this edge and the other one
    for (int at = 0; at <= farthest && profile.isInside(at + behind); ++at) {
        if (at >= nearest) {
            const float step = distance(profile.mean(at + 1, at + behind), background);
            clearest = std::max(clearest, step - 2 * strays / float(at));
        }
        strays += distance(profile.colour(at), background);
    }
    if (!profile.isInside(nearest))
        return {};
    const float here = distance(profile.mean(2, nearest), background);
    return clearest > clear && here < faint * clearest + noise;
}

} // namespace

double looseEdge(const Image &picture, const Image &alpha)
{
    const cv::Size size(alpha.width(), alpha.height());
    const cv::Mat3b pixels(
        size.height, size.width,
        reinterpret_cast<cv::Vec3b *>(const_cast<std::uint8_t *>(picture.row<std::uint8_t>(0))));
    Colours colours;
    pixels.convertTo(colours, CV_32F);
    cv::GaussianBlur(colours, colours, {}, 0.8);
    const cv::Mat1b inside =
        cv::Mat1f(size.height, size.width, const_cast<float *>(alpha.row<float>(0))) >= 0.5F;
    cv::Mat1f within, away;
    cv::distanceTransform(inside, within, cv::DIST_L2, cv::DIST_MASK_5);
    cv::distanceTransform(~inside, away, cv::DIST_L2, cv::DIST_MASK_5);
    cv::Mat1f signedDistance = within - away;
    cv::GaussianBlur(signedDistance, signedDistance, {}, 1.5);

    int edge = 0, loose = 0;
    for (int y = 1; y < size.height - 1; ++y) {
        for (int x = 1; x < size.width - 1; ++x) {
            if (inside(y, x) == 0 || within(y, x) > 1.1F)
                continue;
            const cv::Point2f rise(signedDistance(y, x + 1) - signedDistance(y, x - 1),
                                   signedDistance(y + 1, x) - signedDistance(y - 1, x));
            const float length = std::hypot(rise.x, rise.y);
            if (length < 0.5F)
                continue; // a tip: inward is nowhere
            const Profile profile(colours, inside, cv::Point2f(float(x), float(y)), rise / length);
            if (const auto found = isLoose(profile)) {
                ++edge;
                loose += *found;
            }
        }
    }
    return edge > 0 ? double(loose) / edge : 0;
}

} // namespace filigree
