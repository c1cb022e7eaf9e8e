// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/side_composer.h"

#include "widgets/viewer/layer_sampling.h"
#include "widgets/viewer/onion_rows.h"
#include "widgets/viewer/outline_rows.h"
#include "widgets/viewer/row_blend.h"

#include <algorithm>
#include <cstring>

namespace filigree {
namespace {

constexpr float differenceGain = 4;
constexpr float trimapStrength = 0.8F; // of its levels; the rest is the picture

struct ObjectRows
{
    RowColour colour{};
    std::unique_ptr<RowSampler> coverage;
    std::unique_ptr<RowSampler> foreground;
    std::unique_ptr<OutlineRows> outline;
    Coverage line; // of the outline
};

std::vector<const OnionLayer *> farthestFirst(const std::vector<OnionLayer> &onion)
{
    std::vector<const OnionLayer *> sorted;
    for (const OnionLayer &layer : onion)
        sorted.push_back(&layer);
    std::stable_sort(sorted.begin(), sorted.end(), [](const OnionLayer *a, const OnionLayer *b) {
        return std::abs(a->offset) > std::abs(b->offset);
    });
    return sorted;
}

} // namespace

struct SideComposer::Private
{
    Private(const ViewLayers &layers, const std::vector<ObjectLayer> &objects, ViewMode wanted,
            const ViewSettings &view, const ViewWindow &window)
        : settings(view)
        , mode(wanted)
        , sampling(layers.size, window)
        , width(sampling.width())
        , pixelRatio(window.pixelRatio)
        , colours(std::size_t(std::max(0, width)) * 4)
        , other(colours.size())
    {
        if (sampling.area().isEmpty())
            return;
        picture = sampling.sampler(layers.picture, RowLevels::Colour);
        seeThrough = layers.picture && layers.picture->channels() == 4;
        if (mode == ViewMode::Difference)
            previous = sampling.sampler(layers.previous, RowLevels::Colour);
        if (mode == ViewMode::Matte
            && (view.background == Background::Picture || view.background == Background::Clip))
            background = sampling.covering(layers.background);
        if (mode != ViewMode::Source && mode != ViewMode::Difference) {
            for (const ObjectLayer &object : objects)
                addObject(object);
        }
        if (view.onion.enabled) {
            for (const OnionLayer *layer : farthestFirst(layers.onion))
                onion.push_back(
                    std::make_unique<OnionRows>(sampling, *layer, view.onion, pixelRatio));
        }
    }

    void addObject(const ObjectLayer &object)
    {
        ObjectRows rows;
        rows.colour = rowColour(QColor(object.colour.red, object.colour.green, object.colour.blue));
        if (mode == ViewMode::Trimap && object.trimap)
            rows.coverage = sampling.sampler(object.trimap, RowLevels::Unit);
        else
            rows.coverage = sampling.coverage(object, mode == ViewMode::Overlay);
        if (!rows.coverage)
            return;
        if (mode == ViewMode::Matte || mode == ViewMode::Foreground)
            rows.foreground = sampling.sampler(object.foreground, RowLevels::Colour);
        if (mode == ViewMode::Overlay && settings.outlines)
            rows.outline = std::make_unique<OutlineRows>(width, sampling.height(), pixelRatio);
        this->objects.push_back(std::move(rows));
    }

    void pictureRow(int y)
    {
        if (!picture)
            return fillRow(colours.data(), width, {});
        std::memcpy(colours.data(), picture->row(y), colours.size() * sizeof(float));
        if (seeThrough && mode != ViewMode::Difference) {
            checker(other.data(), y);
            overRow(colours.data(), width, other.data());
        }
    }

    void checker(float *out, int y)
    {
        const QPoint corner = sampling.fromCorner(0, y);
        checkerRow(out, width, corner.x(), corner.y());
    }

    void overlay(int y)
    {
        const auto opacity = static_cast<float>(settings.overlayOpacity);
        for (auto object = objects.rbegin(); object != objects.rend(); ++object) {
            Coverage coverage;
            if (object->outline) {
                object->line = object->outline->row(
                    y, [&](int row) { return object->coverage->coverage(row); });
                coverage = object->outline->coverage(y);
            } else {
                coverage = object->coverage->coverage(y);
            }
            tintRow(colours.data(), coverage, opacity, object->colour);
        }
        for (auto object = objects.rbegin(); object != objects.rend(); ++object)
            tintRow(colours.data(), object->line, 1, object->colour);
    }

    void trimap(int y)
    {
        std::fill(other.begin(), other.end(), 0.0F); // the levels, then as greys
        float *levels = other.data();
        for (const ObjectRows &object : objects) {
            const Coverage row = object.coverage->coverage(y);
            for (int x = row.span.begin; x < row.span.end; ++x)
                levels[x] = std::max(levels[x], row.values[x]);
        }
        blendLevelsRow(colours.data(), width, levels, trimapStrength);
    }

    void collectMatte(int y, bool withColours)
    {
        matte.clear(width);
        const float *shot = nullptr; // read only where it is seen
        for (const ObjectRows &object : objects) {
            const Coverage coverage = object.coverage->coverage(y);
            const bool isColourless = withColours && !object.foreground && !picture;
            if (isColourless || coverage.span.isEmpty())
                continue;
            if (withColours && !object.foreground && picture && !shot)
                shot = picture->row(y);
            matte.add(coverage.values,
                      !withColours            ? nullptr
                          : object.foreground ? object.foreground->row(y)
                                              : shot);
        }
        matte.finish();
    }

    void backgroundRow(int y)
    {
        if (background)
            std::memcpy(colours.data(), background->row(y), colours.size() * sizeof(float));
        else if (settings.background == Background::Solid)
            fillRow(colours.data(), width, rowColour(settings.backgroundColour));
        else
            checker(colours.data(), y);
    }

    void onionRows(int y)
    {
        for (const auto &layer : onion)
            layer->drawOn(colours.data(), y);
    }

    void compose(int y)
    {
        switch (mode) {
        case ViewMode::Source:
            pictureRow(y);
            break;
        case ViewMode::Overlay:
            pictureRow(y);
            overlay(y);
            break;
        case ViewMode::Alpha:
            collectMatte(y, false);
            greyRow(colours.data(), width, matte.alpha());
            break;
        case ViewMode::Trimap:
            pictureRow(y);
            trimap(y);
            break;
        case ViewMode::Matte:
            backgroundRow(y);
            if (settings.onion.style == OnionStyle::CutOuts)
                onionRows(y); // behind the object, which would else be hidden
            collectMatte(y, true);
            matte.layOver(colours.data());
            if (settings.onion.style == OnionStyle::CutOuts)
                return;
            break;
        case ViewMode::Foreground:
            collectMatte(y, true);
            matte.straight(colours.data());
            break;
        case ViewMode::Difference:
            pictureRow(y);
            if (previous)
                differenceRow(colours.data(), width, previous->row(y), differenceGain);
            else
                fillRow(colours.data(), width, {}); // the first frame differs from nothing
            break;
        }
        onionRows(y);
    }

    const ViewSettings &settings;
    ViewMode mode;
    LayerSampling sampling;
    int width;
    double pixelRatio;
    std::vector<float> colours;
    std::vector<float> other;
    std::unique_ptr<RowSampler> picture;
    std::unique_ptr<RowSampler> previous;
    std::unique_ptr<RowSampler> background;
    std::vector<ObjectRows> objects;
    std::vector<std::unique_ptr<OnionRows>> onion;
    MatteRow matte;
    bool seeThrough = false;
};

SideComposer::SideComposer(const ViewLayers &layers, const std::vector<ObjectLayer> &objects,
                           ViewMode mode, const ViewSettings &settings, const ViewWindow &window)
    : d(std::make_unique<Private>(layers, objects, mode, settings, window))
{ }

SideComposer::~SideComposer() = default;

QRect SideComposer::area() const
{
    return d->sampling.area();
}

const float *SideComposer::row(int y)
{
    d->compose(y - d->sampling.area().top());
    return d->colours.data();
}

} // namespace filigree
