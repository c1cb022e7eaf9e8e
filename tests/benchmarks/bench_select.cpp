// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "benchmark.h"
#include "dataset.h"
#include "inference/metrics/mask_metrics.h"
#include "inference/predictors/builtin_selector.h"
#include "inference/tracking/shot_neighbours.h"
#include "simulated_user.h"
#include "timing.h"

#include <array>
#include <cstdio>

namespace filigree::bench {
namespace {

constexpr int clicks = 5;

struct Scores
{
    double box = 0, jitter = 0, click = 0;
    std::array<double, clicks> corrected{}; // from a box, after so many corrective clicks
    std::array<double, clicks> onPrior{}; // the same clicks one by one, each on the last answer
    std::array<double, clicks> clicked{}; // from clicks alone
    double first = 0, next = 0; // milliseconds of processor time
};

std::vector<Prompt> boxed(const Box &box)
{
    return std::vector<Prompt>(1, BoxPrompt{box});
}

class Subject // one object of one clip on its first frame
{
public:
    Subject(const Arguments &arguments, const TestClip &clip, const TestObject &object)
        : m_arguments(arguments)
        , m_clip(clip)
        , m_object(object)
        , m_picture(clip.frames()->frame(0).value())
        , m_truth(clip.truth("masks", object.id, 0).value())
    {
        if (m_arguments.protocols.empty() || !m_arguments.wantsProtocol("still"))
            m_others = shotNeighbours(*clip.frames(), 0, {});
        m_selector.setPicture(m_picture, m_others);
    }

    double score(const std::vector<Prompt> &prompts, const char *name)
    {
        const Image mask = maskOfLogits(m_selector.select({prompts, nullptr}).value().logits);
        if (!m_arguments.save.empty())
            writeGrey(m_arguments.save + "/" + m_clip.name + "_" + std::to_string(m_object.id) + "_"
                          + name + ".png",
                      mask);
        return metrics::jaccard(mask, m_truth);
    }

    double jitteredBoxes()
    {
        double sum = 0;
        int count = 0;
        for (const int by : {-2, 2, 5}) { // -2: the box of the truth, without slack
            const Box &box = m_object.box;
            sum += score(boxed({box.x0 - by, box.y0 - by, box.x1 + by, box.y1 + by}), "grown");
            sum += score(boxed({box.x0 + by, box.y0 - by, box.x1 + by, box.y1 - by}), "moved");
            count += 2;
        }
        return sum / count;
    }

    std::array<double, clicks> correctiveClicks(std::vector<Prompt> prompts)
    {
        std::array<double, clicks> result{};
        Selection answer = m_selector.select({prompts, nullptr}).value();
        for (double &j : result) {
            const auto click = correctiveClick(maskOfLogits(answer.logits), m_truth);
            if (click)
                prompts.emplace_back(*click);
            answer = m_selector.select({prompts, nullptr}).value();
            j = metrics::jaccard(maskOfLogits(answer.logits), m_truth);
        }
        return result;
    }

    std::array<double, clicks> clicksOnPrior(const std::vector<Prompt> &prompts)
    {
        std::array<double, clicks> result{};
        Selection answer = m_selector.select({prompts, nullptr}).value();
        for (double &j : result) {
            std::vector<Prompt> last;
            if (const auto click = correctiveClick(maskOfLogits(answer.logits), m_truth))
                last.emplace_back(*click);
            answer = m_selector.select({last, &answer.logits}).value();
            j = metrics::jaccard(maskOfLogits(answer.logits), m_truth);
        }
        return result;
    }

    Scores scores()
    {
        Scores result;
        const std::vector<Prompt> box = boxed(m_object.box);
        const std::vector<Prompt> click(1, PointPrompt{m_object.click, true});
        std::vector<Prompt> both = box;
        both.push_back(click.front());
        BuiltinSelector fresh;
        const double start = processorMs();
        fresh.setPicture(m_picture, m_others);
        (void)fresh.select({box, nullptr});
        result.first = processorMs() - start;
        (void)fresh.select({both, nullptr});
        result.next = processorMs() - start - result.first;
        result.box = score(box, "box");
        result.click = score(click, "click");
        if (m_arguments.wantsProtocol("jitter"))
            result.jitter = jitteredBoxes();
        if (m_arguments.wantsProtocol("clicks")) {
            result.corrected = correctiveClicks(box);
            result.onPrior = clicksOnPrior(box);
            result.clicked = correctiveClicks({});
        }
        return result;
    }

private:
    const Arguments &m_arguments;
    const TestClip &m_clip;
    const TestObject &m_object;
    ImagePtr m_picture;
    std::vector<ImagePtr> m_others;
    Image m_truth;
    BuiltinSelector m_selector;
};

void print(const std::string &name, const Scores &s)
{
    std::printf("%-16s %6.1f %6.1f %6.1f |", name.c_str(), 100 * s.box, 100 * s.jitter,
                100 * s.click);
    for (const double j : s.corrected)
        std::printf(" %5.1f", 100 * j);
    std::printf(" |");
    for (const double j : s.onPrior)
        std::printf(" %5.1f", 100 * j);
    std::printf(" |");
    for (const double j : s.clicked)
        std::printf(" %5.1f", 100 * j);
    std::printf(" | %5.0f %5.0f\n", s.first, s.next);
}

void add(Scores &sum, const Scores &s, double weight)
{
    sum.box += weight * s.box;
    sum.jitter += weight * s.jitter;
    sum.click += weight * s.click;
    for (int i = 0; i < clicks; ++i) {
        sum.corrected[i] += weight * s.corrected[i];
        sum.onPrior[i] += weight * s.onPrior[i];
        sum.clicked[i] += weight * s.clicked[i];
    }
    sum.first += weight * s.first;
    sum.next += weight * s.next;
}

} // namespace

int runSelect(const Arguments &arguments)
{
    const std::vector<TestClip> clips = testClips(arguments, "masks");
    std::puts(
        "J on frame 0 from a box; boxes 2 to 5 px off; one click; a box and 1 to 5 corrective\n"
        "clicks; the same with each click given alone on the last answer; 1 to 5 clicks alone;\n"
        "processor ms of the first and of the next answer (protocols: jitter, clicks; still: "
        "without looking at the next frames)");
    std::printf("%-16s %6s %6s %6s | %-29s | %-29s | %-29s | %5s %5s\n", "clip", "box", "jitter",
                "click", "box and clicks", "clicks on the answer", "clicks alone", "first", "next");
    std::vector<std::pair<std::string, Scores>> table;
    for (const TestClip &clip : clips) {
        for (const TestObject &object : clip.objects) {
            std::string name = clip.name;
            if (clip.objects.size() > 1)
                name.append(" ").append(std::to_string(object.id));
            table.emplace_back(name, Subject(arguments, clip, object).scores());
            print(name, table.back().second);
        }
    }
    Scores mean;
    for (const auto &[name, scores] : table)
        add(mean, scores, 1.0 / double(table.size()));
    print("mean", mean);
    return clips.empty() ? 1 : 0;
}

} // namespace filigree::bench
