// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "dataset.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <list>
#include <mutex>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace filigree::bench {
namespace {

std::string numbered(const std::string &folder, int frame, const char *suffix)
{
    char name[32];
    std::snprintf(name, sizeof name, "/%05d%s", frame, suffix);
    return folder + name;
}

// A folder of pictures named 00000.jpg and so on; the last few stay decoded.
class PictureFolder final : public FrameSource
{
public:
    PictureFolder(std::string folder, Size size, int count)
        : m_folder(std::move(folder))
        , m_size(size)
        , m_count(count)
    { }
    Size size() const override { return m_size; }
    int frameCount() const override { return m_count; }
    Result<ImagePtr> frame(int index, std::stop_token) override
    {
        const std::lock_guard lock(m_mutex);
        const auto known = std::find_if(m_recent.begin(), m_recent.end(),
                                        [&](const auto &entry) { return entry.first == index; });
        if (known != m_recent.end())
            return known->second;
        Result<Image> image = readPicture(numbered(m_folder, index, ".jpg"));
        if (!image)
            return tl::unexpected(image.error());
        m_recent.emplace_front(index, std::make_shared<Image>(std::move(*image)));
        if (m_recent.size() > 24)
            m_recent.pop_back();
        return m_recent.front().second;
    }

private:
    std::string m_folder;
    Size m_size;
    int m_count;
    std::mutex m_mutex;
    std::list<std::pair<int, ImagePtr>> m_recent; // guarded by m_mutex
};

Point pointOf(const QJsonObject &object)
{
    return {object["x"].toDouble(), object["y"].toDouble()};
}

TestClip readClip(const std::filesystem::path &folder)
{
    QFile file(QString::fromStdString((folder / "prompts.json").string()));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    TestClip clip{folder.filename().string(),
                  folder.string(),
                  {json["width"].toInt(), json["height"].toInt()},
                  json["frame_count"].toInt(),
                  {}};
    for (const QJsonValue &value : json["objects"].toArray()) {
        const QJsonObject object = value.toObject();
        const QJsonArray box = object["box"].toArray();
        clip.objects.push_back(
            {object["id"].toInt(),
             object["name"].toString().toStdString(),
             pointOf(object["click"].toObject()),
             {box[0].toDouble(), box[1].toDouble(), box[2].toDouble(), box[3].toDouble()}});
    }
    return clip;
}

} // namespace

bool TestClip::has(const std::string &truth) const
{
    return std::filesystem::is_directory(folder + "/" + truth);
}

Result<Image> TestClip::truth(const std::string &kind, ObjectId object, int frame) const
{
    return readGrey(numbered(folder + "/" + kind + "/" + std::to_string(object), frame, ".png"));
}

std::shared_ptr<FrameSource> TestClip::frames() const
{
    return std::make_shared<PictureFolder>(folder + "/frames", size, frameCount);
}

std::vector<TestClip> testClips(const Arguments &arguments, const std::string &truth)
{
    std::vector<TestClip> clips;
    std::error_code error;
    for (const auto &entry :
         std::filesystem::directory_iterator(arguments.data + "/clips", error)) {
        TestClip clip = readClip(entry.path());
        if (arguments.wantsClip(clip.name) && clip.frameCount > 0 && clip.has(truth)) {
            if (arguments.frames > 0)
                clip.frameCount = std::min(clip.frameCount, arguments.frames);
            clips.push_back(std::move(clip));
        }
    }
    std::sort(clips.begin(), clips.end(),
              [](const auto &a, const auto &b) { return a.name < b.name; });
    if (clips.empty())
        std::fprintf(stderr, "filigree-bench: no clips with %s under %s/clips.\n", truth.c_str(),
                     arguments.data.c_str());
    return clips;
}

Result<Image> readPicture(const std::string &path)
{
    cv::Mat picture = cv::imread(path, cv::IMREAD_COLOR | cv::IMREAD_ANYDEPTH);
    if (picture.empty())
        return fail(Error::Kind::Unreadable, "Cannot read the picture " + path + ".");
    cv::cvtColor(picture, picture, cv::COLOR_BGR2RGB);
    if (picture.depth() == CV_8U)
        picture.convertTo(picture, CV_16U, 257);
    Image image({picture.cols, picture.rows}, 3, PixelType::U16);
    std::memcpy(image.data(), picture.data, image.byteCount());
    return image;
}

Result<Image> readGrey(const std::string &path)
{
    const cv::Mat picture = cv::imread(path, cv::IMREAD_GRAYSCALE);
    if (picture.empty())
        return fail(Error::Kind::Unreadable, "Cannot read the picture " + path + ".");
    Image image({picture.cols, picture.rows}, 1, PixelType::U8);
    std::memcpy(image.data(), picture.data, image.byteCount());
    return image;
}

Result<> writeGrey(const std::string &path, const Image &image)
{
    std::error_code error;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), error);
    const cv::Mat view(image.height(), image.width(), CV_8U, const_cast<void *>(image.data()));
    if (error || !cv::imwrite(path, view))
        return fail(Error::Kind::Unreadable, "Cannot write the picture " + path + ".");
    return {};
}

Image maskOfLogits(const Image &logits)
{
    Image mask(logits.size(), 1, PixelType::U8);
    for (int y = 0; y < logits.height(); ++y) {
        for (int x = 0; x < logits.width(); ++x)
            mask.row<uint8_t>(y)[x] = logits.row<float>(y)[x] > 0 ? 255 : 0;
    }
    return mask;
}

} // namespace filigree::bench
