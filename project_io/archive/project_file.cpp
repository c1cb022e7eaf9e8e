// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/project_file.h"

#include "project_io/archive/project_archive_p.h"
#include "project_io/archive/project_json.h"
#include "project_io/archive/result_codec.h"
#include "project_io/archive/result_name.h"

#include <QFileInfo>

#include <algorithm>

namespace filigree {
namespace {

// Places in the results' index (24 bytes each): 25 objects over 100,000 frames.
constexpr std::int64_t mostIndexPlaces = 10'000'000;

Error withFile(const std::string &path, Error error)
{
    error.message = "Cannot open the project " + path + ": " + error.message + ".";
    return error;
}

//! Reads given masks once each. They stay packed, so they take no more memory than their file.
class MaskReader
{
public:
    explicit MaskReader(ZipReader &zip)
        : m_zip(zip)
    { }

    PackedMask operator()(const std::string &name)
    {
        if (keyFromHex(name).isNull())
            return {};
        if (const auto it = m_known.find(name); it != m_known.end())
            return it->second;
        const Result<Blob> bytes = m_zip.read(maskName(name), mostMaskBytes);
        if (!bytes)
            return {};
        PackedMask mask = PackedMask::fromBytes(*bytes, maximumResultPixels).value_or(PackedMask());
        m_known.emplace(name, mask);
        return mask;
    }

private:
    ZipReader &m_zip;
    NamedMasks m_known;
};

//! Notes in the clips' indices which results the file has; those of nothing known are left out.
Result<> addResults(Project &project, const std::map<ResultAddress, float> &results)
{
    std::map<std::tuple<int, ObjectId, ResultKind>, int> lengths;
    for (const auto &[address, presence] : results) {
        const ClipEntry *clip = project.clip(address.clip);
        if (!clip || !clip->object(address.object)
            || (clip->media.frameCount > 0 && address.frame >= clip->media.frameCount))
            continue;
        int &length = lengths[{address.clip, address.object, address.kind}];
        length = std::max(length, address.frame + 1);
    }
    std::int64_t places = 0;
    for (const auto &entry : lengths)
        places += entry.second;
    if (places > mostIndexPlaces)
        return fail(Error::Kind::Unreadable,
                    "it claims results on more frames than a project can have");
    for (const auto &[address, presence] : results) {
        const auto length = lengths.find({address.clip, address.object, address.kind});
        if (length != lengths.end() && address.frame < length->second)
            project.clip(address.clip)
                ->results.set(address.object, address.kind, address.frame, {address.key, presence});
    }
    return {};
}

} // namespace

std::string maskName(const std::string &key)
{
    return "prompts/" + key + ".mask";
}

//! Not those of masks that nothing names any more: they are not to be kept.
static bool isMaskName(const std::string &name)
{
    const auto slash = name.find('/'), dot = name.rfind('.');
    return dot > slash && dot != std::string::npos
        && maskName(name.substr(slash + 1, dot - slash - 1)) == name;
}

std::string ProjectArchive::Private::nameOf(const ResultAddress &address, float presence)
{
    return resultsFolderName + resultName(address, double(presence));
}

Result<std::unique_ptr<ProjectArchive::Private>> ProjectArchive::Private::open(const QString &path)
{
    auto zip = ZipReader::open(path);
    if (!zip)
        return tl::unexpected(zip.error());
    auto d = std::make_unique<Private>();
    d->path = path.toStdString();
    d->zip = std::move(*zip);
    Result<> listed;
    d->zip->forEachName([&](const std::string &name) {
        if (!name.starts_with(resultsFolderName)) {
            if (name != manifestName && !isMaskName(name))
                d->unknown.push_back(name);
            return;
        }
        const auto result =
            parseResultName(std::string_view(name).substr(resultsFolderName.size()));
        // What has another name for the same result could not be found again.
        if (result && name == nameOf(result->address, result->presence))
            d->results.emplace(result->address, result->presence);
        else
            listed = fail(Error::Kind::Unreadable,
                          "it contains '" + name.substr(0, 80) + "', which is no result's name");
    });
    if (!listed)
        return tl::unexpected(listed.error());
    return d;
}

ProjectArchive::ProjectArchive(std::unique_ptr<Private> d)
    : d(std::move(d))
{ }

ProjectArchive::~ProjectArchive() = default;

bool ProjectArchive::contains(const ResultAddress &address) const
{
    return d->results.contains(address);
}

Result<std::optional<Blob>> ProjectArchive::blob(const ResultAddress &address) const
{
    const auto it = d->results.find(address);
    if (it == d->results.end())
        return std::optional<Blob>();
    const std::lock_guard lock(d->mutex);
    Result<Blob> bytes = d->zip->read(d->nameOf(address, it->second), mostResultBytes);
    if (!bytes)
        return tl::unexpected(withFile(d->path, std::move(bytes.error())));
    return std::optional<Blob>(std::move(*bytes));
}

std::vector<ResultAddress> ProjectArchive::addresses() const
{
    std::vector<ResultAddress> addresses;
    for (const auto &entry : d->results)
        addresses.push_back(entry.first);
    return addresses;
}

const std::string &ProjectArchive::path() const
{
    return d->path;
}

Result<OpenedProject> openProject(const std::string &path)
{
    const auto failed = [&](Error error) {
        return tl::unexpected(withFile(path, std::move(error)));
    };
    auto archive =
        ProjectArchive::Private::open(QFileInfo(QString::fromStdString(path)).absoluteFilePath());
    if (!archive)
        return failed(archive.error());
    ZipReader &zip = *(*archive)->zip;
    const Result<Blob> manifest = zip.read(manifestName, mostManifestBytes);
    if (!manifest)
        return failed(
            {Error::Kind::Unreadable, "it is no Filigree project: " + manifest.error().message});
    const auto json = QByteArray::fromRawData(reinterpret_cast<const char *>(manifest->data()),
                                              qsizetype(manifest->size()));
    Result<Project> project = projectFromJson(json, MaskReader(zip));
    if (!project)
        return failed(project.error());
    if (const Result<> added = addResults(*project, (*archive)->results); !added)
        return failed(added.error());
    OpenedProject opened{
        std::move(*project), std::make_shared<const ProjectArchive>(std::move(*archive)), {}};
    if (opened.project.minorVersion > Project::currentMinor)
        opened.notes.push_back(
            "The project was saved by a newer version of Filigree. What this version does "
            "not know is kept when you save.");
    return opened;
}

} // namespace filigree
