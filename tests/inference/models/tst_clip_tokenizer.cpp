// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/checkpoint/json.h"
#include "inference/models/text/clip_tokenizer.h"
#include "inference/models/text/unicode.h"

#include <QFile>
#include <QStandardPaths>
#include <QtTest>

using namespace filigree;

//! The tokenizer that text encoders share.
class tst_ClipTokenizer final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // A wrong split or merge gives other words than the text encoder was trained with.
    void textsAreSplitAndMerged_data();
    void textsAreSplitAndMerged();
    // Accents typed in two ways must be one word; marks may come in any order.
    void textIsComposed_data();
    void textIsComposed();
    // A query that is too long must still end in the end token, which carries its meaning.
    void longTextsAreCut();
    // A damaged vocabulary would give wrong words without a sign of it.
    void damagedVocabulariesAreErrors_data();
    void damagedVocabulariesAreErrors();
    // With the published vocabulary, which is not ours to keep: the ids of the official programs.
    void idsAreThoseOfTheOfficialPrograms();
};

namespace {

using Ids = std::vector<std::int64_t>;

constexpr auto smallVocabulary = "#version: 0.2\n"
                                 "a t</w>\n"
                                 "c at</w>\n"
                                 "' s</w>\n"
                                 "\u00c3 \u00a9</w>\n" // the two bytes of U+00E9
                                 "e e\n"
                                 "ee e</w>\n";
constexpr std::size_t smallCount = 6;

// The id of a byte that is printable ASCII, and of the same at a word's end.
std::int64_t within(char byte)
{
    return byte - 33;
}
std::int64_t last(char byte)
{
    return within(byte) + 256;
}
std::int64_t merged(int index)
{
    return 512 + index;
}

Ids idsOf(const Json &json)
{
    Ids ids;
    for (const Json &id : json.array())
        ids.push_back(std::int64_t(id.toNumber()));
    return ids;
}

// The file of the environment, or else that of the program's models; empty: there is none.
QString publishedVocabulary()
{
    const QString named = qEnvironmentVariable("FILIGREE_CLIP_VOCABULARY");
    if (!named.isEmpty())
        return named;
    const QString own = qEnvironmentVariable("FILIGREE_MODELS");
    const QString models = own.isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/filigree/models"
        : own;
    const QString installed = models + "/clip_vocabulary/merges.txt";
    return QFile::exists(installed) ? installed : QString();
}

} // namespace

Q_DECLARE_METATYPE(Ids)

void tst_ClipTokenizer::textsAreSplitAndMerged_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Ids>("ids");
    QTest::newRow("nothing") << "" << Ids{};
    QTest::newRow("blanks only") << u" \t\u3000\n"_qs << Ids{};
    QTest::newRow("merged by rank") << "Cat" << Ids{merged(1)};
    QTest::newRow("contraction") << "cat's" << Ids{merged(1), merged(2)};
    QTest::newRow("apostrophe alone") << "' s" << Ids{last('\''), last('s')};
    QTest::newRow("each digit by itself") << "13" << Ids{last('1'), last('3')};
    QTest::newRow("digit ends a word") << "cat2at" << Ids{merged(1), last('2'), merged(0)};
    QTest::newRow("signs run together")
        << "at?-at" << Ids{merged(0), within('?'), last('-'), merged(0)};
    QTest::newRow("same pair twice, from the left")
        << "eeee" << Ids{merged(4), within('e'), last('e')};
    QTest::newRow("accent in two code points") << u"\u00c9 e\u0301"_qs << Ids{merged(3), merged(3)};
    QTest::newRow("start token typed")
        << "<|startoftext|>at" << Ids{ClipTokenizer::start, merged(0)};
}

void tst_ClipTokenizer::textsAreSplitAndMerged()
{
    QFETCH(QString, text);
    QFETCH(Ids, ids);
    const auto tokenizer = ClipTokenizer::parse(smallVocabulary, smallCount);
    QVERIFY2(tokenizer.has_value(), tokenizer ? "" : tokenizer.error().message.c_str());
    QCOMPARE(tokenizer->encode(text.toStdString()), ids);
}

void tst_ClipTokenizer::textIsComposed_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << "abc";
    QTest::newRow("letter and accent") << u"e\u0301"_qs;
    QTest::newRow("marks in another order") << u"a\u0301\u0323 q\u0307\u0323"_qs;
    QTest::newRow("blocked mark") << u"a\u0328\u0328\u0301"_qs;
    QTest::newRow("Hangul in parts") << u"\u1112\u1161\u11ab\u1100\u1173\u11af"_qs;
    QTest::newRow("Hangul syllable and trail") << u"\uac00\u11a8"_qs;
    QTest::newRow("excluded from composition") << u"\u0958 \u2126 \u212b"_qs;
    QTest::newRow("beyond 16 bits") << u"\U0001D15E \U00011099\U000110BA"_qs;
}

void tst_ClipTokenizer::textIsComposed()
{
    QFETCH(QString, text);
    const QString ours = QString::fromStdU32String(composed(codePoints(text.toStdString())));
    QCOMPARE(ours, text.normalized(QString::NormalizationForm_C));
}

void tst_ClipTokenizer::longTextsAreCut()
{
    const auto tokenizer = ClipTokenizer::parse(smallVocabulary, smallCount);
    QVERIFY(tokenizer.has_value());
    const std::string text = "1234567890123456789";
    const Ids cut = tokenizer->encode(text, TokenLayout::owl());
    QCOMPARE(cut.size(), std::size_t(16));
    QCOMPARE(cut.front(), ClipTokenizer::start);
    QCOMPARE(cut[14], last('4'));
    QCOMPARE(cut.back(), ClipTokenizer::end);
    const Ids whole = tokenizer->encode("1", TokenLayout::clip());
    QCOMPARE(whole.size(), std::size_t(77));
    QCOMPARE(whole.back(), ClipTokenizer::end); // what CLIP is padded with
}

void tst_ClipTokenizer::damagedVocabulariesAreErrors_data()
{
    QTest::addColumn<QByteArray>("merges");
    QTest::addColumn<QString>("cause");
    QTest::newRow("empty") << QByteArray() << "no list of merges";
    QTest::newRow("compressed") << QByteArray("\x1f\x8b\x08") << "gunzip";
    QTest::newRow("cut off") << QByteArray(smallVocabulary).left(31) << "2 merges instead of 6";
    QTest::newRow("one symbol") << QByteArray("#version\na\n") << "merge 1 does not name";
    QTest::newRow("unknown symbol") << QByteArray("#version\na bc\n") << "merge 1 names a symbol";
    QTest::newRow("doubled") << QByteArray("#version\na b\na b\n") << "merge 2 gives a known";
}

void tst_ClipTokenizer::damagedVocabulariesAreErrors()
{
    QFETCH(QByteArray, merges);
    QFETCH(QString, cause);
    const auto tokenizer = ClipTokenizer::parse(merges.toStdString(), smallCount);
    QVERIFY(!tokenizer.has_value());
    const QString message = QString::fromStdString(tokenizer.error().message);
    QVERIFY2(message.contains(cause), qPrintable(message));
}

void tst_ClipTokenizer::idsAreThoseOfTheOfficialPrograms()
{
    const QString vocabulary = publishedVocabulary();
    if (vocabulary.isEmpty())
        QSKIP("The vocabulary is not installed (filigree models download clip_vocabulary), and "
              "FILIGREE_CLIP_VOCABULARY names none: the ids were NOT compared with those of the "
              "official programs.");
    QFile file(QStringLiteral(FILIGREE_SOURCE_DIR) + "/../shared/parity/owlv2/clip_tokenizer.json");
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("../shared/parity/owlv2 is not there: the ids were NOT compared.");
    const auto tokenizer = ClipTokenizer::read(vocabulary.toStdString());
    QVERIFY2(tokenizer.has_value(), tokenizer ? "" : tokenizer.error().message.c_str());
    const auto cases = Json::parse(file.readAll().toStdString());
    QVERIFY(cases.has_value());
    QVERIFY(!(*cases)["entries"].array().empty());
    for (const Json &one : (*cases)["entries"].array()) {
        const std::string text =
            QByteArray::fromHex(one["utf8_hex"].toString().c_str()).toStdString();
        QCOMPARE(double(tokenizer->encode(text).size()), one["count"].toNumber(-1));
        QCOMPARE(tokenizer->encode(text, TokenLayout::owl()), idsOf(one["ids16"]));
        QCOMPARE(tokenizer->encode(text, TokenLayout::clip()), idsOf(one["ids77"]));
    }
}

QTEST_APPLESS_MAIN(tst_ClipTokenizer)
#include "tst_clip_tokenizer.moc"
