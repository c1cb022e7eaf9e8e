// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/open_clip.h"

#include <QFileInfo>

#include <algorithm>

namespace filigree::cli {
namespace {

std::shared_ptr<FrameCache> makeCache(int megabytes)
{
    return megabytes > 0 ? std::make_shared<FrameCache>(std::size_t(megabytes) << 20)
                         : std::make_shared<FrameCache>();
}

} // namespace

Result<std::shared_ptr<CachedFrameSource>> openClip(const std::string &path, int cacheMegabytes,
                                                    bool asStill, std::stop_token stop)
{
    auto clip = asStill ? Clip::openStill(path, stop) : Clip::open(path, stop);
    if (!clip)
        return tl::unexpected(clip.error());
    return std::make_shared<CachedFrameSource>(std::move(*clip), makeCache(cacheMegabytes));
}

Result<std::size_t> chosenClip(const Project &project, const std::string &projectPath,
                               const std::string &wanted)
{
    if (project.clips.empty())
        return fail(Error::Kind::InvalidInput, projectPath + " has no clip.");
    if (wanted.empty())
        return std::size_t(std::clamp(project.currentClip, 0, int(project.clips.size()) - 1));
    const std::string path =
        QFileInfo(QString::fromStdString(wanted)).absoluteFilePath().toStdString();
    std::string known;
    for (std::size_t i = 0; i < project.clips.size(); ++i) {
        const ClipEntry &clip = project.clips[i];
        if (clip.media.absolutePath == path || clip.name == wanted)
            return i;
        known += (known.empty() ? "" : ", ") + clip.name;
    }
    return fail(Error::Kind::InvalidInput,
                projectPath + " has no clip '" + wanted + "'; it has: " + known + '.');
}

Result<std::shared_ptr<CachedFrameSource>>
openMedia(const ClipEntry &clip, const std::string &projectPath,
          const std::vector<std::string> &folders, int cacheMegabytes,
          std::vector<std::string> &notes, std::stop_token stop)
{
    for (const std::string &folder : folders) {
        if (!QFileInfo(QString::fromStdString(folder)).isDir())
            return fail(Error::Kind::NotFound, "--media: there is no folder " + folder + '.');
    }
    const auto located = locateMedia(clip.media, projectPath, folders);
    if (!located) {
        Error error = located.error();
        error.message.insert(error.message.size() - 1, " (--media FOLDER)"); // before its full stop
        return tl::unexpected(error);
    }
    if (located->moved)
        notes.push_back("The clip was found at " + located->path + '.');
    if (!located->exact)
        notes.push_back(located->path + " has changed since the project was saved.");
    auto source = openClip(located->path, cacheMegabytes, clip.media.kind == ClipKind::Still, stop);
    if (source && (*source)->size() != clip.media.size) {
        return fail(Error::Kind::InvalidInput,
                    located->path + " has not the size that " + projectPath
                        + " was made for; put the right clip in its place.");
    }
    return source;
}

} // namespace filigree::cli
