// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/sam2_video.h"
#include "tests/parity/sam2_family.h"
#include "tests/parity/synthetic.h"

#include <algorithm>
#include <cstdio>
#include <string_view>

namespace filigree::parity {
namespace {

// The pictures of a video: a scene that moves right, under light that changes.
class SyntheticVideo
{
public:
    explicit SyntheticVideo(const std::string &name)
        : m_name("input:" + name)
        , m_scene(0.8 * smoothImage(m_name + "/smooth", size, size, 3).to(torch::kDouble)
                  + 0.2 * signal(m_name + "/noise", {3, size, size}).to(torch::kDouble))
    { }

    torch::Tensor frame(int index) const
    {
        const torch::Tensor light =
            smoothImage(m_name + "/frame" + std::to_string(index), size, size, 3);
        const torch::Tensor moved = torch::roll(m_scene, {24 * index}, {2});
        const torch::Tensor bytes = asBytes(0.75 * moved + 0.25 * light.to(torch::kDouble));
        const torch::Tensor unit = (bytes.to(torch::kDouble) / 255).to(torch::kFloat);
        return sam2Normalised(unit.unsqueeze(0));
    }

private:
    static constexpr std::int64_t size = sam2ImageSize;
    std::string m_name;
    torch::Tensor m_scene;
};

// What is not known would be passed over, and the results would be of another script.
void tellOthers(const Json &json, std::initializer_list<std::string_view> known, const char *what)
{
    for (const auto &[name, value] : json.object()) {
        if (std::ranges::find(known, name) == known.end())
            std::fprintf(stderr, "filigree-parity: %s: '%s' is not known and passed over\n", what,
                         name.c_str());
    }
}

Sam2Switches switchesOf(const Json &json)
{
    tellOthers(json,
               {"fill_hole_area", "non_overlap_masks", "binarize_mask_from_pts_for_mem_enc",
                "clear_non_cond_mem_around_input", "add_all_frames_to_correct_as_cond",
                "max_cond_frames_in_attn", "memory_temporal_stride_for_eval",
                "non_overlap_masks_for_mem_enc"}, // of one object at a time, which changes nothing
               "switches");
    Sam2Switches switches;
    switches.fill_hole_area = std::int64_t(json["fill_hole_area"].toNumber());
    switches.non_overlap_masks = json["non_overlap_masks"].toBool();
    switches.binarize_mask_from_pts_for_mem_enc =
        json["binarize_mask_from_pts_for_mem_enc"].toBool(true);
    switches.clear_non_cond_mem_around_input = json["clear_non_cond_mem_around_input"].toBool();
    switches.add_all_frames_to_correct_as_cond = json["add_all_frames_to_correct_as_cond"].toBool();
    switches.max_cond_frames_in_attn = int(json["max_cond_frames_in_attn"].toNumber(-1));
    switches.memory_temporal_stride_for_eval =
        int(json["memory_temporal_stride_for_eval"].toNumber(1));
    return switches;
}

// The first of several spellings that is there.
const Json &oneOf(const Json &json, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        if (!json[name].isNull())
            return json[name];
    }
    return json[*names.begin()];
}

Sam2Points pointsOf(const Json &json)
{
    tellOthers(json,
               {"points", "point_coords", "labels", "point_labels", "box", "clear_old_points",
                "clear_old"},
               "points");
    Sam2Points points;
    const std::vector<float> coords = flatNumbers(oneOf(json, {"points", "point_coords"}));
    for (std::size_t i = 0; i + 1 < coords.size(); i += 2)
        points.coords.push_back({coords[i], coords[i + 1]});
    for (const float label : flatNumbers(oneOf(json, {"labels", "point_labels"})))
        points.labels.push_back(int(label));
    if (const std::vector<float> box = flatNumbers(json["box"]); box.size() == 4)
        points.box = {box[0], box[1], box[2], box[3]};
    points.replaces = oneOf(json, {"clear_old_points", "clear_old"}).toBool(true);
    return points;
}

Sam2Pass passOf(const Json &json)
{
    tellOthers(json, {"start_frame_idx", "start", "max_frame_num_to_track", "frames", "reverse"},
               "pass");
    Sam2Pass pass;
    const Json &start = oneOf(json, {"start_frame_idx", "start"});
    if (start.isNumber())
        pass.start = int(start.toNumber());
    const Json &length = oneOf(json, {"max_frame_num_to_track", "frames"});
    if (length.isNumber())
        pass.length = int(length.toNumber());
    pass.backwards = json["reverse"].toBool();
    return pass;
}

// Runs the steps of a script and collects what they give.
class ScriptRun
{
public:
    ScriptRun(const ParityCase &given, Sam2Model model)
        : m_case(given)
        , m_frames(given.json("video")["name"].toString())
        , m_usesPerceiver(model->config().spatial_perceiver)
        , m_video(std::move(model), clip(), switchesOf(given.json("switches")))
        , m_stride(std::int64_t(given.json("strides")["low_res_masks"].toNumber(2)))
    { }

    Result<TensorFile> run()
    {
        addPixels();
        const Json::Array &script = m_case.json("script").array();
        for (std::size_t index = 0; index < script.size(); ++index) {
            m_prefix = "step" + std::to_string(index) + "/";
            if (const Result<> done = step(script[index]); !done)
                return fail(done.error().kind,
                            "'" + m_case.path() + "': step " + std::to_string(index) + ": "
                                + done.error().message + ".");
        }
        return std::move(m_out);
    }

private:
    Sam2Clip clip()
    {
        const Json &video = m_case.json("video");
        return {int(video["frames"].toNumber()), std::int64_t(video["declared"].at(0).toNumber()),
                std::int64_t(video["declared"].at(1).toNumber()),
                [this](int frame) -> Result<torch::Tensor> { return m_frames.frame(frame); }};
    }

    void addPixels()
    {
        const auto step = std::int64_t(m_case.json("strides")["input/pixels"].toNumber(32));
        std::vector<torch::Tensor> all;
        for (int frame = 0; frame < int(m_case.json("video")["frames"].toNumber()); ++frame)
            all.push_back(strided(m_frames.frame(frame)[0], 1, step));
        m_out.tensors["input/pixels"] = torch::stack(all);
    }

    Result<> step(const Json &json)
    {
        const std::string &kind = json.at(0).toString();
        if (kind == "pass")
            return pass(json.at(1));
        const int frame = int(json.at(1).toNumber());
        const int object = int(json.at(2).toNumber());
        if (kind == "points" || kind == "box")
            return added(frame, object, m_video.addPoints(frame, object, pointsOf(json.at(3))));
        if (kind == "mask")
            return mask(frame, object, json.at(3));
        if (kind == "clear") {
            m_video.clearPrompts(frame, object);
            return {};
        }
        if (kind == "remove") { // of which no frame is named
            m_video.removeObject(json.at(2).isNumber() ? object : frame);
            return {};
        }
        return fail(Error::Kind::Unsupported, "'" + kind + "' is not known");
    }

    // A mask by name: inside where the smooth picture is bright.
    Result<> mask(int frame, int object, const Json &json)
    {
        const Json &name = json.isString() ? json : oneOf(json, {"mask", "name", "mask_input"});
        if (!name.isString())
            return fail(Error::Kind::Unsupported, "the mask has no name");
        const Json &declared = m_case.json("video")["declared"];
        const auto size = [&](const char *side, std::size_t index) {
            return std::int64_t(json[side].toNumber(declared.at(index).toNumber()));
        };
        const torch::Tensor smooth =
            smoothImage("input:" + name.toString(), size("height", 0), size("width", 1), 1);
        return added(frame, object, m_video.addMask(frame, object, smooth[0] > 0.5));
    }

    Result<> added(int frame, int object, const Result<Sam2FrameOutput> &output)
    {
        if (!output)
            return tl::unexpected(output.error());
        return add(frame, object, *output);
    }

    Result<> pass(const Json &json)
    {
        Result<> problem;
        const Result<> done =
            m_video.pass(passOf(json), [&](int frame, const Sam2Video::Outputs &outputs) {
                for (const auto &[object, output] : outputs) {
                    problem = add(frame, object, output);
                    if (!problem)
                        return false;
                }
                m_out.tensors[m_prefix + "frame" + std::to_string(frame) + "/video_res"] =
                    strided(m_video.atFullSize(outputs), 1,
                            std::int64_t(m_case.json("strides")["video_res"].toNumber(8)));
                return true;
            });
        return done ? problem : done;
    }

    Result<> add(int frame, int object, const Sam2FrameOutput &output)
    {
        const std::string place = "frame" + std::to_string(frame);
        const Result<ImageFeatures> features = m_video.features(frame);
        if (!features)
            return tl::unexpected(features.error());
        m_out.tensors["embed/" + place] = strided(features->low[0], 8, 4);
        const std::string prefix = m_prefix + place + "/obj" + std::to_string(object) + "/";
        auto &tensors = m_out.tensors;
        tensors[prefix + "low_res_masks"] = strided(output.mask[0], 1, m_stride)[0];
        tensors[prefix + "object_score_logits"] = output.score[0];
        tensors[prefix + "obj_ptr"] = output.pointer[0];
        if (output.image.defined()) {
            tensors[prefix + "raw_ious"] = output.ious[0];
            tensors[prefix + "stability"] = output.stability;
            tensors[prefix + "pix_feat"] = strided(output.image[0], 8, 4);
        }
        if (output.memory.defined())
            tensors[prefix + "maskmem_features"] = memory(output.memory[0].to(torch::kFloat));
        return {};
    }

    torch::Tensor memory(const torch::Tensor &tokens) const
    {
        if (m_usesPerceiver)
            return tokens.slice(0, 0, torch::nullopt, 8)
                .slice(1, 0, torch::nullopt, 4)
                .contiguous();
        return strided(
            tokens.view({sam2FeatureSize, sam2FeatureSize, sam2MemoryWidth}).permute({2, 0, 1}), 4,
            4);
    }

    const ParityCase &m_case;
    SyntheticVideo m_frames;
    bool m_usesPerceiver;
    Sam2Video m_video;
    std::int64_t m_stride;
    std::string m_prefix;
    TensorFile m_out;
};

} // namespace

Result<TensorFile> runSam2Video(const ParityCase &given, Sam2Model model)
{
    return ScriptRun(given, std::move(model)).run();
}

} // namespace filigree::parity
