// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/owl_grounder.h"

#include "inference/models/checkpoint/checkpoint.h"
#include "inference/models/owlv2/owlv2_detections.h"
#include "inference/models/owlv2/owlv2_picture.h"
#include "inference/models/text/clip_tokenizer.h"
#include "inference/models/torch_setup.h"
#include "inference/predictors/guarded.h"
#include "inference/predictors/guarded.h"

#include <algorithm>
#include <map>
#include <optional>

namespace filigree {
namespace {

constexpr double leastScore = 0.05; // the smallest that a user can ask for
constexpr double doubleOverlap = 0.5;
constexpr std::size_t mostCandidates = 20;
constexpr std::size_t keptWords = 1000; // a user's typing; two KiB each
constexpr int64_t smallSide = 45;

// Planes of R', G' and B' from 0 to 1, [3, h, w]; scene-linear highlights would leave the model.
template<typename T> torch::Tensor planesOf(const Image &picture, float unit)
{
    const int64_t height = picture.height(), width = picture.width();
    torch::Tensor planes = torch::empty({3, height, width}, torch::kFloat);
    float *values = planes.data_ptr<float>();
    for (int64_t y = 0; y < height; ++y) {
        const T *row = picture.row<T>(int(y));
        for (int64_t x = 0; x < width; ++x) {
            for (int64_t c = 0; c < 3; ++c)
                values[(c * height + y) * width + x] =
                    std::clamp(float(row[x * picture.channels() + c]) * unit, 0.0F, 1.0F);
        }
    }
    return planes;
}

torch::Tensor planesOf(const Image &picture)
{
    switch (picture.type()) {
    case PixelType::U8:
        return planesOf<std::uint8_t>(picture, 1.0F / 255);
    case PixelType::U16:
        return planesOf<std::uint16_t>(picture, 1.0F / 65535);
    case PixelType::F32:
        return planesOf<float>(picture, 1);
    }
    return {};
}

// What the text encoder is asked for a phrase: the sentence that it was trained with most, and the
// phrase itself where it is more than a word. "!" would be taken for padding.
std::vector<std::string> promptsOf(std::string phrase)
{
    std::erase(phrase, '!');
    const bool isPhrase = phrase.find(' ') != std::string::npos;
    const bool hasArticle =
        phrase.starts_with("a ") || phrase.starts_with("an ") || phrase.starts_with("the ");
    std::vector<std::string> prompts{"a photo of " + std::string(hasArticle ? "" : "a ") + phrase};
    if (isPhrase)
        prompts.push_back(phrase);
    return prompts;
}

tl::unexpected<Error> cancelled()
{
    return fail(Error::Kind::Cancelled, "Looking for it was cancelled.");
}

} // namespace

struct OwlGrounder::Private
{
    Owlv2Model model;
    ClipTokenizer tokenizer;
    OwlSpeed speed = OwlSpeed::Full;
    ImagePtr picture;
    std::optional<Owlv2Image> image; // of the picture
    std::map<std::string, torch::Tensor> words; // phrase -> [1, 512]

    Result<> encode(const std::stop_token &stop)
    {
        if (!picture)
            return fail(Error::Kind::InvalidInput, "There is no picture to look at.");
        if (image)
            return {};
        const Owlv2Grid grid =
            owlv2Grid(picture->height(), picture->width(),
                      speed == OwlSpeed::Small ? smallSide : owlv2Cells, speed != OwlSpeed::Full);
        Owlv2Image encoded = model->encodeImage(owlv2Pixels(planesOf(*picture), grid), grid, stop);
        if (stop.stop_requested())
            return cancelled();
        image = std::move(encoded);
        return {};
    }

    // Encodes what was not asked for before, all of it at once.
    void learn(const std::vector<std::string> &phrases)
    {
        std::vector<std::pair<std::string, int64_t>> fresh; // phrase, prompts
        std::vector<int64_t> ids;
        if (words.size() + phrases.size() > keptWords)
            words.clear();
        for (const std::string &phrase : phrases) {
            if (words.contains(phrase))
                continue;
            const std::vector<std::string> prompts = promptsOf(phrase);
            for (const std::string &prompt : prompts) {
                const auto one = tokenizer.encode(prompt, TokenLayout::owl());
                ids.insert(ids.end(), one.begin(), one.end());
            }
            fresh.emplace_back(phrase, int64_t(prompts.size()));
        }
        if (fresh.empty())
            return;
        const torch::Tensor vectors =
            model->encodeText(torch::tensor(ids, torch::kLong).view({-1, owlv2TextLength}));
        int64_t first = 0;
        for (const auto &[phrase, count] : fresh) {
            const torch::Tensor own = vectors.slice(0, first, first + count);
            words[phrase] = own.mean(0, true); // its length does not matter
            first += count;
        }
    }

    Grounding answer(const std::string &phrase, const torch::Tensor &vector) const
    {
        const int width = picture->width(), height = picture->height();
        Grounding result;
        result.phrase = phrase;
        for (const Owlv2Detection &one : withoutDoubles(
                 owlv2Detections(*image, model->logits(*image, vector), leastScore, height, width),
                 doubleOverlap)) {
            const Box box{std::clamp(double(one.left), 0.0, width - 1.0),
                          std::clamp(double(one.top), 0.0, height - 1.0),
                          std::clamp(one.right - 1.0, 0.0, width - 1.0),
                          std::clamp(one.bottom - 1.0, 0.0, height - 1.0)};
            if (box.isEmpty() || result.candidates.size() == mostCandidates)
                continue;
            result.candidates.push_back({box, one.score, phrase, phrase});
        }
        if (result.candidates.empty())
            result.notes.push_back({GroundingNote::Kind::NothingFound});
        return result;
    }
};

OwlGrounder::OwlGrounder(std::unique_ptr<Private> given)
    : m_private(std::move(given))
{ }

OwlGrounder::~OwlGrounder() = default;

Result<std::unique_ptr<OwlGrounder>> OwlGrounder::open(const OwlFiles &files, OwlSpeed speed,
                                                       const std::string &device)
{
    return guarded("Reading the network", [&]() -> Result<std::unique_ptr<OwlGrounder>> {
        if (const Result<> checked = checkDevice(device); !checked)
            return tl::unexpected(checked.error());
        Result<ClipTokenizer> tokenizer = ClipTokenizer::read(files.vocabulary);
        if (!tokenizer)
            return tl::unexpected(tokenizer.error());
        const Result<TensorFile> file = readCheckpoint(files.checkpoint);
        if (!file)
            return tl::unexpected(file.error());
        Owlv2Model model;
        model->to(torch::Device(device));
        if (const Result<> loaded = model->loadState(file->tensors); !loaded)
            return fail(loaded.error().kind,
                        "'" + files.checkpoint + "' is not OWLv2 base/16: " + loaded.error().message
                            + ".");
        return std::unique_ptr<OwlGrounder>(new OwlGrounder(std::unique_ptr<Private>(
            new Private{std::move(model), std::move(*tokenizer), speed, {}, {}, {}})));
    });
}

void OwlGrounder::setPicture(ImagePtr picture, std::vector<ImagePtr>)
{
    if (picture == m_private->picture)
        return;
    m_private->picture = std::move(picture);
    m_private->image.reset();
}

Result<std::vector<Grounding>> OwlGrounder::find(const std::vector<std::string> &phrases,
                                                 std::stop_token stop)
{
    return guarded("Looking", [&]() -> Result<std::vector<Grounding>> {
        if (const Result<> encoded = m_private->encode(stop); !encoded)
            return tl::unexpected(encoded.error());
        m_private->learn(phrases);
        if (stop.stop_requested())
            return cancelled();
        std::vector<Grounding> answers;
        for (const std::string &phrase : phrases)
            answers.push_back(m_private->answer(phrase, m_private->words.at(phrase)));
        return answers;
    });
}

Result<GroundingExample> OwlGrounder::example(const Box &box, std::stop_token stop)
{
    return guarded("Looking", [&]() -> Result<GroundingExample> {
        if (const Result<> encoded = m_private->encode(stop); !encoded)
            return tl::unexpected(encoded.error());
        Owlv2Detection wanted;
        wanted.left = float(box.x0);
        wanted.top = float(box.y0);
        wanted.right = float(box.x1 + 1);
        wanted.bottom = float(box.y1 + 1);
        const Image &picture = *m_private->picture;
        const torch::Tensor vector =
            owlv2QueryOf(*m_private->image, wanted, picture.height(), picture.width());
        if (!vector.defined())
            return fail(Error::Kind::NotFound,
                        "There is nothing in this box that could be looked for elsewhere; draw it "
                        "around one thing.");
        const torch::Tensor plain = vector.cpu().contiguous();
        const float *values = plain.data_ptr<float>();
        return GroundingExample{std::vector<float>(values, values + plain.numel())};
    });
}

Result<Grounding> OwlGrounder::findLike(const GroundingExample &example, const std::string &phrase,
                                        std::stop_token stop)
{
    return guarded("Looking", [&]() -> Result<Grounding> {
        if (std::ssize(example.vector) != owlv2TextWidth)
            return fail(Error::Kind::InvalidInput, "This is no example of OWLv2.");
        if (const Result<> encoded = m_private->encode(stop); !encoded)
            return tl::unexpected(encoded.error());
        return m_private->answer(phrase, torch::tensor(example.vector).view({1, -1}));
    });
}

} // namespace filigree
