// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/grounding_texts.h"

#include "inference/predictors/grounding_words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <map>

namespace filigree {
namespace {

struct GroundingTexts
{
    Q_DECLARE_TR_FUNCTIONS(filigree::TextController)
};

// Only for the translators, who find them by this.
[[maybe_unused]] constexpr const char *ownWords[] = {
    QT_TRANSLATE_NOOP("FoundWords", "region"),       QT_TRANSLATE_NOOP("FoundWords", "person"),
    QT_TRANSLATE_NOOP("FoundWords", "face"),         QT_TRANSLATE_NOOP("FoundWords", "upper body"),
    QT_TRANSLATE_NOOP("FoundWords", "lower body"),   QT_TRANSLATE_NOOP("FoundWords", "eye"),
    QT_TRANSLATE_NOOP("FoundWords", "smile"),        QT_TRANSLATE_NOOP("FoundWords", "cat face"),
    QT_TRANSLATE_NOOP("FoundWords", "number plate"), QT_TRANSLATE_NOOP("FoundWords", "red"),
    QT_TRANSLATE_NOOP("FoundWords", "orange"),       QT_TRANSLATE_NOOP("FoundWords", "yellow"),
    QT_TRANSLATE_NOOP("FoundWords", "green"),        QT_TRANSLATE_NOOP("FoundWords", "cyan"),
    QT_TRANSLATE_NOOP("FoundWords", "blue"),         QT_TRANSLATE_NOOP("FoundWords", "purple"),
    QT_TRANSLATE_NOOP("FoundWords", "pink"),         QT_TRANSLATE_NOOP("FoundWords", "brown"),
    QT_TRANSLATE_NOOP("FoundWords", "black"),        QT_TRANSLATE_NOOP("FoundWords", "white"),
    QT_TRANSLATE_NOOP("FoundWords", "grey"),         QT_TRANSLATE_NOOP("FoundWords", "light"),
    QT_TRANSLATE_NOOP("FoundWords", "dark"),         QT_TRANSLATE_NOOP("FoundWords", "moving"),
    QT_TRANSLATE_NOOP("FoundWords", "still"),
};

QString ownWord(const std::string &word)
{
    return QCoreApplication::translate("FoundWords", word.c_str());
}

QString quotedWord(const std::string &word)
{
    return GroundingTexts::tr("“%1”").arg(QString::fromStdString(word));
}

QString textOf(const GroundingNote &note, const std::string &phrase)
{
    using Kind = GroundingNote::Kind;
    switch (note.kind) {
    case Kind::UnknownWords:
        return GroundingTexts::tr("The built-in finder does not know %1.")
            .arg(quotedList(note.arguments));
    case Kind::NoThing:
        return GroundingTexts::tr("%1 names nothing that could be looked for.")
            .arg(quotedWord(phrase));
    case Kind::SingleFrame:
        return GroundingTexts::tr("Motion cannot be told from a single frame.");
    case Kind::SeveralThings:
        return GroundingTexts::tr("%1 cannot be looked for as one: separate them by “;”.")
            .arg(quotedList(note.arguments));
    case Kind::NoDetector:
        return GroundingTexts::tr("The detector %1 cannot be read: install the data of OpenCV "
                                  "(package opencv-data).")
            .arg(quotedList(note.arguments));
    case Kind::LookedForAs:
        return GroundingTexts::tr("%1 is looked for as %2.")
            .arg(quotedWord(note.arguments.front()), quotedWord(note.arguments.back()));
    case Kind::NothingFound:
        return GroundingTexts::tr("Nothing was found for %1.").arg(quotedWord(phrase));
    case Kind::NothingSure:
        return GroundingTexts::tr("Nothing was found for %1 for sure: what has a question mark may "
                                  "be something else.")
            .arg(quotedWord(phrase));
    }
    return {};
}

//! Whether more words would help.
bool isAboutWords(const GroundingNote &note)
{
    return note.kind == GroundingNote::Kind::UnknownWords
        || note.kind == GroundingNote::Kind::SeveralThings
        || note.kind == GroundingNote::Kind::NothingFound
        || note.kind == GroundingNote::Kind::NothingSure;
}

QString kindText(WordKind kind)
{
    switch (kind) {
    case WordKind::Filler:
        break;
    case WordKind::Anything:
        return GroundingTexts::tr("Anything: %1");
    case WordKind::Colour:
        return GroundingTexts::tr("Colours: %1");
    case WordKind::Tone:
        return GroundingTexts::tr("Light and dark: %1");
    case WordKind::Place:
        return GroundingTexts::tr("Places on the picture: %1");
    case WordKind::Extent:
        return GroundingTexts::tr("Sizes, compared with what else is found: %1");
    case WordKind::Movement:
        return GroundingTexts::tr("Motion, against the background: %1");
    case WordKind::Detector:
        return GroundingTexts::tr("People, faces and number plates: %1");
    }
    return {};
}

} // namespace

QString quotedList(const std::vector<std::string> &words)
{
    QStringList all;
    for (const std::string &word : words)
        all << quotedWord(word);
    return QLocale().createSeparatedList(all);
}

QString candidateText(const GroundedCandidate &candidate, bool isOwnWord)
{
    if (!isOwnWord)
        return QString::fromStdString(candidate.label);
    QStringList traits;
    for (const std::string &trait : candidate.traits)
        traits << ownWord(trait);
    QString label = ownWord(candidate.label);
    if (!candidate.isSure) //: Something that was found and may be something else: "person?"
        label = GroundingTexts::tr("%1?").arg(label);
    //: What holds of something that was found, and what it is: "red and moving", "region"
    return traits.isEmpty()
        ? label
        : GroundingTexts::tr("%1 %2").arg(QLocale().createSeparatedList(traits), label);
}

QStringList groundingTexts(const std::vector<Grounding> &groundings, bool knowsAllWords)
{
    std::vector<std::string> unknown;
    QStringList texts;
    bool wordsWouldHelp = false;
    for (const Grounding &grounding : groundings) {
        for (const GroundingNote &note : grounding.notes) {
            wordsWouldHelp = wordsWouldHelp || isAboutWords(note);
            if (note.kind != GroundingNote::Kind::UnknownWords)
                texts << textOf(note, grounding.phrase);
            else
                unknown.insert(unknown.end(), note.arguments.begin(), note.arguments.end());
        }
    }
    std::vector<std::string> named;
    for (const std::string &word : unknown) {
        if (std::ranges::find(named, word) == named.end())
            named.push_back(word);
    }
    if (!named.empty())
        texts.prepend(textOf({GroundingNote::Kind::UnknownWords, named}, {}));
    texts.removeDuplicates();
    if (wordsWouldHelp && !knowsAllWords)
        texts << GroundingTexts::tr("Install OWLv2 and its vocabulary (Edit ▸ Models) to find "
                                    "what any words name.");
    return texts;
}

QStringList originTexts(const ClipEntry &clip, ObjectId object)
{
    QStringList texts;
    for (const auto &[frame, objects] : clip.prompts) {
        const auto prompts = objects.find(object);
        for (const Prompt &prompt :
             prompts == objects.end() ? std::vector<Prompt>() : prompts->second) {
            const auto *text = std::get_if<TextPrompt>(&prompt);
            if (!text)
                continue;
            const QString finder = text->grounder == "builtin"
                ? GroundingTexts::tr("the built-in finder")
                : QString::fromStdString(text->grounder);
            texts << GroundingTexts::tr("Frame %1: found for %2 by %3, score %4 %")
                         .arg(frame + 1)
                         .arg(quotedWord(text->text), finder)
                         .arg(qRound(100 * text->score));
        }
    }
    return texts;
}

QStringList vocabularyTexts()
{
    std::map<WordKind, QStringList> words;
    for (const WordGroup &group : groundingVocabulary()) {
        for (const auto *list : {&group.words, &group.narrower}) {
            for (const std::string &word : *list)
                words[group.kind] << QString::fromStdString(word);
        }
    }
    QStringList texts;
    for (const auto &[kind, list] : words)
        texts << kindText(kind).arg(list.join(QStringLiteral(", ")));
    return texts;
}

} // namespace filigree
