// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/file_names.h"

#include "project_io/export/exporter.h"

#include <QFileInfo>
#include <QString>
#include <algorithm>
#include <array>
#include <cctype>

namespace filigree {
namespace {

constexpr std::size_t longestName =
    120; //!< Leaves room for a number, a suffix and 255-byte limits.

//! Names that Windows keeps for devices, whatever their extension.
bool isDeviceName(const QString &name)
{
    static const std::array<const char *, 4> fixed{"con", "prn", "aux", "nul"};
    const QString stem = name.section('.', 0, 0).toLower();
    for (const char *device : fixed)
        if (stem == QLatin1String(device))
            return true;
    return stem.size() == 4 && (stem.startsWith("com") || stem.startsWith("lpt"))
        && stem.back().isDigit();
}

//! The length of a %d or %0Nd that starts at `at`; 0 when there is none.
std::size_t numberFieldLength(std::string_view text, std::size_t at)
{
    if (text[at] != '%')
        return 0;
    std::size_t end = at + 1;
    while (end < text.size() && end < at + 4 && std::isdigit(static_cast<unsigned char>(text[end])))
        ++end;
    return end < text.size() && text[end] == 'd' ? end + 1 - at : 0;
}

//! %o expanded and all else kept; counts the number fields.
Result<std::string> withObjectName(const ExportSettings &settings, int &numberFields)
{
    std::string result;
    const std::string &path = settings.path;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (path[i] != '%') {
            result += path[i];
        } else if (path.compare(i, 2, "%%") == 0) {
            result += "%%";
            ++i;
        } else if (path.compare(i, 2, "%o") == 0) {
            std::string name = safeFileName(settings.objectName);
            for (const char c : name)
                result += c == '%' ? "%%" : std::string(1, c);
            ++i;
        } else if (const std::size_t length = numberFieldLength(path, i)) {
            result += path.substr(i, length);
            ++numberFields;
            i += length - 1;
        } else {
            return fail(Error::Kind::InvalidInput,
                        "The export path '" + path
                            + "' has a per cent sign that is neither %o, %d, "
                              "%0Nd nor %%.");
        }
    }
    return result;
}

std::string escaped(const std::string &text)
{
    std::string result;
    for (const char c : text)
        result += c == '%' ? "%%" : std::string(1, c);
    return result;
}

//! What a movie in a folder is called: the clip's name, with what the movie shows.
std::string movieName(const ExportSettings &settings, const ClipInfo &source)
{
    QString stem = QFileInfo(QString::fromStdString(source.path)).completeBaseName();
    const qsizetype field = stem.indexOf('%');
    if (field >= 0)
        stem = stem.left(field);
    while (stem.endsWith('.') || stem.endsWith('_') || stem.endsWith('-'))
        stem.chop(1);
    std::string name = safeFileName(stem.isEmpty() ? "export" : stem.toStdString());
    name.append("_").append(safeFileName(settings.objectName));
    switch (settings.content) {
    case ExportContent::ForegroundAndAlpha:
        break;
    case ExportContent::AlphaOnly:
        name += "_alpha";
        break;
    case ExportContent::Mask:
        name += "_mask";
        break;
    case ExportContent::Trimap:
        name += "_trimap";
        break;
    case ExportContent::ForegroundOnly:
        name += "_foreground";
        break;
    }
    return escaped(name);
}

} // namespace

std::string safeFileName(std::string_view name)
{
    QString text = QString::fromUtf8(name.data(), qsizetype(name.size()))
                       .normalized(QString::NormalizationForm_C);
    for (QChar &c : text)
        if (c.category() == QChar::Other_Control || QStringLiteral("/\\:*?\"<>|").contains(c))
            c = '_';
    const auto isEdge = [](QChar c) { return c == '.' || c.isSpace(); };
    while (!text.isEmpty() && isEdge(text.front()))
        text.remove(0, 1);
    while (std::size_t(text.toUtf8().size()) > longestName)
        text.chop(text.back().isLowSurrogate() ? 2 : 1);
    while (!text.isEmpty() && isEdge(text.back()))
        text.chop(1);
    if (isDeviceName(text))
        text.prepend('_');
    return text.isEmpty() ? "object" : text.toStdString();
}

Result<std::string> filePattern(const ExportSettings &settings, const ClipInfo &source)
{
    if (settings.path.empty())
        return fail(Error::Kind::InvalidInput, "The export has no path.");
    if (settings.path.find('\0') != std::string::npos)
        return fail(Error::Kind::InvalidInput, "The export path has a zero byte in it.");
    int numberFields = 0;
    Result<std::string> expanded = withObjectName(settings, numberFields);
    if (!expanded)
        return expanded;
    std::string path = *expanded;
    const bool sequence = isSequence(settings.format);
    if (numberFields > (sequence ? 1 : 0))
        return fail(Error::Kind::InvalidInput,
                    "The export path '" + settings.path
                        + (sequence ? "' has more than one frame number."
                                    : "' of a movie has a frame number."));

    if (numberFields == 1 && path.find('%', path.rfind('/') + 1) == std::string::npos)
        return fail(Error::Kind::InvalidInput,
                    "The frame number of '" + settings.path
                        + "' belongs in the file's name, not in a folder's.");

    const std::string bareWanted(extension(settings.format));
    const std::string wanted = std::string(1, '.').append(bareWanted);
    const QFileInfo info(QString::fromStdString(numberedName(path, 0)));
    const QString suffix = info.suffix().toLower();
    const bool isFolder = path.ends_with('/') || info.isDir();
    const bool known = QStringLiteral("mov mkv webm png tif tiff exr mp4 avi mxf jpg jpeg dpx")
                           .split(' ')
                           .contains(suffix);
    const bool fits = suffix.toStdString() == bareWanted
        || (settings.format == ExportFormat::Tiff16 && suffix == "tiff")
        || (settings.format == ExportFormat::VP9 && suffix == "mkv");
    if (!isFolder && known && !fits)
        return fail(Error::Kind::InvalidInput,
                    "The export path '" + settings.path + "' ends in ." + suffix.toStdString()
                        + ", but this kind of export is written as " + wanted + ".");

    if (!sequence) {
        if (isFolder)
            return path + (path.ends_with('/') ? "" : "/") + movieName(settings, source) + wanted;
        return fits ? path : path + wanted;
    }
    if (numberFields == 1)
        return fits ? path : path + wanted;
    if (!isFolder && fits) {
        if (exportedRange(settings, source).size() <= 1)
            return path;
        return path.insert(path.size() - std::size_t(suffix.toUtf8().size()) - 1, ".%05d");
    }
    return path + (path.ends_with('/') ? "" : "/") + "%05d" + wanted;
}

std::string numberedName(const std::string &pattern, int number)
{
    std::string result;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern.compare(i, 2, "%%") == 0) {
            result += '%';
            ++i;
        } else if (const std::size_t length = numberFieldLength(pattern, i)) {
            const std::string width = pattern.substr(i + 1, length - 2);
            std::string digits = std::to_string(std::abs(number));
            const std::size_t wanted = width.empty() ? 0 : std::size_t(std::stoi(width));
            const std::size_t sign = number < 0 ? 1 : 0;
            const char filler = width.starts_with('0') ? '0' : ' ';
            if (filler == '0' && digits.size() + sign < wanted)
                digits.insert(0, wanted - sign - digits.size(), '0');
            digits.insert(0, sign, '-');
            if (digits.size() < wanted)
                digits.insert(0, wanted - digits.size(), filler);
            result += digits;
            i += length - 1;
        } else {
            result += pattern[i];
        }
    }
    return result;
}

int frameNumber(const ExportSettings &settings, const ClipInfo &source, int frame)
{
    if (settings.startNumber)
        return *settings.startNumber + frame - exportedRange(settings, source).in;
    return source.firstNumber + frame;
}

FrameRange exportedRange(const ExportSettings &settings, const ClipInfo &source)
{
    return settings.range.size() > 0 ? settings.range : FrameRange{0, source.frameCount - 1};
}

Result<std::string> expandName(const ExportSettings &settings, const ClipInfo &source, int frame)
{
    return filePattern(settings, source).map([&](const std::string &pattern) {
        return numberedName(pattern, frameNumber(settings, source, frame));
    });
}

} // namespace filigree
