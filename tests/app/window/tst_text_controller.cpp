// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/grounding_texts.h"
#include "app/window/text_controller.h"
#include "widgets/panels/found_panel.h"
#include "widgets/panels/text_bar.h"
#include "window_bench.h"

#include <QSlider>
#include <QTreeWidget>

#include <mutex>
#include <semaphore>

using namespace filigree;

// What is asked while somebody types, and what is said of the answers, with finders that are held.
class tst_TextController final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { prepareWindowTests(); }
    // What completes must be the line as it would be typed.
    void completionsAreWholeLines();
    // Who gives up must not wait, nor be surprised by a late answer.
    void cancellingIsInstant();
    // A question that typing made outdated must stand in nobody's way.
    void typingEndsTheQuestionBefore();
    // Two phrases for one thing must not make two objects of it.
    void oneThingBecomesOneObject();
    // A guess that nobody looked at must not become an object.
    void whatIsUnsureMustBePointedAt();
    // What the slider hides is neither shown nor taken, and comes back with it.
    void theLeastScoreHidesAndShows();
    void errorsAreTold();
    // Whoever works in German must not get English sentences from the finder.
    void notesAreInTheUsersLanguage_data();
    void notesAreInTheUsersLanguage();
    // One sentence for each phrase would push what matters out of the panel.
    void whatHoldsOfSeveralPhrasesIsSaidOnce();
    // Nor English names of what was found.
    void candidatesAreInTheUsersLanguage();
};

namespace {

//! Finds one box for each phrase, when it is let to; notes what it was asked.
struct GroundLog
{
    std::mutex mutex;
    std::vector<std::string> asked;
    int stopped = 0;
    bool fails = false;
    std::binary_semaphore go{0};
    bool waits = true;
    int count()
    {
        const std::lock_guard lock(mutex);
        return int(asked.size());
    }
};

class FakeGrounder final : public Grounder
{
public:
    explicit FakeGrounder(std::shared_ptr<GroundLog> log)
        : m_log(std::move(log))
    { }
    void setPicture(ImagePtr, std::vector<ImagePtr>) override { }
    Result<std::vector<Grounding>> find(const std::vector<std::string> &phrases,
                                        std::stop_token stop) override
    {
        {
            const std::lock_guard lock(m_log->mutex);
            m_log->asked.push_back(phrases.front());
        }
        while (m_log->waits && !stop.stop_requested()
               && !m_log->go.try_acquire_for(std::chrono::milliseconds(1))) { }
        if (stop.stop_requested()) {
            const std::lock_guard lock(m_log->mutex);
            ++m_log->stopped;
            return tl::unexpected<Error>({Error::Kind::Cancelled, "Cancelled."});
        }
        if (m_log->fails)
            return tl::unexpected<Error>({Error::Kind::OutOfMemory, "No memory to look."});
        std::vector<Grounding> answers;
        for (const std::string &phrase : phrases)
            answers.push_back(
                {phrase,
                 {{{10, 10, 40, 40}, 0.9, phrase, phrase, {}, !phrase.starts_with("maybe")}},
                 {},
                 {}});
        return answers;
    }

private:
    std::shared_ptr<GroundLog> m_log;
};

//! The controller on widgets of its own, with a grounder that is held up.
struct HeldUp
{
    explicit HeldUp(WindowBench &bench)
        : text(bench.document(), bench.state(), bar, panel, bench.viewer(),
               std::make_shared<WorkGate>(),
               [log = log](const std::string &, const EngineOptions &) {
                   return Result<std::unique_ptr<Grounder>>(std::make_unique<FakeGrounder>(log));
               })
    { }
    void type(const QString &what)
    {
        bar.clear();
        QTest::keyClicks(&bar, what);
    }
    std::shared_ptr<GroundLog> log = std::make_shared<GroundLog>();
    TextBar bar;
    FoundPanel panel;
    TextController text;
};

} // namespace

void tst_TextController::completionsAreWholeLines()
{
    const QStringList words{"red", "reddish", "right", "person"}, history{"Red car", "blue"};
    QCOMPARE(textCompletions("re", words, history), QStringList({"Red car", "red", "reddish"}));
    QCOMPARE(textCompletions("person; r", words, history),
             QStringList({"person; red", "person; reddish", "person; right"}));
    QCOMPARE(textCompletions("", words, history), history);
    QVERIFY(textCompletions("red ", words, history).size() == 1); // no word was begun
    QVERIFY(textCompletions("person", words, {}).isEmpty()); // it is complete
}

void tst_TextController::cancellingIsInstant()
{
    WindowBench bench;
    bench.open({bench.makeClip()});
    HeldUp held(bench);
    QSignalSpy activity(&held.text, &TextController::activityChanged);
    QSignalSpy candidates(&held.text, &TextController::candidatesChanged);
    held.type("red");
    QTRY_COMPARE(held.log->count(), 1);
    QVERIFY(held.text.isBusy());
    QVERIFY(activity.last().first().toString().contains("red"));
    held.text.cancel();
    QVERIFY(!held.text.isBusy()); // at once, whatever the engine does
    QVERIFY(activity.last().first().toString().isEmpty());
    QTRY_COMPARE(held.log->stopped, 1);
    held.log->waits = false;
    held.type("blue");
    QTRY_COMPARE(held.log->count(), 2);
    QTRY_VERIFY(!candidates.isEmpty());
    QTRY_COMPARE(candidates.last().first().value<std::vector<ShownCandidate>>().size(), 1u);
}

void tst_TextController::typingEndsTheQuestionBefore()
{
    WindowBench bench;
    bench.open({bench.makeClip()});
    HeldUp held(bench);
    QSignalSpy candidates(&held.text, &TextController::candidatesChanged);
    held.type("re");
    QTRY_COMPARE(held.log->count(), 1);
    QTest::keyClicks(&held.bar, "d");
    QVERIFY(!held.text.isBusy()); // at once, before the next one is asked
    QTRY_COMPARE(held.log->stopped, 1);
    QTRY_COMPARE(held.log->count(), 2);
    held.log->go.release();
    QTRY_VERIFY(!candidates.isEmpty());
    QCOMPARE(held.log->asked, (std::vector<std::string>{"re", "red"}));
    QCOMPARE(held.panel.findChild<QTreeWidget *>()->topLevelItem(0)->text(1), QString("red"));
    // And a controller that goes while something is looked for, takes its thread along.
    held.type("blue");
    QTRY_COMPARE(held.log->count(), 3);
}

void tst_TextController::oneThingBecomesOneObject()
{
    WindowBench bench;
    bench.open({bench.makeClip()});
    HeldUp held(bench);
    held.log->waits = false;
    held.type("dancer; man in red"); // the finder has one box for both
    auto *list = held.panel.findChild<QTreeWidget *>();
    QTRY_COMPARE(list->topLevelItemCount(), 2);
    QTest::keyClick(&held.bar, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(bench.document().clip()->objects.size(), 1u);
    QCOMPARE(bench.document().clip()->objects.front().name, std::string("dancer"));
}

void tst_TextController::whatIsUnsureMustBePointedAt()
{
    WindowBench bench;
    bench.open({bench.makeClip()});
    HeldUp held(bench);
    held.log->waits = false;
    QSignalSpy candidates(&held.text, &TextController::candidatesChanged);
    QSignalSpy noticed(&held.text, &TextController::noticed);
    held.type("maybe a dancer");
    auto *list = held.panel.findChild<QTreeWidget *>();
    QTRY_COMPARE(list->topLevelItemCount(), 1);
    const auto shown = candidates.last().first().value<std::vector<ShownCandidate>>();
    QVERIFY2(shown.front().text.contains('?'), qPrintable(shown.front().text));
    for (const Qt::KeyboardModifier key : {Qt::NoModifier, Qt::ControlModifier}) {
        QTest::keyClick(&held.bar, Qt::Key_Return, key);
        QCOMPARE(bench.document().clip()->objects.size(), 0u);
        QVERIFY(noticed.takeLast().first().toString().contains("unsure"));
    }
    list->topLevelItem(0)->setSelected(true);
    QTest::keyClick(&held.bar, Qt::Key_Return);
    QCOMPARE(bench.document().clip()->objects.size(), 1u);
}

void tst_TextController::theLeastScoreHidesAndShows()
{
    WindowBench bench;
    bench.open({bench.makeClip()});
    HeldUp held(bench);
    held.log->waits = false;
    QSignalSpy candidates(&held.text, &TextController::candidatesChanged);
    held.type("red; blue"); // both are sure by 0.9
    auto *list = held.panel.findChild<QTreeWidget *>();
    QTRY_COMPARE(list->topLevelItemCount(), 2);
    auto *slider = held.panel.findChild<QSlider *>();
    const int usual = slider->value();
    slider->setValue(90);
    QCOMPARE(list->topLevelItemCount(), 2);
    QTest::keyClick(slider, Qt::Key_Right);
    QCOMPARE(list->topLevelItemCount(), 0);
    QVERIFY(candidates.last().first().value<std::vector<ShownCandidate>>().empty());
    QTest::keyClick(&held.bar, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(bench.document().clip()->objects.size(), 0u);
    QTRY_COMPARE(held.log->count(), 2); // it looked again instead
    QTRY_VERIFY(!held.text.isBusy());
    QTest::keyClick(slider, Qt::Key_Left);
    QCOMPARE(list->topLevelItemCount(), 2);
    QCOMPARE(candidates.last().first().value<std::vector<ShownCandidate>>().size(), 2u);
    slider->setValue(77); // kept for the next window
    HeldUp next(bench);
    QCOMPARE(next.panel.findChild<QSlider *>()->value(), 77);
    slider->setValue(usual);
}

void tst_TextController::errorsAreTold()
{
    WindowBench bench;
    bench.open({bench.makeClip()});
    HeldUp held(bench);
    held.log->waits = false;
    held.log->fails = true;
    QSignalSpy failed(&held.text, &TextController::failed);
    held.type("red");
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().toString(), QString("No memory to look."));
    QVERIFY(!held.text.isBusy());
}

void tst_TextController::notesAreInTheUsersLanguage_data()
{
    using Kind = GroundingNote::Kind;
    QTest::addColumn<int>("kind");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown words") << int(Kind::UnknownWords) << QStringList{"giraffe", "striped"};
    QTest::newRow("no thing") << int(Kind::NoThing) << QStringList();
    QTest::newRow("single frame") << int(Kind::SingleFrame) << QStringList();
    QTest::newRow("several things") << int(Kind::SeveralThings) << QStringList{"person", "face"};
    QTest::newRow("no detector") << int(Kind::NoDetector) << QStringList{"/nowhere/face.xml"};
    QTest::newRow("looked for as") << int(Kind::LookedForAs) << QStringList{"dancer", "person"};
    QTest::newRow("nothing") << int(Kind::NothingFound) << QStringList();
    QTest::newRow("nothing sure") << int(Kind::NothingSure) << QStringList();
}

void tst_TextController::notesAreInTheUsersLanguage()
{
    QFETCH(int, kind);
    QFETCH(QStringList, arguments);
    Grounding grounding{"a phrase", {}, {}, {{GroundingNote::Kind(kind), {}}}};
    for (const QString &one : arguments)
        grounding.notes.front().arguments.push_back(one.toStdString());
    Language language;
    QStringList texts;
    for (const char *name : {"en", "de"}) {
        language.use(QString::fromLatin1(name));
        const QString said = groundingTexts({grounding}, false).join('\n');
        QVERIFY(!said.isEmpty() && !texts.contains(said));
        for (const QString &one : arguments)
            QVERIFY2(said.contains(one), qPrintable(said));
        texts << said;
    }
}

void tst_TextController::whatHoldsOfSeveralPhrasesIsSaidOnce()
{
    using Kind = GroundingNote::Kind;
    Language language;
    language.use("en");
    const std::vector<Grounding> answers{
        {"a striped giraffe", {}, {}, {{Kind::UnknownWords, {"striped", "giraffe"}}}},
        {"green", {}, {}, {{Kind::NothingFound, {}}}},
        {"giraffe's shadow", {}, {}, {{Kind::UnknownWords, {"giraffe", "shadow"}}}}};
    const QStringList said = groundingTexts(answers, false);
    QCOMPARE(said.size(), 3);
    QVERIFY2(said[0].startsWith("The built-in finder does not know “striped”"),
             qPrintable(said[0]));
    QCOMPARE(said[0].count("giraffe"), 1);
    QVERIFY(said[0].contains("shadow"));
    QCOMPARE(said[1], "Nothing was found for “green”.");
    QVERIFY2(said[2].startsWith("Install OWLv2"), qPrintable(said[2]));
    QCOMPARE(groundingTexts({answers[1]}, true).size(), 1); // there is none to install
}

void tst_TextController::candidatesAreInTheUsersLanguage()
{
    const GroundedCandidate plain{{}, 0.9, "person", "a man"};
    const GroundedCandidate moving{{}, 0.9, "region", "red moving thing", {"red", "moving"}};
    Language language;
    language.use("de");
    QCOMPARE(candidateText(plain, true), "Person");
    QCOMPARE(candidateText(moving, true), "Bereich (rot und bewegt)");
    QCOMPARE(candidateText(plain, false), "person"); // a word of the user's
    language.use("en");
    QCOMPARE(candidateText(plain, true), "person");
    QCOMPARE(candidateText(moving, true), "red and moving region");
}

QTEST_MAIN(tst_TextController)
#include "tst_text_controller.moc"
