// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/region_shelf.h"

#include "inference/base/thread_team.h"
#include "inference/predictors/patch_motion.h"

#include <algorithm>
#include <utility>

namespace filigree {

constexpr double boxMargin = 0.35; // of the box
constexpr std::size_t mostRegions = 3;

bool RegionShelf::setPicture(ImagePtr picture, std::vector<ImagePtr> others)
{
    if (picture == m_picture && others == m_others)
        return false;
    m_picture = std::move(picture);
    m_others = std::move(others);
    m_regions.clear();
    return true;
}

RegionShelf::RegionPtr RegionShelf::region(const cv::Rect &area)
{
    if (RegionPtr found = known(area))
        return found;
    SelectRegion made;
    std::vector<RegionFlow> flows;
    runBoth([&] { made = regionOf(*m_picture, area); },
            [&] { flows = flowsOf(area, *m_picture, m_others); });
    made.flows = std::move(flows);
    return keep(std::move(made));
}

RegionShelf::RegionPtr RegionShelf::around(const cv::Rect2d &box)
{
    return region(areaAround(m_picture->size(), box, boxMargin));
}

void RegionShelf::prepare(const std::stop_token &stop)
{
    if (!m_picture || known(whole()))
        return;
    SelectRegion made = regionOf(*m_picture, whole(), stop);
    if (!stop.stop_requested())
        made.flows = flowsOf(whole(), *m_picture, m_others);
    if (!stop.stop_requested())
        keep(std::move(made));
}

RegionShelf::RegionPtr RegionShelf::known(const cv::Rect &area) const
{
    const auto entry = std::ranges::find_if(
        m_regions, [&](const RegionPtr &region) { return region->area == area; });
    return entry == m_regions.end() ? nullptr : *entry;
}

RegionShelf::RegionPtr RegionShelf::keep(SelectRegion region)
{
    m_regions.push_front(std::make_shared<const SelectRegion>(std::move(region)));
    if (m_regions.size() > mostRegions)
        m_regions.pop_back();
    return m_regions.front();
}

} // namespace filigree
