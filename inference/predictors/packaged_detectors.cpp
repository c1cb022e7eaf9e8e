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
constexpr double bodyMargin = 0.8; // from the separating plane: as likely as not a person
// Bodies have hardly more shape than posts and the legs of animals have: by themselves no proof.
constexpr double surestBody = 0.55;
constexpr double faceSide = 240; // pixels to which a face is enlarged to look into it

struct CascadeFile
{
    const char *what;
    const char *label;
    const char *name;
    double evenVotes; // of neighbouring windows, at which it is as likely right as wrong
    double surest; // by itself
    bool isMirrored; // knows one side only
};

constexpr CascadeFile cascadeFiles[] = {
    {"person", "person", "haarcascade_fullbody.xml", 10, surestBody, false},
    {"person", "upper body", "haarcascade_upperbody.xml", 10, surestBody, false},
    {"person", "face", "haarcascade_frontalface_alt2.xml", 12, 1, false},
    {"person", "face", "haarcascade_profileface.xml", 20, 1, true},
    {"face", "face", "haarcascade_frontalface_alt2.xml", 12, 1, false},
    {"face", "face", "haarcascade_profileface.xml", 20, 1, true},
    {"upper body", "upper body", "haarcascade_upperbody.xml", 10, surestBody, false},
    {"upper body", "face", "haarcascade_frontalface_alt2.xml", 12, 1, false},
    {"lower body", "lower body", "haarcascade_lowerbody.xml", 10, surestBody, false},
    {"eye", "eye", "haarcascade_eye.xml", 4, 1, false},
    {"smile", "smile", "haarcascade_smile.xml", 15, 1, false},
    {"cat face", "cat face", "haarcascade_frontalcatface_extended.xml", 10, 1, false},
    {"number plate", "number plate", "haarcascade_russian_plate_number.xml", 10, 1, false},
};

// Where in a face it can be; empty: it needs no face.
cv::Rect2d placeInFace(const std::string &what)
{
    if (what == "eye")
        return {0, 0.1, 1, 0.5};
    if (what == "smile")
        return {0.1, 0.5, 0.8, 0.5};
    return {};
}

} // namespace

struct PackagedDetectors::Private
{
    std::string folder;
    std::map<std::string, cv::CascadeClassifier> cascades; // by file

    std::string pathOf(const CascadeFile &file) const { return folder + '/' + file.name; }

    cv::CascadeClassifier *cascade(const CascadeFile &file) // null: it cannot be read
    {
        if (const auto known = cascades.find(file.name); known != cascades.end())
            return &known->second;
        std::error_code unread;
        cv::CascadeClassifier read;
        if (!std::filesystem::exists(pathOf(file), unread) || !read.load(pathOf(file)))
            return nullptr;
        return &(cascades[file.name] = std::move(read));
    }

    // As HOGDescriptor::detectMultiScale(), which cannot be stopped: size by size.
    static void people(const cv::Mat &grey, const std::stop_token &stop,
                       std::vector<DetectedBox> &found)
    {
        static const std::vector<float> weights = cv::HOGDescriptor::getDefaultPeopleDetector();
        constexpr std::size_t mostSizes = 64;
        cv::HOGDescriptor detector;
        detector.setSVMDetector(weights);
        const cv::Size window = detector.winSize;
        std::vector<double> sizes;
        for (double size = 1; sizes.size() < mostSizes && cvRound(grey.cols / size) >= window.width
             && cvRound(grey.rows / size) >= window.height;
             size *= 1.05)
            sizes.push_back(size);
        std::vector<std::vector<std::pair<cv::Rect, double>>> hits(sizes.size());
        const auto detect = [&](std::size_t i) {
            const auto scaled = [&](int length) { return cvRound(length * sizes[i]); };
            cv::Mat reduced;
            cv::resize(grey, reduced,
                       {cvRound(grey.cols / sizes[i]), cvRound(grey.rows / sizes[i])}, 0, 0,
                       cv::INTER_LINEAR_EXACT);
            std::vector<cv::Point> places;
            std::vector<double> margins; // from the separating plane
            detector.detect(reduced, places, margins, 0, cv::Size(8, 8), cv::Size(16, 16));
            for (std::size_t k = 0; k < places.size(); ++k)
                hits[i].emplace_back(cv::Rect(scaled(places[k].x), scaled(places[k].y),
                                              scaled(window.width), scaled(window.height)),
                                     margins[k]);
        };
        cv::parallel_for_({0, int(sizes.size())}, [&](const cv::Range &range) {
            for (int i = range.start; i < range.end && !stop.stop_requested(); ++i)
                detect(std::size_t(i));
        });
        std::vector<cv::Rect> boxes;
        std::vector<double> margins;
        for (const auto &ofSize : hits) {
            for (const auto &[box, margin] : ofSize) {
                boxes.push_back(box);
                margins.push_back(margin);
            }
        }
        detector.groupRectangles(boxes, margins, 2, 0.2);
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            cv::Rect2d box = boxes[i];
            box.x += personMargin * box.width;
            box.width *= 1 - 2 * personMargin;
            box.y += personMargin / 2 * box.height;
            box.height *= 1 - personMargin;
            found.push_back(
                {box, surestBody / (1 + std::exp(-3 * (margins[i] - bodyMargin))), "person"});
        }
    }

    // Likewise.
    static void search(cv::CascadeClassifier &cascade, const CascadeFile &file, const cv::Mat &grey,
                       bool isMirror, const std::stop_token &stop, std::vector<DetectedBox> &found)
    {
        std::vector<cv::Rect> boxes;
        const cv::Size least = cascade.getOriginalWindowSize();
        for (double size = 1; !stop.stop_requested(); size *= 1.1) {
            const cv::Size window(cvRound(least.width * size), cvRound(least.height * size));
            if (window.width > grey.cols || window.height > grey.rows)
                break;
            std::vector<cv::Rect> ofSize;
            cascade.detectMultiScale(grey, ofSize, 1.1, 0, 0, window, window);
            boxes.insert(boxes.end(), ofSize.begin(), ofSize.end());
        }
        std::vector<int> neighbours;
        cv::groupRectangles(boxes, neighbours, 3, 0.2);
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            cv::Rect2d box = boxes[i];
            if (isMirror)
                box.x = grey.cols - box.x - box.width;
            const double votes = neighbours[i];
            found.push_back({box, file.surest * votes / (votes + file.evenVotes), file.label});
        }
    }

    // From both sides, where it knows only one.
    static std::vector<DetectedBox> found(cv::CascadeClassifier &cascade, const CascadeFile &file,
                                          const cv::Mat &grey, const std::stop_token &stop)
    {
        std::vector<DetectedBox> boxes;
        search(cascade, file, grey, false, stop, boxes);
        if (file.isMirrored && !stop.stop_requested()) {
            cv::Mat mirror;
            cv::flip(grey, mirror, 1);
            search(cascade, file, mirror, true, stop, boxes);
        }
        return boxes;
    }

    // Almost anything looks like an eye or a smile: they are looked for in faces, and are as sure.
    std::vector<DetectedBox> inFaces(const std::string &what, const cv::Mat &grey,
                                     const std::stop_token &stop)
    {
        const cv::Rect2d place = placeInFace(what);
        std::vector<DetectedBox> result;
        for (const DetectedBox &face : seen("face", grey, stop)) {
            const cv::Rect area = cv::Rect(cvRound(face.box.x + place.x * face.box.width),
                                           cvRound(face.box.y + place.y * face.box.height),
                                           cvRound(place.width * face.box.width),
                                           cvRound(place.height * face.box.height))
                & cv::Rect({}, grey.size());
            if (area.empty())
                continue;
            const double scale = std::max(1.0, faceSide / face.box.width);
            cv::Mat part;
            cv::resize(grey(area), part, {}, scale, scale, cv::INTER_CUBIC);
            for (const CascadeFile &file : cascadeFiles) {
                cv::CascadeClassifier *one = what == file.what ? cascade(file) : nullptr;
                for (const DetectedBox &in :
                     one ? found(*one, file, part, stop) : std::vector<DetectedBox>())
                    result.push_back({{area.x + in.box.x / scale, area.y + in.box.y / scale,
                                       in.box.width / scale, in.box.height / scale},
                                      face.score * in.score,
                                      in.label});
            }
        }
        return agreed({std::move(result)});
    }

    // grey: at the size that detectors need.
    std::vector<DetectedBox> seen(const std::string &what, const cv::Mat &grey,
                                  const std::stop_token &stop)
    {
        std::vector<std::vector<DetectedBox>> all;
        if (what == "person")
            people(grey, stop, all.emplace_back());
        for (const CascadeFile &file : cascadeFiles) {
            cv::CascadeClassifier *one = what == file.what ? cascade(file) : nullptr;
            if (one && !stop.stop_requested())
                all.push_back(found(*one, file, grey, stop));
        }
        return agreed(all);
    }
};

PackagedDetectors::PackagedDetectors(std::string folder)
    : m_private(std::make_unique<Private>())
{
    m_private->folder = std::move(folder);
}

PackagedDetectors::~PackagedDetectors() = default;

std::string PackagedDetectors::missingFile(const std::string &what)
{
    for (const CascadeFile &file : cascadeFiles) {
        if (what == file.what && !m_private->cascade(file))
            return m_private->pathOf(file);
    }
    return placeInFace(what).empty() ? std::string() : missingFile("face");
}

Result<std::vector<DetectedBox>>
PackagedDetectors::find(const std::string &what, const cv::Mat &picture, std::stop_token stop)
{
    cv::Mat grey;
    cv::cvtColor(picture, grey, cv::COLOR_RGB2GRAY);
    const double side = std::max(grey.cols, grey.rows);
    const double scale = std::clamp(1.0, smallestDetectionSide / side, detectionSide / side);
    cv::resize(grey, grey, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    std::vector<DetectedBox> found = placeInFace(what).empty()
        ? m_private->seen(what, grey, stop)
        : m_private->inFaces(what, grey, stop);
    if (stop.stop_requested())
        return fail(Error::Kind::Cancelled, "Looking for it was cancelled.");
    for (DetectedBox &one : found) {
        one.box = cv::Rect2d(one.box.x / scale, one.box.y / scale, one.box.width / scale,
                             one.box.height / scale)
            & cv::Rect2d(0, 0, picture.cols, picture.rows);
    }
    return found;
}

} // namespace filigree
