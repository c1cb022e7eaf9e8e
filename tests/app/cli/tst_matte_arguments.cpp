// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/matte_arguments.h"

#include <QtTest>

using namespace filigree;
using namespace filigree::cli;

// The command line of "filigree matte" as a value: what is understood, and how each mistake is
// told.
class tst_MatteArguments final : public QObject
{
    Q_OBJECT
private slots:
    // Prompts given to the wrong object or frame would cut out the wrong thing without a word.
    void promptsBelongToTheObjectBeforeThem();
    void promptsKeepOrderFrameAndSign();
    // A script that relies on an option must get what it asked for.
    void settingsArrive();
    void aFileMayLookLikeAFrame_data();
    void aFileMayLookLikeAFrame();
    // A rate that is off by a thousandth drifts by a frame every 40 seconds.
    void frameRatesAreExact_data();
    void frameRatesAreExact();
    // Every mistake must end in exit code 2 with a line that names the argument, never in a guess.
    void mistakesAreNamed_data();
    void mistakesAreNamed();
    // A text names its own object, or belongs to the one before it.
    void textsAreTaken();
    void helpNamesEveryOption();
};

namespace {

const KnownEngines known{{{"builtin", "", ""}, {"other", "", ""}},
                         {{"builtin", "", ""}},
                         {{"builtin", "", ""}},
                         {},
                         {{"builtin", "", ""}, {"owl", "", "", true}}};

Result<MatteArguments> parse(const QString &line)
{
    std::vector<std::string> arguments;
    for (const QString &word : line.split(' ', Qt::SkipEmptyParts))
        arguments.push_back(word == "''" ? std::string() : word.toStdString());
    return parseMatteArguments(arguments, known);
}

} // namespace

void tst_MatteArguments::promptsBelongToTheObjectBeforeThem()
{
    const auto parsed = parse("clip.mp4 --object bear --click 1,2 --box 3,4,5,6@7 --object pumpkin "
                              "--not-click 8,9.5@10 --mask m.png@11 --save p.filigree");
    QVERIFY2(parsed, parsed ? "" : parsed.error().message.c_str());
    QCOMPARE(parsed->clip, std::string("clip.mp4"));
    QCOMPARE(parsed->objects.size(), std::size_t(2));
    const std::vector<PromptArgument> bear{{{}, Prompt(PointPrompt{{1, 2}, true})},
                                           {7, Prompt(BoxPrompt{{3, 4, 5, 6}})}};
    const std::vector<PromptArgument> pumpkin{{10, Prompt(PointPrompt{{8, 9.5}, false})},
                                              {11, ImageArgument{"m.png"}}};
    QVERIFY(parsed->objects[0] == (ObjectArguments{"bear", bear, {}}));
    QVERIFY(parsed->objects[1] == (ObjectArguments{"pumpkin", pumpkin, {}}));
}

void tst_MatteArguments::promptsKeepOrderFrameAndSign()
{
    const auto parsed =
        parse("--click=1,2@0 --not-click 3,4@0 --absent 5 clip.mp4 --report=r.json");
    QVERIFY2(parsed, parsed ? "" : parsed.error().message.c_str());
    QCOMPARE(parsed->objects.size(), std::size_t(1));
    const std::vector<PromptArgument> prompts{{0, Prompt(PointPrompt{{1, 2}, true})},
                                              {0, Prompt(PointPrompt{{3, 4}, false})},
                                              {5, Prompt(AbsentPrompt{})}};
    QVERIFY(parsed->objects[0] == (ObjectArguments{"", prompts, {}}));
}

void tst_MatteArguments::settingsArrive()
{
    const auto parsed = parse(
        "--prompts p.json --in 3 --out 9 --tracker other --matter auto --budget fine --seed 7 "
        "--through-cuts "
        "--device cuda:1 --precision bf16 "
        "--threads 2 --cache 512 --width-scale 1.5 --min-width 3 --grow -2 --feather 0.5 --levels "
        "0.1,0.9,1.2 "
        "--fill-holes 10 --remove-dots 11 --border 1 --smooth 0.25 --export png:out/%o/%05d.png "
        "--export prores4444-alpha:a:b.mov --combined --premultiplied --as-shot --overwrite "
        "--resume "
        "--timecode 01:00:00:00 --primaries 9 --transfer 16 --matrix 9 --no-audio "
        "--start-number 1001 --quiet --save p.filigree --report r.json -- --clip.mp4");
    QVERIFY2(parsed, parsed ? "" : parsed.error().message.c_str());
    QCOMPARE(parsed->clip, std::string("--clip.mp4"));
    QVERIFY(parsed->objects.empty());
    QCOMPARE(parsed->promptsFile, std::string("p.json"));
    QVERIFY(parsed->in == 3 && parsed->out == 9);
    QVERIFY(parsed->track == (TrackSettings{"other", TrainingBudget::Fine, false, 7}));
    QCOMPARE(parsed->matte.matter, std::string(bestInstalled));
    QVERIFY(parsed->trimap == (TrimapSettings{"builtin", 1.5, 3}));
    QVERIFY(parsed->matte.edge == (EdgeSettings{-2, 0.5, 0.1, 0.9, 1.2, 10, 11, 1, 0.25}));
    QCOMPARE(parsed->precision, "bf16");
    QVERIFY(parsed->device == "cuda:1" && parsed->threads == 2 && parsed->cacheMegabytes == 512);
    OutputArguments output;
    output.exports = {"png:out/%o/%05d.png", "prores4444-alpha:a:b.mov"};
    output.combined = output.premultiplied = output.asShot = output.overwrite = output.resume =
        true;
    output.startNumber = 1001;
    output.timecode = "01:00:00:00";
    output.tags = {9, 16, 9, false};
    output.noAudio = true;
    output.report = "r.json";
    output.quiet = true;
    QVERIFY(parsed->output == output);
    QCOMPARE(parsed->save, std::string("p.filigree"));
}

void tst_MatteArguments::aFileMayLookLikeAFrame_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("frame"); // -1: none
    QTest::newRow("plain") << "m.png"
                           << "m.png" << -1;
    QTest::newRow("with a frame") << "m.png@12"
                                  << "m.png" << 12;
    QTest::newRow("an @ in the name") << "shot@2x.png"
                                      << "shot@2x.png" << -1;
    QTest::newRow("an @ in the name, and a frame") << "a@1.png@0"
                                                   << "a@1.png" << 0;
    QTest::newRow("a name that ends in @3, told apart by a frame") << "take@3@0"
                                                                   << "take@3" << 0;
    QTest::newRow("nothing after the @") << "mail@"
                                         << "mail@" << -1;
    QTest::newRow("not ASCII") << QStringLiteral("maske ä/ö.png@1")
                               << QStringLiteral("maske ä/ö.png") << 1;
}

void tst_MatteArguments::aFileMayLookLikeAFrame()
{
    QFETCH(QString, text);
    QFETCH(QString, path);
    QFETCH(int, frame);
    const auto file = parseFile(text.toStdString());
    QVERIFY(file);
    QCOMPARE(QString::fromStdString(file->value), path);
    QCOMPARE(file->frame.value_or(-1), frame);
}

void tst_MatteArguments::frameRatesAreExact_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("num");
    QTest::addColumn<int>("den");
    QTest::newRow("whole") << "25" << 25000 << 1000;
    QTest::newRow("film for NTSC") << "23.976" << 24000 << 1001;
    QTest::newRow("NTSC") << "29.97" << 30000 << 1001;
    QTest::newRow("NTSC doubled") << "59.94" << 60000 << 1001;
    QTest::newRow("as a fraction") << "24000/1001" << 24000 << 1001;
    QTest::newRow("neither") << "12.5" << 12500 << 1000;
}

void tst_MatteArguments::frameRatesAreExact()
{
    QFETCH(QString, text);
    QFETCH(int, num);
    QFETCH(int, den);
    const auto rate = parseFrameRate(text.toStdString());
    QVERIFY(rate);
    QCOMPARE(rate->num, num);
    QCOMPARE(rate->den, den);
}

void tst_MatteArguments::mistakesAreNamed_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("says");
    const QString end = " --save p.filigree";
    QTest::newRow("nothing at all") << ""
                                    << "No clip";
    QTest::newRow("two clips") << "a.mp4 b.mp4 --click 1,1" + end << "b.mp4";
    QTest::newRow("an empty clip") << "'' --click 1,1" + end << "empty";
    QTest::newRow("no prompts") << "a.mp4" + end << "--click";
    QTest::newRow("an object without prompts") << "a.mp4 --object x" + end << "--object x";
    QTest::newRow("nothing to write") << "a.mp4 --click 1,1"
                                      << "--export";
    QTest::newRow("unknown option, close to one")
        << "a.mp4 --clik 1,1" + end << "did you mean --click?";
    QTest::newRow("unknown option, close to none") << "a.mp4 --frobnicate" + end << "--frobnicate";
    QTest::newRow("single dash") << "a.mp4 -x" + end << "-x";
    QTest::newRow("value missing at the end") << "a.mp4 --click"
                                              << "--click needs a value";
    QTest::newRow("value missing before an option") << "a.mp4 --click --box 1,1,2,2"
                                                    << "--click needs a value";
    QTest::newRow("empty value") << "a.mp4 --object= --click 1,1" + end << "--object needs a value";
    QTest::newRow("value where none is taken")
        << "a.mp4 --quiet=yes --click 1,1" + end << "--quiet takes no value";
    QTest::newRow("a text of nothing") << "a.mp4 --text ;" + end << "--text: ';'";
    QTest::newRow("a text beside a trimap")
        << "a.mp4 --object x --trimap t.png --text red" + end << "'x'";
    QTest::newRow("no such speed") << "a.mp4 --text red --text-speed x" + end << "unpadded";
    QTest::newRow("like nothing") << "a.mp4 --click 1,1 --like @3" + end << "--like";
    QTest::newRow("candidate number none") << "a.mp4 --text red --text-pick 0" + end << "'0'";
    QTest::newRow("unknown finder")
        << "a.mp4 --text red --text-engine x" + end << "builtin, owl (not installed)";
    QTest::newRow("click with one number") << "a.mp4 --click 5" + end << "--click: '5'";
    QTest::newRow("click with three numbers") << "a.mp4 --click 5,6,7" + end << "--click: '5,6,7'";
    QTest::newRow("click with a trailing comma") << "a.mp4 --click 5,6," + end << "'5,6,'";
    QTest::newRow("click with letters") << "a.mp4 --click 5x,6" + end << "'5x,6'";
    QTest::newRow("click that is no number") << "a.mp4 --click nan,inf" + end << "'nan,inf'";
    QTest::newRow("click left of the frame") << "a.mp4 --click=-1,6" + end << "'-1,6'";
    QTest::newRow("click far beyond any frame") << "a.mp4 --click 1e300,6" + end << "'1e300,6'";
    QTest::newRow("click on a negative frame") << "a.mp4 --click 1,2@-3" + end << "1,2@-3";
    QTest::newRow("click on a fraction of a frame") << "a.mp4 --click 1,2@1.5" + end << "1,2@1.5";
    QTest::newRow("click on a frame that is no int")
        << "a.mp4 --click 1,2@99999999999" + end << "99999999999";
    QTest::newRow("click on no frame") << "a.mp4 --click 1,2@" + end << "1,2@";
    QTest::newRow("box inside out") << "a.mp4 --box 9,9,1,1" + end << "X1 must not be less";
    QTest::newRow("out before in") << "a.mp4 --click 1,1 --in 5 --out 4" + end << "--out 4";
    QTest::newRow("in is no number") << "a.mp4 --click 1,1 --in first" + end << "--in: 'first'";
    QTest::newRow("unknown tracker")
        << "a.mp4 --click 1,1 --tracker magic" + end << "builtin, other";
    QTest::newRow("unknown matter")
        << "a.mp4 --click 1,1 --matter magic" + end << "--matter: 'magic'";
    QTest::newRow("unknown budget") << "a.mp4 --click 1,1 --budget huge" + end << "draft";
    QTest::newRow("unknown device") << "a.mp4 --click 1,1 --device gpu" + end << "'gpu'";
    QTest::newRow("unknown precision") << "a.mp4 --click 1,1 --precision fp8" + end << "'fp8'";
    QTest::newRow("device without number") << "a.mp4 --click 1,1 --device cuda:" + end << "'cuda:'";
    QTest::newRow("no threads") << "a.mp4 --click 1,1 --threads 0" + end << "--threads: '0'";
    QTest::newRow("levels crossed") << "a.mp4 --click 1,1 --levels 0.9,0.1" + end << "--levels";
    QTest::newRow("smoothing above one") << "a.mp4 --click 1,1 --smooth 2" + end << "--smooth: '2'";
    QTest::newRow("export without kind") << "a.mp4 --click 1,1 --export out.mov"
                                         << "--export: 'out.mov'";
    QTest::newRow("export without path") << "a.mp4 --click 1,1 --export png:"
                                         << "'png:'";
    QTest::newRow("no frame rate") << "a.mp4 --click 1,1 --fps 24/0" + end << "--fps: '24/0'";
    QTest::newRow("an object twice")
        << "a.mp4 --object x --click 1,1 --object x --click 2,2" + end << "'x'";
    QTest::newRow("an object that leaves its folder")
        << "a.mp4 --object ../x --click 1,1" + end << "'../x'";
    QTest::newRow("an object named as the parent folder")
        << "a.mp4 --object .. --click 1,1" + end << "'..'";
    QTest::newRow("a folder of media for a clip")
        << "a.mp4 --click 1,1 --media folder" + end << "--media";
    QTest::newRow("trimap and prompts for one object")
        << "a.mp4 --trimap t.png --click 1,1" + end << "--trimap";
}

void tst_MatteArguments::mistakesAreNamed()
{
    QFETCH(QString, line);
    QFETCH(QString, says);
    const auto parsed = parse(line);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, Error::Kind::InvalidInput);
    const QString message = QString::fromStdString(parsed.error().message);
    QVERIFY2(message.contains(says), qPrintable(message));
    QVERIFY2(!message.contains('\n'), qPrintable(message));
    QVERIFY2(message.contains("filigree matte --help"), qPrintable(message));
}

void tst_MatteArguments::textsAreTaken()
{
    const auto parsed =
        parse("clip.mp4 --text red;face --object x --text dog@5 --like x@7 "
              "--text-pick all --text-score 0.5 --text-engine owl --text-speed small "
              "--save p.filigree");
    QVERIFY2(parsed, parsed ? "" : parsed.error().message.c_str());
    const std::vector<TextArgument> texts{
        {{}, "red;face", ""}, {5, "dog", "x"}, {7, "x", "", true}};
    QVERIFY(parsed->texts == texts);
    QCOMPARE(parsed->textPick, pickAll);
    QCOMPARE(parsed->textScore, 0.5);
    QCOMPARE(parsed->grounder, std::string("owl"));
    QCOMPARE(parsed->textSpeed, std::string("small"));
    QCOMPARE(parse("clip.mp4 --text red --save p.filigree")->textSpeed, std::string("full"));
    const auto pick = [](const QString &which) {
        return parse("clip.mp4 --text red " + which + " --save p.filigree")->textPick;
    };
    QCOMPARE(pick(""), pickBest);
    QCOMPARE(pick("--text-pick best"), pickBest);
    QCOMPARE(pick("--text-pick 1"), 1); // which need not be the best that is no object yet
    QCOMPARE(pick("--text-pick 3"), 3);
}

void tst_MatteArguments::helpNamesEveryOption()
{
    const QString help = QString::fromStdString(matteHelp(known));
    for (const char *option :
         {"--object",  "--click",  "--not-click", "--box",         "--mask",   "--trimap",
          "--prompts", "--text",   "--text-pick", "--text-engine", "--like",   "--text-speed",
          "--in",      "--out",    "--tracker",   "--matter",      "--device", "--threads",
          "--save",    "--export", "--report",    "--budget"})
        QVERIFY2(help.contains(QString(option) + ' '), option);
    for (const char *ofExports : {"exr32", "tiff16", "-trimap", "-foreground", "+premultiplied",
                                  "+straight", "+decontaminated", "+asshot", "+linear", "+display"})
        QVERIFY2(help.contains(ofExports), ofExports);
    QVERIFY(help.contains("builtin, other"));
    QVERIFY(asksForHelp({"a.mp4", "--help"}) && asksForHelp({"-h"}));
    QVERIFY(!asksForHelp({"--", "--help"}));
}

QTEST_APPLESS_MAIN(tst_MatteArguments)
#include "tst_matte_arguments.moc"
