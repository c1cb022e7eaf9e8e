// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/prompts_json.h"

#include "project_io/archive/result_name.h"

#include <QJsonDocument>

namespace filigree {
namespace {

enum class Kind { Point, Box, Stroke, Mask, Text, Absent, Trimap }; // the order of Prompt
constexpr const char *promptKindNames[] = {"point", "box",    "stroke", "mask",
                                           "text",  "absent", "trimap"};
constexpr const char *labelNames[] = {"background", "unknown", "foreground"};

QString nameOf(const PackedMask &mask, NamedMasks &masks)
{
    if (!mask)
        return {};
    const std::string name = toHex(maskKey(mask));
    masks.emplace(name, mask);
    return QString::fromStdString(name);
}

//! A mask the manifest names must be there; an empty name stands for none.
PackedMask maskFrom(const JsonFields &fields, const char *key, const MaskLookup &masks)
{
    const std::string name = fields.text(key);
    if (name.empty())
        return {};
    PackedMask mask = masks(name);
    if (!mask)
        fields.problem(key, "names a picture that the file does not have or that is damaged");
    return mask;
}

QJsonArray toJson(const Box &box)
{
    return {box.x0, box.y0, box.x1, box.y1};
}

Box boxFrom(const std::vector<double> &numbers, std::size_t first)
{
    return {numbers[first], numbers[first + 1], numbers[first + 2], numbers[first + 3]};
}

QJsonArray toJson(const std::vector<Point> &points)
{
    QJsonArray flat;
    for (const Point &point : points) {
        flat.append(point.x);
        flat.append(point.y);
    }
    return flat;
}

std::vector<Point> pointsFrom(const JsonFields &fields)
{
    const std::vector<double> flat =
        fields.numbers("points", -maximumCoordinate, maximumCoordinate);
    if (flat.size() % 2 != 0)
        fields.problem("points", "has an odd count of numbers");
    std::vector<Point> points;
    for (std::size_t i = 0; i + 1 < flat.size(); i += 2)
        points.push_back({flat[i], flat[i + 1]});
    return points;
}

struct PromptWriter
{
    NamedMasks &masks;

    QJsonObject operator()(const PointPrompt &prompt) const
    {
        return {{"x", prompt.at.x}, {"y", prompt.at.y}, {"positive", prompt.positive}};
    }
    QJsonObject operator()(const BoxPrompt &prompt) const { return {{"box", toJson(prompt.box)}}; }
    QJsonObject operator()(const StrokePrompt &prompt) const
    {
        return {{"points", toJson(prompt.points)},
                {"radius", prompt.radius},
                {"positive", prompt.positive}};
    }
    QJsonObject operator()(const MaskPrompt &prompt) const
    {
        return {{"image", nameOf(prompt.mask, masks)}};
    }
    QJsonObject operator()(const TextPrompt &prompt) const
    {
        QJsonArray found;
        for (const Box &box : prompt.found) {
            for (const QJsonValue &number : toJson(box))
                found.append(number);
        }
        return {{"text", QString::fromStdString(prompt.text)},
                {"found", found},
                {"score", prompt.score},
                {"grounder", QString::fromStdString(prompt.grounder)}};
    }
    QJsonObject operator()(const AbsentPrompt &) const { return {}; }
    QJsonObject operator()(const TrimapStroke &prompt) const
    {
        return {{"points", toJson(prompt.points)},
                {"radius", prompt.radius},
                {"label", QLatin1String(labelNames[int(prompt.label)])}};
    }
};

Prompt promptFrom(const JsonFields &fields, const MaskLookup &masks)
{
    const double most = maximumCoordinate;
    if (!fields.has("kind"))
        fields.problem("kind", "is missing");
    const double radius = fields.number("radius", 4, 0, most);
    const bool positive = fields.boolean("positive", true);
    switch (Kind(fields.choice("kind", 0, promptKindNames))) {
    case Kind::Point:
        return PointPrompt{{fields.number("x", 0, -most, most), fields.number("y", 0, -most, most)},
                           positive};
    case Kind::Box: {
        const std::vector<double> numbers = fields.numbers("box", -most, most);
        if (numbers.size() != 4) {
            fields.problem("box", "is not four numbers");
            return AbsentPrompt{};
        }
        return BoxPrompt{boxFrom(numbers, 0)};
    }
    case Kind::Stroke:
        return StrokePrompt{pointsFrom(fields), radius, positive};
    case Kind::Mask:
        return MaskPrompt{maskFrom(fields, "image", masks)};
    case Kind::Text: {
        TextPrompt prompt{
            fields.text("text"), {}, fields.number("score", 0, 0, 1), fields.text("grounder")};
        const std::vector<double> numbers = fields.numbers("found", -most, most);
        if (numbers.size() % 4 != 0)
            fields.problem("found", "is not four numbers per box");
        for (std::size_t i = 0; i + 3 < numbers.size(); i += 4)
            prompt.found.push_back(boxFrom(numbers, i));
        return prompt;
    }
    case Kind::Absent:
        return AbsentPrompt{};
    case Kind::Trimap:
        return TrimapStroke{pointsFrom(fields), radius,
                            TrimapLabel(fields.choice("label", 1, labelNames))};
    }
    return AbsentPrompt{};
}

//! Where a prompt or trimap belongs; both numbers must be there.
std::pair<int, ObjectId> placeOf(const JsonFields &fields)
{
    for (const char *key : {"frame", "object"}) {
        if (!fields.has(key))
            fields.problem(key, "is missing");
    }
    return {int(fields.integer("frame", 0, 0, maximumFrames - 1)),
            int(fields.integer("object", 1, 1, std::numeric_limits<int>::max() - 1))};
}

QJsonObject toJson(const Prompt &prompt, NamedMasks &masks)
{
    QJsonObject json = std::visit(PromptWriter{masks}, prompt);
    json.insert("kind", QLatin1String(promptKindNames[prompt.index()]));
    return json;
}

std::string placeName(int frame, ObjectId object)
{
    return std::to_string(frame) + '/' + std::to_string(object);
}

std::string nameOf(const std::string &place, const QJsonObject &prompt)
{
    return place + ' ' + QJsonDocument(prompt).toJson(QJsonDocument::Compact).toStdString();
}

void addUnknown(QJsonObject &json, const UnknownOfPrompts &unknown, const std::string &name)
{
    if (const auto found = unknown.find(name); found != unknown.end())
        addUnknownFields(json, found->second);
}

void takeUnknown(const QJsonObject &read, const QJsonObject &known, const std::string &name,
                 UnknownOfPrompts &unknown)
{
    if (std::string fields = unknownFields(read, known); !fields.empty())
        unknown[name] = std::move(fields);
}

} // namespace

QJsonArray promptsToJson(const PromptSet &prompts, NamedMasks &masks,
                         const UnknownOfPrompts &unknown)
{
    QJsonArray list;
    for (const auto &[frame, objects] : prompts) {
        for (const auto &[object, given] : objects) {
            const std::string place = placeName(frame, object);
            QJsonArray items;
            for (const Prompt &prompt : given) {
                QJsonObject item = toJson(prompt, masks);
                if (!unknown.empty())
                    addUnknown(item, unknown, nameOf(place, item));
                items.append(item);
            }
            QJsonObject entry{{"frame", frame}, {"object", object}, {"prompts", items}};
            addUnknown(entry, unknown, place);
            list.append(entry);
        }
    }
    return list;
}

PromptSet promptsFromJson(const JsonFields &fields, const char *key, const MaskLookup &masks,
                          UnknownOfPrompts &unknown)
{
    PromptSet prompts;
    fields.each(key, [&](const JsonFields &entry) {
        const auto [frame, object] = placeOf(entry);
        const std::string place = placeName(frame, object);
        std::vector<Prompt> &given = prompts[frame][object];
        entry.each("prompts", [&](const JsonFields &item) {
            given.push_back(promptFrom(item, masks));
            NamedMasks named;
            const QJsonObject known = toJson(given.back(), named);
            takeUnknown(item.json(), known, nameOf(place, known), unknown);
        });
        takeUnknown(entry.json(), {{"frame", 0}, {"object", 0}, {"prompts", 0}}, place, unknown);
    });
    return prompts;
}

QJsonArray trimapsToJson(const GivenTrimaps &trimaps, NamedMasks &masks,
                         const UnknownOfPrompts &unknown)
{
    QJsonArray list;
    for (const auto &[frame, objects] : trimaps) {
        for (const auto &[object, trimap] : objects) {
            QJsonObject entry{
                {"frame", frame}, {"object", object}, {"image", nameOf(trimap, masks)}};
            addUnknown(entry, unknown, "trimap " + placeName(frame, object));
            list.append(entry);
        }
    }
    return list;
}

GivenTrimaps trimapsFromJson(const JsonFields &fields, const char *key, const MaskLookup &masks,
                             UnknownOfPrompts &unknown)
{
    GivenTrimaps trimaps;
    fields.each(key, [&](const JsonFields &entry) {
        const auto [frame, object] = placeOf(entry);
        trimaps[frame][object] = maskFrom(entry, "image", masks);
        takeUnknown(entry.json(), {{"frame", 0}, {"object", 0}, {"image", 0}},
                    "trimap " + placeName(frame, object), unknown);
    });
    return trimaps;
}

} // namespace filigree
