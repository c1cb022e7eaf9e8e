// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/sequence_files.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace filigree {

std::string SequenceFiles::pathOf(int number) const
{
    if (!still.empty())
        return still;
    std::string digits = std::to_string(number);
    if (int(digits.size()) < padding)
        digits.insert(0, padding - digits.size(), '0');
    return folder + prefix + digits + suffix;
}

std::string SequenceFiles::pattern() const
{
    if (!still.empty())
        return still;
    const std::string number = padding > 1 ? "%0" + std::to_string(padding) + "d" : "%d";
    return folder + prefix + number + suffix;
}

bool hasImageExtension(const std::string &path)
{
    static const QStringList extensions{"png", "jpg", "jpeg", "jpe", "tif", "tiff", "exr",
                                        "dpx", "bmp", "webp", "tga", "jp2", "j2k",  "psd",
                                        "pnm", "ppm", "pgm",  "pam", "sgi", "rgb"};
    return extensions.contains(QFileInfo(QString::fromStdString(path)).suffix().toLower());
}

//! A file name split at its last number: "shot.0012.exr" is "shot.", "0012", ".exr".
struct NumberedName
{
    QString prefix;
    QString digits;
    QString suffix;
};

static std::optional<NumberedName> splitName(const QString &name)
{
    static const QRegularExpression numbered("^(.*?)([0-9]{1,9})(\\.[^.0-9][^.]*)$");
    const QRegularExpressionMatch match = numbered.match(name);
    if (!match.hasMatch())
        return std::nullopt;
    return NumberedName{match.captured(1), match.captured(2), match.captured(3)};
}

static bool fitsPadding(const QString &digits, int padding)
{
    return digits.size() == padding || (digits.size() > padding && digits[0] != '0');
}

//! Numbers by what stands around them, of all images in a folder.
static std::map<std::pair<QString, QString>, std::vector<QString>> groupsIn(const QDir &folder)
{
    std::map<std::pair<QString, QString>, std::vector<QString>> groups;
    const QStringList names = folder.entryList(QDir::Files | QDir::Readable, QDir::Name);
    for (const QString &name : names) {
        const std::optional<NumberedName> parts = splitName(name);
        if (parts && hasImageExtension(name.toStdString()))
            groups[{parts->prefix, parts->suffix}].push_back(parts->digits);
    }
    return groups;
}

static std::vector<int> numbersWithPadding(const std::vector<QString> &digits, int padding)
{
    std::vector<int> numbers;
    for (const QString &text : digits)
        if (fitsPadding(text, padding))
            numbers.push_back(text.toInt());
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

//! The stretch without a gap above maximumGap that holds `number`, or the longest one.
static std::vector<int> stretchOf(const std::vector<int> &numbers, std::optional<int> number)
{
    std::vector<int> best;
    for (auto first = numbers.begin(); first != numbers.end();) {
        auto last = first;
        while (std::next(last) != numbers.end() && *std::next(last) - *last <= maximumGap)
            ++last;
        const auto end = std::next(last);
        const bool chosen =
            number ? *first <= *number && *number <= *last : std::size_t(end - first) > best.size();
        if (chosen)
            best.assign(first, end);
        first = end;
    }
    return best;
}

static std::string folderPath(const QDir &folder)
{
    const QString path = folder.path();
    return (path.endsWith('/') ? path : path + '/').toStdString();
}

//! The paddings a group of numbers can be read with, the longest first.
static std::vector<int> paddingsOf(const std::vector<QString> &digits)
{
    std::vector<int> paddings{1};
    for (const QString &text : digits)
        if (text[0] == '0' && text.size() > 1)
            paddings.push_back(int(text.size()));
    std::sort(paddings.rbegin(), paddings.rend());
    paddings.erase(std::unique(paddings.begin(), paddings.end()), paddings.end());
    return paddings;
}

static SequenceFiles stillFile(const QString &path)
{
    SequenceFiles files;
    files.still = path.toStdString();
    return files;
}

static Result<SequenceFiles> sequenceInFolder(const QString &path)
{
    const QDir folder(path);
    SequenceFiles best;
    for (const auto &[name, digits] : groupsIn(folder)) {
        for (const int padding : paddingsOf(digits)) {
            std::vector<int> numbers = stretchOf(numbersWithPadding(digits, padding), std::nullopt);
            if (numbers.size() > std::max<std::size_t>(best.numbers.size(), 1))
                best = {folderPath(folder),        name.first.toStdString(),
                        name.second.toStdString(), padding,
                        std::move(numbers),        {}};
        }
    }
    if (!best.isEmpty())
        return best;
    QStringList images;
    for (const QString &name : folder.entryList(QDir::Files | QDir::Readable, QDir::Name))
        if (hasImageExtension(name.toStdString()))
            images << name;
    if (images.size() == 1)
        return stillFile(QString::fromStdString(folderPath(folder)) + images.front());
    return fail(
        Error::Kind::NotFound,
        path.toStdString()
            + (images.isEmpty()
                   ? " is a folder without images; give a clip or a folder with an image sequence."
                   : " is a folder of single images, not a sequence; give one of its files."));
}

static Result<SequenceFiles> sequenceOfPattern(const QString &path)
{
    static const QRegularExpression placeholder("%(?:0([0-9]{1,2}))?d|(#+)");
    const QFileInfo info(path);
    const QString name = info.fileName();
    const QRegularExpressionMatch match = placeholder.match(name);
    const int padding = std::max(
        1, match.capturedLength(2) > 0 ? int(match.capturedLength(2)) : match.captured(1).toInt());
    SequenceFiles files;
    files.folder = folderPath(QDir(info.path()));
    files.prefix = name.left(match.capturedStart()).toStdString();
    files.suffix = name.mid(match.capturedEnd()).toStdString();
    files.padding = padding;
    std::vector<QString> digits;
    const QRegularExpression exact(
        '^' + QRegularExpression::escape(name.left(match.capturedStart())) + "([0-9]{1,9})"
        + QRegularExpression::escape(name.mid(match.capturedEnd())) + '$');
    for (const QString &file : QDir(info.path()).entryList(QDir::Files | QDir::Readable))
        if (const QRegularExpressionMatch found = exact.match(file); found.hasMatch())
            digits.push_back(found.captured(1));
    files.numbers = stretchOf(numbersWithPadding(digits, padding), std::nullopt);
    if (files.numbers.empty())
        return fail(Error::Kind::NotFound, "No file fits the pattern " + path.toStdString() + ".");
    return files;
}

static SequenceFiles sequenceOfFile(const QString &path)
{
    const QFileInfo info(path);
    const std::optional<NumberedName> parts = splitName(info.fileName());
    if (!parts)
        return stillFile(path);
    const QDir folder(info.path());
    const auto groups = groupsIn(folder);
    const auto group = groups.find({parts->prefix, parts->suffix});
    if (group == groups.end())
        return stillFile(path);
    for (const int padding : paddingsOf(group->second)) {
        if (!fitsPadding(parts->digits, padding))
            continue;
        std::vector<int> numbers =
            stretchOf(numbersWithPadding(group->second, padding), parts->digits.toInt());
        if (numbers.size() > 1)
            return {folderPath(folder),          parts->prefix.toStdString(),
                    parts->suffix.toStdString(), padding,
                    std::move(numbers),          {}};
    }
    return stillFile(path);
}

Result<SequenceFiles> findSequence(const std::string &path)
{
    const QString name = QString::fromStdString(path);
    const QFileInfo info(name);
    if (path.find("://") != std::string::npos)
        return SequenceFiles{};
    if (info.isDir())
        return sequenceInFolder(name);
    if (info.isFile()) // also when its name holds a # or a %
        return hasImageExtension(path) ? sequenceOfFile(name) : SequenceFiles{};
    static const QRegularExpression placeholder("%(?:0[0-9]{1,2})?d|#+");
    if (placeholder.match(info.fileName()).hasMatch() && hasImageExtension(path))
        return sequenceOfPattern(name);
    return fail(Error::Kind::NotFound, path + " does not exist.");
}

} // namespace filigree
