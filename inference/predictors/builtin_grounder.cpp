// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/builtin_grounder.h"

#include "inference/base/caught.h"
#include "inference/predictors/box_growing.h"
#include "inference/predictors/grounding_words.h"
#include "inference/predictors/packaged_detectors.h"
#include "inference/predictors/patch_attributes.h"
#include "inference/predictors/patch_motion.h"
#include "inference/predictors/region_proposals.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <opencv2/imgproc.hpp>
#include <optional>

namespace filigree {
namespace {

constexpr double smallestRegion = 0.001, largestRegion = 0.7; // shares of the picture
constexpr double usualRegion = 0.1; // smaller ones are likely to be parts of something
constexpr double leastHold = 0.35; // below which an attribute does not hold
constexpr double sureHold = 0.5; // below which it is not sure that it does
constexpr double sureDetection = 0.6; // score, attributes and all
constexpr double leastAnswer = 0.15; // scores below are no answers
constexpr double enoughColour = 0.3; // share of what was detected, for "in red"
constexpr double sameRegion = 0.7; // intersection over union
constexpr std::size_t mostAnswers = 10;
constexpr std::size_t grownAnswers = 5; // the best; each takes a tenth of a second
constexpr std::size_t mostRegions = grownAnswers; // further ones are hardly more than patches

double unionShare(const cv::Rect2d &a, const cv::Rect2d &b)
{
    const double both = (a & b).area();
    return both / std::max(1e-9, a.area() + b.area() - both);
}

// How much a box, of which the centre may lie elsewhere, is at a place.
double placeOf(const std::string &place, const cv::Rect2d &box, const cv::Point2d &centre,
               cv::Size size)
{
    const double x = centre.x / size.width, y = centre.y / size.height;
    if (place == "left")
        return smoothStep(0.65, 0.3, x);
    if (place == "right")
        return smoothStep(0.35, 0.7, x);
    if (place == "top")
        return smoothStep(0.65, 0.3, y);
    if (place == "bottom")
        return smoothStep(0.35, 0.7, y);
    if (place == "centre")
        return smoothStep(0.45, 0.1, std::hypot(x - 0.5, y - 0.5));
    // What is near reaches far down and is large.
    const double reach = (box.y + box.height) / size.height;
    return smoothStep(0.4, 0.85, reach) * smoothStep(0.0, 0.1, box.area() / size.area());
}

tl::unexpected<Error> cancelled()
{
    return fail(Error::Kind::Cancelled, "Looking for it was cancelled.");
}

// A person who was seen as a whole needs no growing: what would be gained are arms, and what is
// behind them comes along. Where only the upper body was seen the rest is below it.
std::optional<BoxReach> reachOf(const std::string &what, const std::string &label)
{
    if (what == "person" && label == "person")
        return {};
    if (what == "person")
        return BoxReach{0.2, 0.1, 2.4};
    return BoxReach();
}

struct Scored
{
    cv::Rect2d box; // of the working picture
    double area = 0;
    double score = 0;
    bool isSure = true;
    std::string label = "region";
    std::vector<std::string> traits = {}; // for which it was taken
    std::optional<BoxReach> reach = {}; // how far it may grow; none: it is a whole
    std::vector<int> patches = {}; // of a region
};

} // namespace

struct BuiltinGrounder::Private
{
    explicit Private(std::string cascades)
        : detectors(cascades.empty() ? FILIGREE_OPENCV_CASCADES : std::move(cascades))
    { }

    PackagedDetectors detectors;
    ImagePtr picture;
    std::vector<ImagePtr> others;
    std::size_t seen = 0; // of the others
    // Of the picture, made when first needed.
    std::optional<SelectRegion> region;
    std::optional<std::vector<RegionProposal>> proposals;
    std::map<std::string, std::vector<DetectedBox>> detected;

    // Step by step, so that it can be stopped; the steps that were done are kept.
    Result<> look(bool forRegions, const std::stop_token &stop)
    {
        const cv::Rect all(0, 0, picture->width(), picture->height());
        if (!stop.stop_requested() && !region) {
            SelectRegion made = regionOf(*picture, all, stop);
            if (made.patches.count() > 0)
                region = std::move(made);
        }
        for (; !stop.stop_requested() && seen < others.size(); ++seen) {
            for (RegionFlow &flow : flowsOf(all, *picture, {others[seen]}))
                region->flows.push_back(std::move(flow));
        }
        if (!stop.stop_requested() && forRegions && !proposals)
            proposals =
                mergedProposals(region->patches, region->size(), smallestRegion, largestRegion);
        return stop.stop_requested() ? Result<>(cancelled()) : Result<>();
    }

    const SelectRegion &whole() const { return *region; }

    // What can be told patch by patch; several colours may share a region.
    std::vector<std::vector<float>> attributes(const PhraseMeaning &meaning)
    {
        const Superpixels &patches = whole().patches;
        std::vector<std::vector<float>> result;
        std::vector<float> coloured(patches.patches.size(), 0);
        for (const std::string &colour : meaning.names(WordKind::Colour)) {
            const std::vector<float> one = colourOfPatches(patches, colour);
            for (std::size_t i = 0; i < coloured.size(); ++i)
                coloured[i] = std::max(coloured[i], one[i]);
        }
        if (meaning.has(WordKind::Colour))
            result.push_back(std::move(coloured));
        for (const std::string &tone : meaning.names(WordKind::Tone))
            result.push_back(toneOfPatches(patches, tone));
        for (const std::string &movement : meaning.names(WordKind::Movement)) {
            std::vector<float> values = movementOfPatches(whole());
            for (float &value : values)
                value = movement == "still" ? 1 - value : value;
            result.push_back(std::move(values));
        }
        return result;
    }

    // Their names.
    static std::vector<std::string> traitsOf(const PhraseMeaning &meaning)
    {
        std::vector<std::string> traits;
        for (const WordKind kind : {WordKind::Colour, WordKind::Tone, WordKind::Movement}) {
            const std::vector<std::string> names = meaning.names(kind);
            traits.insert(traits.end(), names.begin(), names.end());
        }
        return traits;
    }

    // Regions for which all attributes hold.
    std::vector<Scored> regions(const PhraseMeaning &meaning)
    {
        const SelectRegion &at = whole();
        const auto values = attributes(meaning);
        std::vector<RegionProposal> all = *proposals;
        for (const std::vector<float> &value : values) {
            for (RegionProposal &one : proposalsOf(at.patches, at.size(), value, smallestRegion))
                all.push_back(std::move(one));
        }
        std::vector<Scored> result;
        for (const RegionProposal &one : all) {
            double product = 1, least = 1;
            int count = 0;
            const auto hold = [&](double value) {
                product = value < leastHold ? 0 : product * value;
                least = std::min(least, value);
                ++count;
            };
            for (const std::vector<float> &value : values)
                hold(meanOf(one, at.patches, value));
            for (const std::string &place : meaning.names(WordKind::Place))
                hold(placeOf(place, one.bounds, one.centre, at.size()));
            if (product <= 0)
                continue;
            const double share = one.area / at.size().area();
            const double likely = (0.3 + 0.7 * one.distinctness) * (1 - 0.7 * one.atFrame);
            const double grown = std::pow(share / (share + usualRegion), 0.3);
            result.push_back(
                {one.bounds, one.area,
                 std::pow(product, 1.0 / std::max(1, count)) * std::sqrt(likely) * grown,
                 least >= sureHold, "region", traitsOf(meaning), BoxReach(), one.patches});
        }
        return result;
    }

    // What a detector found, with the share of it for which the attributes hold.
    Result<std::vector<Scored>> detections(const PhraseMeaning &meaning, const std::string &what,
                                           const std::stop_token &stop)
    {
        if (!detected.contains(what)) {
            Result<std::vector<DetectedBox>> found = detectors.find(what, bytes(), stop);
            if (!found)
                return tl::unexpected(found.error());
            detected[what] = std::move(*found);
        }
        const SelectRegion &at = whole();
        const auto values = attributes(meaning);
        std::vector<Scored> result;
        for (const DetectedBox &one : detected[what]) {
            const bool isByFace = what != "face" && one.label == "face";
            const cv::Rect2d seen = isByFace ? upperBody(one) : one.box;
            const cv::Rect2d box = cv::Rect2d(seen.x * at.scale, seen.y * at.scale,
                                              seen.width * at.scale, seen.height * at.scale)
                & cv::Rect2d({}, cv::Size2d(at.size()));
            double score = one.score;
            for (const std::vector<float> &value : values) {
                const double share = std::min(1.0, shareIn(box, value) / enoughColour);
                score = share < leastHold ? 0 : score * share;
            }
            const cv::Point2d centre(box.x + box.width / 2, box.y + box.height / 2);
            for (const std::string &place : meaning.names(WordKind::Place)) {
                const double there = placeOf(place, box, centre, at.size());
                score = there < leastHold ? 0 : score * there;
            }
            if (score > 0)
                result.push_back({box, box.area(), score, score >= sureDetection,
                                  isByFace ? what : one.label, traitsOf(meaning),
                                  reachOf(what, one.label)});
        }
        return result;
    }

    // Mean over the inner part of a box, where the thing itself is.
    double shareIn(const cv::Rect2d &box, const std::vector<float> &values)
    {
        const cv::Rect2d inner(box.x + 0.2 * box.width, box.y + 0.1 * box.height, 0.6 * box.width,
                               0.8 * box.height);
        double sum = 0, area = 0;
        const Superpixels &patches = whole().patches;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const Superpixel &patch = patches.patches[i];
            if (!inner.contains(cv::Point2d(patch.centre)))
                continue;
            sum += double(values[i]) * patch.area;
            area += patch.area;
        }
        return area > 0 ? sum / area : 0;
    }

    cv::Mat bytes() const
    {
        const int depth = picture->type() == PixelType::U8 ? CV_8U
            : picture->type() == PixelType::U16            ? CV_16U
                                                           : CV_32F;
        const double unit = picture->type() == PixelType::U8 ? 1.0
            : picture->type() == PixelType::U16              ? 1.0 / 257
                                                             : 255.0;
        const cv::Mat view(picture->height(), picture->width(),
                           CV_MAKETYPE(depth, picture->channels()),
                           const_cast<void *>(picture->data()));
        cv::Mat result;
        view.convertTo(result, CV_8U, unit);
        if (result.channels() == 4)
            cv::cvtColor(result, result, cv::COLOR_RGBA2RGB);
        return result;
    }

    // "largest" and "small" compare what is left.
    static void weighSizes(const PhraseMeaning &meaning, std::vector<Scored> &found)
    {
        double most = 0;
        for (const Scored &one : found) {
            if (one.score >= leastAnswer)
                most = std::max(most, one.area);
        }
        for (const std::string &extent : meaning.names(WordKind::Extent)) {
            for (Scored &one : found) {
                const double share = std::min(1.0, std::sqrt(one.area / std::max(1.0, most)));
                one.score *= extent == "large" ? share : smoothStep(1.0, 0.2, share);
            }
        }
    }

    // The best ones grow to the things that they are parts of. Of several regions that grow to the
    // same thing one is kept, and is the surer for it.
    std::vector<Scored> grown(std::vector<Scored> found, const std::stop_token &stop) const
    {
        std::erase_if(found, [](const Scored &one) { return one.score < leastAnswer; });
        std::ranges::stable_sort(found, std::ranges::greater{}, &Scored::score);
        std::vector<Scored> kept;
        const auto sameAs = [&](const cv::Rect2d &box) {
            return std::ranges::find_if(
                kept, [&](const Scored &other) { return unionShare(other.box, box) > sameRegion; });
        };
        std::vector<Scored> parts;
        for (const Scored &one : found) {
            const std::size_t most = one.patches.empty() ? mostAnswers : mostRegions;
            if (kept.size() < most && sameAs(one.box) == kept.end())
                kept.push_back(one);
        }
        std::swap(kept, parts);
        for (std::size_t i = 0; i < parts.size() && !stop.stop_requested(); ++i) {
            Scored &one = parts[i];
            if (i < grownAnswers && one.reach)
                one.box = grownBox(whole(), {one.box, *one.reach, one.patches}, stop);
            const auto same = sameAs(one.box);
            if (same == kept.end()) {
                kept.push_back(one);
                continue;
            }
            same->isSure = same->isSure || one.isSure;
            if (!one.patches.empty()) // what detectors agree on was counted already
                same->score = 1 - (1 - same->score) * (1 - one.score);
        }
        std::ranges::stable_sort(kept, std::ranges::greater{}, &Scored::score);
        return kept;
    }

    std::vector<GroundedCandidate> candidates(const std::vector<Scored> &kept,
                                              const std::string &phrase) const
    {
        std::vector<GroundedCandidate> result;
        const double scale = whole().scale;
        for (const Scored &one : kept) {
            result.push_back({{one.box.x / scale, one.box.y / scale,
                               std::min(picture->width(), int((one.box.br().x) / scale)) - 1.0,
                               std::min(picture->height(), int((one.box.br().y) / scale)) - 1.0},
                              std::min(1.0, one.score),
                              one.label,
                              phrase,
                              one.traits,
                              one.isSure});
        }
        return result;
    }

    Result<Grounding> answer(const std::string &phrase, const std::stop_token &stop)
    {
        Grounding result;
        result.phrase = phrase;
        const PhraseMeaning meaning = meaningOf(phrase);
        result.unknownWords = meaning.unknown;
        const auto say = [&](GroundingNote::Kind kind, std::vector<std::string> arguments = {}) {
            result.notes.push_back({kind, std::move(arguments)});
            return result;
        };
        using Note = GroundingNote::Kind;
        if (!meaning.unknown.empty())
            return say(Note::UnknownWords, meaning.unknown);
        if (meaning.words.empty())
            return say(Note::NoThing);
        const std::vector<std::string> things = meaning.names(WordKind::Detector);
        if (things.size() > 1)
            return say(Note::SeveralThings, things);
        if (const std::string file = things.empty() ? "" : detectors.missingFile(things.front());
            !file.empty()) { // without the detectors their words are not understood
            result.unknownWords = things;
            return say(Note::NoDetector, {file});
        }
        if (const Result<> looked = look(things.empty(), stop); !looked)
            return tl::unexpected(looked.error());
        if (meaning.has(WordKind::Movement) && whole().flows.empty())
            return say(Note::SingleFrame);
        Result<std::vector<Scored>> found =
            things.empty() ? regions(meaning) : detections(meaning, things.front(), stop);
        if (!found)
            return tl::unexpected(found.error());
        weighSizes(meaning, *found);
        result.candidates = candidates(grown(std::move(*found), stop), phrase);
        for (const WordMeaning &word : meaning.words) {
            if (word.isNarrower)
                say(Note::LookedForAs, {word.word, word.name});
        }
        if (std::ranges::none_of(result.candidates, &GroundedCandidate::isSure))
            say(result.candidates.empty() ? Note::NothingFound : Note::NothingSure);
        return stop.stop_requested() ? Result<Grounding>(cancelled()) : result;
    }
};

BuiltinGrounder::BuiltinGrounder(std::string cascades)
    : m_private(std::make_unique<Private>(std::move(cascades)))
{ }

BuiltinGrounder::~BuiltinGrounder() = default;

std::vector<std::string> BuiltinGrounder::words()
{
    return groundingWords();
}

void BuiltinGrounder::setPicture(ImagePtr picture, std::vector<ImagePtr> others)
{
    if (picture == m_private->picture && others == m_private->others)
        return;
    m_private->picture = std::move(picture);
    m_private->others = std::move(others);
    m_private->seen = 0;
    m_private->region.reset();
    m_private->proposals.reset();
    m_private->detected.clear();
}

Result<std::vector<Grounding>> BuiltinGrounder::find(const std::vector<std::string> &phrases,
                                                     std::stop_token stop)
{
    return caught([&]() -> Result<std::vector<Grounding>> {
        if (!m_private->picture)
            return fail(Error::Kind::InvalidInput, "There is no picture to look at.");
        std::vector<Grounding> answers;
        for (const std::string &phrase : phrases) {
            Result<Grounding> one = m_private->answer(phrase, stop);
            if (!one)
                return tl::unexpected(one.error());
            answers.push_back(std::move(*one));
        }
        return answers;
    });
}

} // namespace filigree
