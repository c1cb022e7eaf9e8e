// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/settings/error_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <iterator>
#include <optional>
#include <vector>

namespace filigree {
namespace {

//! Before what happened on a frame.
constexpr const char *onFrame = QT_TRANSLATE_NOOP("Errors", "Frame %1: %2");

//! As the core writes them. What %1 and so on stand for is looked up here as well: causes come from
//! further down.
constexpr const char *sentences[] = {
    onFrame,
    // Projects
    QT_TRANSLATE_NOOP("Errors", "There is no project %1."),
    QT_TRANSLATE_NOOP("Errors", "Cannot open the project %1: %2."),
    QT_TRANSLATE_NOOP("Errors", "Cannot save the project %1: %2."),
    QT_TRANSLATE_NOOP("Errors",
                      "The project %1 is being edited by %2. Close it there, or save under "
                      "another name."),
    QT_TRANSLATE_NOOP("Errors",
                      "Cannot lock the project %1: no file can be written to %2. Save it "
                      "to another folder to edit it."),
    QT_TRANSLATE_NOOP("Errors",
                      "The project was saved by a newer version of Filigree. What this "
                      "version does not know is kept when you save."),
    QT_TRANSLATE_NOOP("Errors", "there is no such file"),
    QT_TRANSLATE_NOOP("Errors", "it is no ZIP archive, or its end is missing"),
    QT_TRANSLATE_NOOP("Errors", "its list of contents is damaged"),
    QT_TRANSLATE_NOOP("Errors", "there is not enough memory"),
    QT_TRANSLATE_NOOP("Errors", "the archive cannot be written"),
    QT_TRANSLATE_NOOP("Errors",
                      "there is a file of another kind under this name; choose another "
                      "name"),
    QT_TRANSLATE_NOOP("Errors",
                      "Cannot write the journal %1: %2. Free some space; your last "
                      "changes are not safe yet."),
    QT_TRANSLATE_NOOP("Errors", "Cannot recover from %1: %2."),
    QT_TRANSLATE_NOOP("Errors",
                      "The last change was not written whole; the one before it was "
                      "taken."),
    QT_TRANSLATE_NOOP("Errors",
                      "Nothing can be written to %1, so work in progress cannot be kept "
                      "safe. Free some space or change its permissions."),
    QT_TRANSLATE_NOOP("Errors",
                      "The %1 cannot be written to %2: %3. Free some space or move the "
                      "cache."),
    QT_TRANSLATE_NOOP("Errors",
                      "Results cannot be stored in %1: the folder cannot be written to. "
                      "Choose another."),
    // Footage
    QT_TRANSLATE_NOOP("Errors", "Frame %1 of %2 does not exist: the clip has %3."),
    QT_TRANSLATE_NOOP("Errors", "Frame %1 of %2 cannot be decoded: its data is damaged."),
    QT_TRANSLATE_NOOP("Errors",
                      "The footage %1 is not where it was. Say in which folder it is "
                      "now."),
    QT_TRANSLATE_NOOP("Errors", "No file fits the pattern %1."),
    QT_TRANSLATE_NOOP("Errors", "There are no files like %1."),
    QT_TRANSLATE_NOOP("Errors",
                      "%1: there is no decoder for %2 in the installed FFmpeg "
                      "libraries."),
    QT_TRANSLATE_NOOP("Errors", "%1: the pixel format %2 is not supported."),
    QT_TRANSLATE_NOOP("Errors",
                      "%1: none of the first frames can be decoded; the file is "
                      "damaged."),
    QT_TRANSLATE_NOOP("Errors", "Opening %1 failed: %2"),
    QT_TRANSLATE_NOOP("Errors", "Decoding %1 failed: %2"),
    QT_TRANSLATE_NOOP("Errors", "Invalid data found when processing input"),
    QT_TRANSLATE_NOOP("Errors", "No such file or directory"),
    QT_TRANSLATE_NOOP("Errors", "Permission denied"),
    QT_TRANSLATE_NOOP("Errors", "out of memory."),
    QT_TRANSLATE_NOOP("Errors", "%1 holds no video."),
    QT_TRANSLATE_NOOP("Errors",
                      "%1 is not an image of a known format, or it is damaged from its first byte "
                      "on."),
    QT_TRANSLATE_NOOP("Errors", "%1 is incomplete: parts of the picture are missing."),
    QT_TRANSLATE_NOOP("Errors", "%1 is empty."),
    QT_TRANSLATE_NOOP("Errors", "%1 cannot be opened: %2."),
    QT_TRANSLATE_NOOP("Errors", "%1 cannot be read: %2."),
    QT_TRANSLATE_NOOP("Errors", "%1 does not exist."),
    QT_TRANSLATE_NOOP("Errors", "The file's data is damaged here."),
    QT_TRANSLATE_NOOP("Errors", "A frame is missing before this one: it cannot be decoded."),
    QT_TRANSLATE_NOOP("Errors", "The file ends before its last %1 frames: it is truncated."),
    QT_TRANSLATE_NOOP("Errors", "%1 has no alpha channel to take it from."),
    QT_TRANSLATE_NOOP("Errors", "%1 is %2, but the clip is %3; both must have the same size."),
    QT_TRANSLATE_NOOP("Errors",
                      "%1 has not the size that this clip was made for. Relink the clip to "
                      "the footage that it was made from."),
    QT_TRANSLATE_NOOP("Errors",
                      "What the project holds of frame %1 is %2, but the clip is %3. Delete "
                      "the results and prompts of this frame."),
    QT_TRANSLATE_NOOP("Errors",
                      "%1 stands for frames %2 to %3, none of which lies in the range "
                      "%4 to %5."),
    // Jobs
    QT_TRANSLATE_NOOP("Errors", "There was not enough memory to go on. Close other programs."),
    QT_TRANSLATE_NOOP("Errors", "There was not enough memory to select."),
    QT_TRANSLATE_NOOP("Errors",
                      "Frame %1 of '%2' has no matte yet; track and matte it first "
                      "('filigree matte')."),
    QT_TRANSLATE_NOOP("Errors",
                      "The mask of '%1' on frame %2 is damaged or gone; run the job again "
                      "to make it anew."),
    // Exports
    QT_TRANSLATE_NOOP("Errors",
                      "Two outputs would both be written to %1; put %o, which stands for "
                      "the object's name, into the path."),
    QT_TRANSLATE_NOOP("Errors",
                      "%1 is footage, which an export must not replace; choose another "
                      "name."),
    QT_TRANSLATE_NOOP("Errors", "Cannot write '%1': %2. Choose a folder that you may write to."),
    QT_TRANSLATE_NOOP("Errors",
                      "Cannot write '%1': %2. There are %3 MiB left; make room or choose "
                      "another folder."),
    QT_TRANSLATE_NOOP("Errors", "Cannot write '%1': %2."),
    QT_TRANSLATE_NOOP("Errors", "No space left on device"),
    QT_TRANSLATE_NOOP("Errors", "Frames of the footage that are damaged: %1."),
    QT_TRANSLATE_NOOP("Errors",
                      "%1 frames have no estimated foreground colours: their soft pixels are as "
                      "shot."),
    QT_TRANSLATE_NOOP("Errors",
                      "The images cannot say their %1: whoever reads them has to be told."),
    QT_TRANSLATE_NOOP("Errors",
                      "The colours are stored with the matrix %1, because this kind of export "
                      "cannot use the matrix %2 of the source."),
    QT_TRANSLATE_NOOP("Errors",
                      "The clip's frame rate varies and the export's does not: its frames follow "
                      "each other evenly, and sound drifts against them."),
    QT_TRANSLATE_NOOP("Errors", "Image sequences have no sound: none was passed through."),
    QT_TRANSLATE_NOOP("Errors",
                      "The export's frame rate is not the clip's: the sound was not stretched to "
                      "it."),
    QT_TRANSLATE_NOOP("Errors", "Track %1 of the sound is left out: %2"),
    QT_TRANSLATE_NOOP("Errors",
                      "The source's timecode %1 does not exist at the export's frame rate: none "
                      "was written."),
    QT_TRANSLATE_NOOP("Errors",
                      "EXR files have timecode up to 60 frames a second only: none was written."),
    // Models
    QT_TRANSLATE_NOOP("Errors", "%1 answers with HTTP status %2. %3"),
    QT_TRANSLATE_NOOP("Errors",
                      "%1 is not installed; run '%2', or install it in the window's list "
                      "of models."),
    QT_TRANSLATE_NOOP("Errors", "%1 cannot be reached: %2. %3"),
    QT_TRANSLATE_NOOP("Errors", "%1 broke off: %2. %3"),
    QT_TRANSLATE_NOOP("Errors", "%1 broke off. %2"),
    QT_TRANSLATE_NOOP("Errors", "%1 cannot be downloaded by a program. %2"),
    QT_TRANSLATE_NOOP("Errors",
                      "To install %1 without a network, get %2 from %3 on another computer, put it "
                      "at %4 and verify it, in the window's list of models or by '%5'."),
    QT_TRANSLATE_NOOP("Errors",
                      "%1 is not what was published: its SHA-256 is %2 in place of %3. It is not "
                      "used; remove it and install it anew."),
    QT_TRANSLATE_NOOP("Errors",
                      "%1 has changed since it was installed: its SHA-256 is %2 in place of %3. It "
                      "is not used; remove it and install it anew."),
    QT_TRANSLATE_NOOP("Errors", "%1 is being changed by another Filigree."),
    QT_TRANSLATE_NOOP("Errors", "There is not enough room in %1: %2 are needed and %3 are free."),
    QT_TRANSLATE_NOOP("Errors", "The folder %1 cannot be made."),
    QT_TRANSLATE_NOOP("Errors", "The folder %1 cannot be written to."),
    QT_TRANSLATE_NOOP("Errors",
                      "The proxy '%1' is not of the form http://HOST:PORT or socks5://HOST:PORT."),
    QT_TRANSLATE_NOOP("Errors", "%1 is no checkpoint that Filigree knows (%2)"),
    QT_TRANSLATE_NOOP("Errors",
                      "%1 is not used before it is verified: run '%2', or verify it in "
                      "the window's list of models."),
    QT_TRANSLATE_NOOP("Errors",
                      "Trained on Adobe's Deep Image Matting data, which are not for "
                      "commercial use: research only."),
    QT_TRANSLATE_NOOP("Errors",
                      "Its two homes name different licences, both permissive; trained "
                      "on Adobe's Deep Image Matting data, which are not for commercial "
                      "use."),
    QT_TRANSLATE_NOOP("Errors", "The words of OWLv2; it needs both."),
    QT_TRANSLATE_NOOP("Errors", "code MIT, weights not stated"),
    QT_TRANSLATE_NOOP("Errors", "MIT or Apache-2.0"),
    QT_TRANSLATE_NOOP("Errors", "frames a second, A100, compiled"),
    QT_TRANSLATE_NOOP("Errors", "LVIS val AP, rare classes"),
};

QString translated(const char *text)
{
    return QCoreApplication::translate("Errors", text);
}

struct Pattern
{
    const char *sentence;
    QRegularExpression expression;
};

//! The whole sentence with one group for each of its arguments, in order.
Pattern patternOf(const char *sentence)
{
    static const QRegularExpression argument(QStringLiteral("\\\\%\\d")); // as it was escaped
    QString expression = QRegularExpression::escape(QString::fromUtf8(sentence));
    expression.replace(argument, QStringLiteral("(.+?)"));
    return {sentence,
            QRegularExpression(QRegularExpression::anchoredPattern(expression),
                               QRegularExpression::DotMatchesEverythingOption)};
}

std::optional<QString> known(const QString &sentence)
{
    static const std::vector<Pattern> patterns = [] {
        std::vector<Pattern> all;
        for (const char *one : sentences)
            all.push_back(patternOf(one));
        return all;
    }();
    for (const Pattern &pattern : patterns) {
        const QRegularExpressionMatch match = pattern.expression.match(sentence);
        if (!match.hasMatch() || (pattern.sentence == onFrame && !known(match.captured(2))))
            continue;
        QString text;
        const QString translation = translated(pattern.sentence);
        for (qsizetype at = 0; at < translation.size(); ++at) { // arguments may hold a % as well
            const bool isPlace = translation[at] == '%' && at + 1 < translation.size()
                && translation[at + 1].isDigit();
            if (!isPlace) {
                text += translation[at];
                continue;
            }
            const QString argument = match.captured(translation[++at].digitValue());
            text += known(argument).value_or(argument);
        }
        return text;
    }
    return {};
}

QString kindText(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::NotFound:
        return translated(QT_TRANSLATE_NOOP("Errors", "Something that is needed was not found."));
    case Error::Kind::Unreadable:
        return translated(QT_TRANSLATE_NOOP("Errors", "A file cannot be read or written."));
    case Error::Kind::Unsupported:
        return translated(QT_TRANSLATE_NOOP("Errors", "This is not supported."));
    case Error::Kind::InvalidInput:
        return translated(QT_TRANSLATE_NOOP("Errors", "This cannot be used."));
    case Error::Kind::OutOfMemory:
        return translated(QT_TRANSLATE_NOOP("Errors", "There is not enough memory."));
    case Error::Kind::Cancelled:
        return translated(QT_TRANSLATE_NOOP("Errors", "It was cancelled."));
    case Error::Kind::Internal:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("Errors", "Something went wrong within the program."));
}

} // namespace

QString coreText(const QString &sentence)
{
    return known(sentence).value_or(sentence);
}

QStringList knownSentences()
{
    return {std::begin(sentences), std::end(sentences)};
}

QString errorText(const Error &error)
{
    const QString sentence = QString::fromStdString(error.message);
    if (const std::optional<QString> text = known(sentence))
        return *text;
    //: The name of this language, in it
    const char *const language = QT_TRANSLATE_NOOP("Errors", "English");
    const bool isEnglish = translated(language) == QLatin1String(language);
    return isEnglish ? sentence : kindText(error.kind) + QStringLiteral(" (%1)").arg(sentence);
}

} // namespace filigree
