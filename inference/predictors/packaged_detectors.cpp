// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/packaged_detectors.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>

namespace filigree {
namespace {

constexpr int detectionSide = 800; // pixels; larger pictures are reduced to it
constexpr int smallestDetectionSide = 480; // smaller ones enlarged: the detectors need pixels
constexpr double personMargin = 0.1; // of the window, which has more room than the person
constexpr double doubledBoxes = 0.4; // intersection over union

struct CascadeFile
{
    const char *what;
    const char *label;
    const char *name;
    bool isMirrored; // knows one side only
};

constexpr CascadeFile cascadeFiles[] = {
    {"person", "person", "haarcascade_fullbody.xml", false},
    {"person", "upper body", "haarcascade_upperbody.xml", false},
    {"face", "face", "haarcascade_frontalface_alt2.xml", false},
    {"face", "face", "haarcascade_profileface.xml", true},
    {"upper body", "upper body", "haarcascade_upperbody.xml", false},
    {"lower body", "lower body", "haarcascade_lowerbody.xml", false},
    {"eye", "eye", "haarcascade_eye.xml", false},
    {"smile", "smile", "haarcascade_smile.xml", false},
    {"cat face", "cat face", "haarcascade_frontalcatface_extended.xml", false},
    {"number plate", "number plate", "haarcascade_russian_plate_number.xml", false},
};

double shared(const cv::Rect2d &a, const cv::Rect2d &b)
{
    const double both = (a & b).area();
    return both / std::max(1e-9, a.area() + b.area() - both);
}

// Best first, without those that a better one covers.
void keepTheBest(std::vector<DetectedBox> &boxes)
{
    std::ranges::stable_sort(boxes, std::ranges::greater{}, &DetectedBox::score);
    std::vector<DetectedBox> kept;
    for (const DetectedBox &one : boxes) {
        if (std::ranges::none_of(kept, [&](const DetectedBox &better) {
                return better.label == one.label && shared(better.box, one.box) > doubledBoxes;
            }))
            kept.push_back(one);
    }
    boxes = std::move(kept);
}

} // namespace

struct PackagedDetectors::Private
{
    std::string folder;
    std::map<std::string, cv::CascadeClassifier> cascades; // by file

    Result<cv::CascadeClassifier *> cascade(const std::string &name)
    {
        if (const auto known = cascades.find(name); known != cascades.end())
            return &known->second;
        const std::string path = folder + '/' + name;
        std::error_code unread;
        cv::CascadeClassifier read;
        if (!std::filesystem::exists(path, unread) || !read.load(path))
            return fail(Error::Kind::NotFound,
                        "The detector '" + path
                            + "' is not there: install OpenCV's data (package opencv-data).");
        return &(cascades[name] = std::move(read));
    }

    static void people(const cv::Mat &grey, std::vector<DetectedBox> &found)
    {
        static const std::vector<float> weights = cv::HOGDescriptor::getDefaultPeopleDetector();
        cv::HOGDescriptor detector;
        detector.setSVMDetector(weights);
        std::vector<cv::Rect> boxes;
        std::vector<double> margins; // from the separating plane
        detector.detectMultiScale(grey, boxes, margins, 0, cv::Size(8, 8), cv::Size(16, 16), 1.05,
                                  2.0);
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            cv::Rect2d box = boxes[i];
            box.x += personMargin * box.width;
            box.width *= 1 - 2 * personMargin;
            box.y += personMargin / 2 * box.height;
            box.height *= 1 - personMargin;
            found.push_back({box, 1 / (1 + std::exp(-3 * (margins[i] - 0.5))), "person"});
        }
    }

    static void search(cv::CascadeClassifier &cascade, const CascadeFile &file, const cv::Mat &grey,
                       bool isMirror, std::vector<DetectedBox> &found)
    {
        std::vector<cv::Rect> boxes;
        std::vector<int> neighbours;
        cascade.detectMultiScale(grey, boxes, neighbours, 1.1, 3, 0);
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            cv::Rect2d box = boxes[i];
            if (isMirror)
                box.x = grey.cols - box.x - box.width;
            const double votes = neighbours[i];
            found.push_back({box, votes / (votes + 6), file.label});
        }
    }
};

PackagedDetectors::PackagedDetectors(std::string folder)
    : m_private(std::make_unique<Private>())
{
    m_private->folder = std::move(folder);
}

PackagedDetectors::~PackagedDetectors() = default;

Result<std::vector<DetectedBox>>
PackagedDetectors::find(const std::string &what, const cv::Mat &picture, std::stop_token stop)
{
    cv::Mat grey;
    cv::cvtColor(picture, grey, cv::COLOR_RGB2GRAY);
    const double side = std::max(grey.cols, grey.rows);
    const double scale = std::clamp(1.0, smallestDetectionSide / side, detectionSide / side);
    cv::resize(grey, grey, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    std::vector<DetectedBox> found;
    if (what == "person")
        Private::people(grey, found);
    for (const CascadeFile &file : cascadeFiles) {
        if (what != file.what)
            continue;
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled, "Looking for it was cancelled.");
        const Result<cv::CascadeClassifier *> cascade = m_private->cascade(file.name);
        if (!cascade)
            return tl::unexpected(cascade.error());
        Private::search(**cascade, file, grey, false, found);
        if (!file.isMirrored)
            continue;
        cv::Mat mirror;
        cv::flip(grey, mirror, 1);
        Private::search(**cascade, file, mirror, true, found);
    }
    keepTheBest(found);
    for (DetectedBox &one : found) {
        one.box = cv::Rect2d(one.box.x / scale, one.box.y / scale, one.box.width / scale,
                             one.box.height / scale)
            & cv::Rect2d(0, 0, picture.cols, picture.rows);
    }
    return found;
}

} // namespace filigree
