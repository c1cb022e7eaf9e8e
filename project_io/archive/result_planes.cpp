// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/result_planes.h"

#include <algorithm>
#include <bit>

namespace filigree {
namespace {

constexpr float logitStep = 0.125f;

//! Without calls and jumps, so that the compiler can do many at once.
std::uint8_t logitCode(float logit)
{
    const float most = 127;
    float steps = logit / logitStep;
    steps = steps >= -most ? steps : -most; // NaN is outside too
    steps = steps <= most ? steps : most;
    const int rounded = int(steps + (steps < 0 ? -0.5f : 0.5f));
    return std::uint8_t(rounded == 0 && logit > 0 ? 1 : rounded); // inside stays inside
}

float logitOf(std::uint8_t code)
{
    return float(std::int8_t(code)) * logitStep;
}

std::uint16_t wordCode(float value)
{
    return value >= 1 ? 65535 : value > 0 ? std::uint16_t(value * 65535.0f + 0.5f) : 0;
}

float wordOf(std::uint16_t code)
{
    return float(code) / 65535.0f;
}

std::size_t keptPixels(const Size &size, const Image *support)
{
    const auto width = std::size_t(size.width);
    if (!support)
        return width * std::size_t(size.height);
    std::size_t kept = 0;
    for (int y = 0; y < size.height; ++y) {
        const std::uint8_t *row = support->row<std::uint8_t>(y);
        kept += width - std::size_t(std::count(row, row + width, 0));
    }
    return kept;
}

//! Codes of all kept pixels, channel by channel, as differences within rows, split into byte
//! planes.
template<typename Code, typename Value, typename Encode>
void append(Blob &to, const Image &image, const Image *support, Encode encode)
{
    const int channels = image.channels();
    const std::size_t count = keptPixels(image.size(), support) * std::size_t(channels);
    const std::size_t start = to.size();
    to.resize(start + count * sizeof(Code));
    std::byte *row = to.data() + start; // in the first of the planes
    std::vector<Code> codes(std::size_t(image.width()) + 1, 0); // begin with the 0 before the row
    for (int channel = 0; channel < channels; ++channel) {
        for (int y = 0; y < image.height(); ++y) {
            const Value *values = image.row<Value>(y) + channel;
            const std::uint8_t *kept = support ? support->row<std::uint8_t>(y) : nullptr;
            std::size_t length = codes.size();
            if (!kept) { // most often, so it has to be fast
                for (std::size_t x = 1; x < length; ++x)
                    codes[x] = encode(values[(x - 1) * std::size_t(channels)]);
            } else {
                length = 1;
                for (int x = 0; x < image.width(); ++x) {
                    if (kept[x] != 0)
                        codes[length++] = encode(values[std::size_t(x) * channels]);
                }
            }
            for (std::size_t plane = 0; plane < sizeof(Code); ++plane) {
                const std::size_t shift = 8 * (sizeof(Code) - 1 - plane);
                std::byte *bytes = row + plane * count;
                for (std::size_t i = 1; i < length; ++i)
                    bytes[i - 1] = std::byte(Code(codes[i] - codes[i - 1]) >> shift & 0xff);
            }
            row += length - 1;
        }
    }
}

template<typename Code, typename Value, typename Decode>
bool take(std::span<const std::byte> from, Image &image, const Image *support, Decode decode)
{
    const int channels = image.channels();
    const std::size_t count = keptPixels(image.size(), support) * std::size_t(channels);
    if (from.size() != count * sizeof(Code))
        return false;
    std::size_t at = 0;
    for (int channel = 0; channel < channels; ++channel) {
        for (int y = 0; y < image.height(); ++y) {
            Value *row = image.row<Value>(y) + channel;
            const std::uint8_t *keep = support ? support->row<std::uint8_t>(y) : nullptr;
            Code before = 0;
            for (int x = 0; x < image.width(); ++x) {
                if (keep && keep[x] == 0)
                    continue;
                Code difference = 0;
                for (std::size_t byte = 0; byte < sizeof(Code); ++byte)
                    difference = Code((difference << (sizeof(Code) > 1 ? 8 : 0))
                                      | Code(std::to_integer<unsigned>(from[byte * count + at])));
                ++at;
                before = Code(before + difference);
                row[std::size_t(x) * channels] = decode(before);
            }
        }
    }
    return true;
}

} // namespace

int channelsOf(ResultKind kind)
{
    return kind == ResultKind::Foreground ? 3 : 1;
}

bool isCodingOf(PlaneCoding coding, ResultKind kind)
{
    switch (kind) {
    case ResultKind::MaskLogits:
        return coding == PlaneCoding::Logits;
    case ResultKind::Trimap:
        return coding == PlaneCoding::Bytes;
    case ResultKind::Alpha:
        return coding == PlaneCoding::Words;
    case ResultKind::Foreground:
        return coding == PlaneCoding::Words || coding == PlaneCoding::Floats;
    }
    return false;
}

PlaneCoding codingFor(ResultKind kind, const Image &image)
{
    if (kind == ResultKind::MaskLogits)
        return PlaneCoding::Logits;
    if (kind == ResultKind::Trimap)
        return PlaneCoding::Bytes;
    if (kind == ResultKind::Alpha || image.type() != PixelType::F32 || image.isEmpty())
        return PlaneCoding::Words;
    const auto *values = static_cast<const float *>(image.data());
    const bool inside = std::all_of(values, values + image.byteCount() / sizeof(float),
                                    [](float value) { return value >= 0 && value <= 1; });
    return inside ? PlaneCoding::Words : PlaneCoding::Floats;
}

std::size_t planeBytes(PlaneCoding coding, int channels, std::size_t pixels)
{
    const std::size_t bytes = coding == PlaneCoding::Words ? 2
        : coding == PlaneCoding::Floats                    ? 4
                                                           : 1;
    return bytes * std::size_t(channels) * pixels;
}

void appendPlanes(Blob &to, const Image &image, PlaneCoding coding, const Image *support)
{
    const auto same = [](auto value) { return value; };
    if (coding == PlaneCoding::Bytes)
        append<std::uint8_t, std::uint8_t>(to, image, support, same);
    else if (coding == PlaneCoding::Logits)
        append<std::uint8_t, float>(to, image, support, logitCode);
    else if (coding == PlaneCoding::Floats)
        append<std::uint32_t, float>(
            to, image, support, [](float value) { return std::bit_cast<std::uint32_t>(value); });
    else if (image.type() == PixelType::U16)
        append<std::uint16_t, std::uint16_t>(to, image, support, same);
    else
        append<std::uint16_t, float>(to, image, support, wordCode);
}

bool takePlanes(std::span<const std::byte> from, Size size, int channels, PlaneCoding coding,
                const Image *support, Image &image)
{
    const PixelType type = coding == PlaneCoding::Bytes ? PixelType::U8 : PixelType::F32;
    image = support ? Image(size, channels, type) : Image::forOverwrite(size, channels, type);
    if (coding == PlaneCoding::Bytes)
        return take<std::uint8_t, std::uint8_t>(from, image, support,
                                                [](std::uint8_t code) { return code; });
    if (coding == PlaneCoding::Logits)
        return take<std::uint8_t, float>(from, image, support, logitOf);
    if (coding == PlaneCoding::Words)
        return take<std::uint16_t, float>(from, image, support, wordOf);
    return take<std::uint32_t, float>(
        from, image, support, [](std::uint32_t code) { return std::bit_cast<float>(code); });
}

void appendSupport(Blob &to, const Image &support)
{
    const auto *bytes = static_cast<const std::uint8_t *>(support.data());
    const std::size_t start = to.size();
    to.resize(start + support.byteCount());
    std::transform(bytes, bytes + support.byteCount(), to.begin() + std::ptrdiff_t(start),
                   [](std::uint8_t value) { return value ? std::byte(255) : std::byte(0); });
}

bool takeSupport(std::span<const std::byte> &from, Size size, Image &support)
{
    const std::size_t bytes = std::size_t(size.width) * std::size_t(size.height);
    if (from.size() < bytes)
        return false;
    support = Image::forOverwrite(size, 1, PixelType::U8);
    std::copy_n(from.data(), bytes, static_cast<std::byte *>(support.data()));
    from = from.subspan(bytes);
    return true;
}

} // namespace filigree
