// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/commands/settings_commands.h"
#include "app/jobs/export_queue.h"
#include "app/window/text_controller.h"
#include "exported_alpha.h"
#include "project_io/archive/result_store.h"
#include "widgets/panels/found_panel.h"
#include "widgets/panels/objects_view.h"
#include "widgets/panels/text_bar.h"
#include "window_bench.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

#include <cmath>

using namespace filigree;

// From what is typed to objects with a matte.
class tst_TextPrompts final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { prepareWindowTests(); }
    // The whole promise on a real clip, with the finder that needs no download.
    void fromTypingToTheExportedMatte();
    // However many are accepted, one step takes them back, and the texts stay said.
    void whatIsAcceptedIsOneStep();
    // Digits mean candidates while there are some, and objects else.
    void digitsMarkWhatIsShown();
    void aClickTakesTheCandidate();
    // Nothing may be guessed: the user must learn which words, and what to install.
    void unknownWordsSayWhatToInstall();
    // What is an object already is not made twice; what is new is offered.
    void detectingAgainKnowsItsObjects();

private:
    TextBar &bar(WindowBench &bench) { return *bench.window().findChild<TextBar *>(); }
    FoundPanel &panel(WindowBench &bench) { return *bench.window().findChild<FoundPanel *>(); }
    QTreeWidget &list(WindowBench &bench) { return *panel(bench).findChild<QTreeWidget *>(); }
    void type(WindowBench &bench, const QString &text)
    {
        bar(bench).setFocus();
        bar(bench).clear();
        QTest::keyClicks(&bar(bench), text);
    }
    bool hasFound(WindowBench &bench, const QString &what)
    {
        return !list(bench).findItems(what, Qt::MatchStartsWith, 1).isEmpty();
    }
    void keepPicture(WindowBench &bench, const QString &name)
    {
        QDir folder(QStringLiteral(FILIGREE_ARTIFACTS_DIR));
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        QVERIFY(bench.window().grab().save(folder.filePath("text_" + name + ".png")));
    }
};

namespace {

constexpr int patience = 60'000;

// Two blocks, of which the blue one enters with frame 2.
QString makeTwoBlocks(const WindowBench &bench)
{
    QDir().mkpath(bench.path("two"));
    for (int n = 0; n < 4; ++n) {
        QImage image(192, 108, QImage::Format_RGB32);
        image.fill(qRgb(128, 126, 124));
        const auto block = [&](const QRect &at, QRgb colour) {
            for (int y = at.top(); y <= at.bottom(); ++y)
                for (int x = at.left(); x <= at.right(); ++x)
                    image.setPixel(x, y, colour);
        };
        block({20 + n, 30, 50, 40}, qRgb(210, 30, 30));
        if (n >= 2)
            block({120, 40, 40, 40}, qRgb(30, 40, 210));
        image.save(bench.path(QStringLiteral("two/two.%1.png").arg(n, 4, 10, QChar('0'))));
    }
    return bench.path("two/two.0000.png");
}

const TextPrompt *firstPrompt(WindowBench &bench, int frame, ObjectId object)
{
    const PromptSet &all = bench.document().clip()->prompts;
    const auto here = all.find(frame);
    if (here == all.end() || !here->second.contains(object))
        return nullptr;
    return std::get_if<TextPrompt>(&here->second.at(object).front());
}

bool areFresh(WindowBench &bench, ResultKind kind, int first, int last)
{
    const Revisions *revisions = bench.document().revisions();
    for (int frame = first; frame <= last; ++frame) {
        if (!revisions || bench.state().object() == 0
            || revisions->state(bench.state().object(), kind, frame) != FrameState::Fresh)
            return false;
    }
    return true;
}

} // namespace

void tst_TextPrompts::fromTypingToTheExportedMatte()
{
    const QString clip = QStringLiteral(FILIGREE_SOURCE_DIR "/../shared/data/clips/comp_dancer");
    if (!QFile::exists(clip + "/frames/00000.jpg"))
        QSKIP("NOT TESTED: the clip comp_dancer is not there, so no text was tried on footage.");
    constexpr int first = 10, frames = 4;
    const auto file = [](int n) { return QStringLiteral("%1").arg(n, 5, 10, QChar('0')); };
    WindowBench bench;
    bench.window().resize(1280, 720);
    QDir().mkpath(bench.path("dancer"));
    for (int n = 0; n < frames; ++n)
        QFile::copy(clip + "/frames/" + file(first + n) + ".jpg",
                    bench.path("dancer/" + file(n) + ".jpg"));
    bench.open({bench.path("dancer")});
    QTRY_VERIFY(!bench.viewer().frame().isEmpty());
    const int steps = bench.document().undoStack().count();

    // Found while it is typed; Enter takes the best.
    type(bench, "a dancer");
    QTRY_VERIFY_WITH_TIMEOUT(!bench.viewer().scene().candidates.empty(), patience);
    QCOMPARE(list(bench).topLevelItemCount(), int(bench.viewer().scene().candidates.size()));
    keepPicture(bench, "found");
    QTest::keyClick(&bar(bench), Qt::Key_Return);
    QCOMPARE(bench.document().clip()->objects.size(), 1u);
    const ObjectId object = bench.state().object();
    QCOMPARE(bench.document().clip()->object(object)->name, std::string("a dancer"));
    QVERIFY(bench.viewer().scene().candidates.empty());
    QCOMPARE(bench.document().undoStack().count(), steps + 1);
    const TextPrompt *said = firstPrompt(bench, 0, object);
    QVERIFY(said);
    QCOMPARE(said->text, std::string("a dancer"));
    QCOMPARE(said->grounder, std::string("builtin"));
    QVERIFY(said->score > 0.2 && said->found.size() == 1);

    // From there on it is an object like any other.
    QTRY_VERIFY_WITH_TIMEOUT(areFresh(bench, ResultKind::MaskLogits, 0, 0), patience);
    TrackSettings settings = bench.document().clip()->objects.front().track;
    settings.budget = TrainingBudget::Draft;
    bench.document().push(setTrackSettings(bench.document(), object, settings));
    bench.trigger(ActionId::TrackForward);
    QTRY_VERIFY_WITH_TIMEOUT(areFresh(bench, ResultKind::Alpha, 0, frames - 1), 240'000);
    keepPicture(bench, "matted");

    // Saved and opened again, nothing has to be made anew, and it is known where it came from.
    const QString project = bench.path("dancer.filigree");
    const WhenShown<QFileDialog> save([&](QFileDialog &dialog) { chooseFile(dialog, project); });
    bench.trigger(ActionId::Save);
    QTRY_COMPARE_WITH_TIMEOUT(bench.document().filePath(), project, patience);
    const ClipEntry saved = *bench.document().clip();
    bench.restart();
    bench.window().openPaths({project});
    QTRY_VERIFY_WITH_TIMEOUT(bench.document().frames(), 20'000);
    QVERIFY(bench.document().clip()->prompts == saved.prompts);
    bench.trigger(ActionId::SelectObject1);
    QVERIFY(areFresh(bench, ResultKind::Alpha, 0, frames - 1));

    bench.trigger(ActionId::Export);
    QComboBox *format = nullptr;
    QTRY_VERIFY((format = bench.window().findChild<QComboBox *>("exportFormat")));
    const auto choose = [](QComboBox *box, const QString &text) {
        const int index = box->findText(text, Qt::MatchStartsWith);
        QVERIFY2(index >= 0, qPrintable(text));
        box->setCurrentIndex(index);
        emit box->activated(index);
    };
    choose(format, "PNG");
    choose(bench.window().findChild<QComboBox *>("exportContent"), "Alpha");
    auto *path = bench.window().findChild<QLineEdit *>("exportPath");
    path->selectAll();
    QTest::keyClicks(path, bench.path("out/%05d.png"));
    auto *start = bench.window().findChild<QPushButton *>("exportStart");
    QTRY_VERIFY(start->isEnabled());
    QTest::mouseClick(start, Qt::LeftButton);
    const ExportQueue &queue = bench.window().exports();
    QTRY_COMPARE(queue.items().size(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(!queue.isBusy(), patience);
    double worst = 0;
    for (int n = 0; n < frames; ++n) {
        const QImage alpha(bench.path("out/" + file(n) + ".png"));
        QVERIFY(!alpha.isNull());
        worst = std::max(worst,
                         difference(alpha, QImage(clip + "/alpha/1/" + file(first + n) + ".png")));
    }
    qInfo("worst mean difference of an exported alpha: %.4f", worst);
    QVERIFY(worst < 0.03);
}

void tst_TextPrompts::whatIsAcceptedIsOneStep()
{
    WindowBench bench;
    bench.open({makeTwoBlocks(bench)});
    QTRY_VERIFY(!bench.viewer().frame().isEmpty());
    bench.state().setFrame(2);
    const Project empty = bench.document().project();
    const int steps = bench.document().undoStack().count();
    type(bench, "red; blue");
    QTRY_VERIFY_WITH_TIMEOUT(hasFound(bench, "blue"), patience);
    QTest::keyClick(&bar(bench), Qt::Key_Return, Qt::ControlModifier);
    const std::size_t count = bench.document().clip()->objects.size();
    QVERIFY(count >= 2);
    QVERIFY(bench.document().clip()->objectNamed("red"));
    QVERIFY(bench.document().clip()->objectNamed("blue"));
    QCOMPARE(bench.document().undoStack().count(), steps + 1);
    QVERIFY(bench.document().undoStack().undoText().contains("red"));
    const Project full = bench.document().project();
    // The list says where it came from, as long as it is so.
    QAbstractItemModel *objects = bench.window().findChild<ObjectsView *>()->model();
    const auto origin = [&] { // of the last one, which came first
        return objects->index(objects->rowCount() - 1, 0).data(Qt::ToolTipRole).toString();
    };
    QTRY_VERIFY2(origin().contains("Frame 3: found for “red” by the built-in finder, score "),
                 qPrintable(origin()));
    bench.trigger(ActionId::ClearAllObjects);
    QTRY_VERIFY2(!origin().contains("found for"), qPrintable(origin()));
    bench.trigger(ActionId::Undo);
    QTRY_VERIFY(origin().contains("found for"));
    bench.trigger(ActionId::Undo);
    QCOMPARE(bench.document().clip()->objects.size(), 0u);
    QVERIFY(bench.document().clip()->prompts == empty.clips.front().prompts);
    bench.trigger(ActionId::Redo);
    QVERIFY(bench.document().clip()->prompts == full.clips.front().prompts);
    QVERIFY(bench.document().clip()->objects == full.clips.front().objects);
    // The text is offered the next time, also after a restart.
    bench.restart();
    const QSettings settings(QSettings::IniFormat, QSettings::UserScope, "filigree", "window");
    QCOMPARE(settings.value("text/history").toStringList(), QStringList{"red; blue"});
}

void tst_TextPrompts::digitsMarkWhatIsShown()
{
    WindowBench bench;
    bench.open({makeTwoBlocks(bench)});
    QTRY_VERIFY(!bench.viewer().frame().isEmpty());
    bench.state().setFrame(2);
    type(bench, "red; blue");
    const auto &scene = bench.viewer().scene();
    QTRY_VERIFY_WITH_TIMEOUT(hasFound(bench, "blue"), patience);
    QVERIFY(!bar(bench).completer()->popup()->isVisible());
    QTest::keyClick(&bar(bench), Qt::Key_Down); // which is also a shortcut
    QCOMPARE(bench.window().focusWidget(), &list(bench));
    QTest::keyClick(&list(bench), Qt::Key_2);
    QVERIFY(scene.candidates[1].isMarked);
    QVERIFY(!scene.candidates.front().isMarked);
    QVERIFY(list(bench).topLevelItem(1)->isSelected());
    const QString taken = list(bench).topLevelItem(1)->text(1);
    bench.viewer().setFocus();
    QTest::keyClick(&bench.viewer(), Qt::Key_1); // further ones, wherever the focus is
    QVERIFY(scene.candidates.front().isMarked);
    QTest::keyClick(&bench.viewer(), Qt::Key_1);
    QVERIFY(!scene.candidates.front().isMarked);
    QTest::keyClick(&bench.viewer(), Qt::Key_Return);
    QCOMPARE(bench.document().clip()->objects.size(), 1u);
    const std::string &name = bench.document().clip()->objects.front().name;
    QVERIFY2(taken.startsWith(QString::fromStdString(name)), qPrintable(taken));
    bench.state().setObject(0);
    QTest::keyClick(&bench.viewer(), Qt::Key_1); // selects an object again
    QTRY_COMPARE(bench.state().object(), bench.document().clip()->objects.front().id);
}

void tst_TextPrompts::aClickTakesTheCandidate()
{
    WindowBench bench;
    bench.open({makeTwoBlocks(bench)});
    QTRY_VERIFY(!bench.viewer().frame().isEmpty());
    type(bench, "red");
    QTRY_VERIFY_WITH_TIMEOUT(!bench.viewer().scene().candidates.empty(), patience);
    bench.click(45, 50);
    QCOMPARE(bench.document().clip()->objects.size(), 1u);
    QVERIFY(firstPrompt(bench, 0, bench.state().object()));
    bench.click(30, 40); // is a click again, that refines
    const auto &prompts = bench.document().clip()->prompts.at(0).at(bench.state().object());
    QCOMPARE(prompts.size(), 2u);
    QVERIFY(std::holds_alternative<PointPrompt>(prompts.back()));
    // Escape takes nothing.
    type(bench, "red");
    QTRY_VERIFY_WITH_TIMEOUT(!bench.viewer().scene().candidates.empty(), patience);
    QTest::keyClick(&bar(bench), Qt::Key_Escape);
    QVERIFY(bench.viewer().scene().candidates.empty());
    QCOMPARE(bench.document().clip()->objects.size(), 1u);
}

void tst_TextPrompts::unknownWordsSayWhatToInstall()
{
    WindowBench bench;
    bench.open({makeTwoBlocks(bench)});
    const auto says = [&](const char *what) {
        for (const QLabel *label : panel(bench).findChildren<QLabel *>())
            if (label->text().contains(QLatin1String(what)))
                return true;
        return false;
    };
    QVERIFY(says("crimson")); // the words that can be typed
    type(bench, "red giraffe");
    QTRY_VERIFY_WITH_TIMEOUT(says("giraffe"), patience);
    QVERIFY(says("crimson"));
    QVERIFY(says("OWLv2"));
    QCOMPARE(list(bench).topLevelItemCount(), 0);
    QVERIFY(!panel(bench).findChild<QPushButton *>("foundModels")->isHidden());
    keepPicture(bench, "unknown");
    QTest::keyClick(&bar(bench), Qt::Key_Return); // looks again, and makes nothing
    QTest::qWait(0);
    QCOMPARE(bench.document().clip()->objects.size(), 0u);
}

void tst_TextPrompts::detectingAgainKnowsItsObjects()
{
    WindowBench bench;
    bench.open({makeTwoBlocks(bench)});
    QTRY_VERIFY(!bench.viewer().frame().isEmpty());
    const int steps = bench.document().undoStack().count();
    bench.trigger(ActionId::DetectAgain); // there is nothing to detect yet
    QCOMPARE(bench.document().undoStack().count(), steps);
    type(bench, "red");
    QTRY_VERIFY_WITH_TIMEOUT(!bench.viewer().scene().candidates.empty(), patience);
    QTest::keyClick(&bar(bench), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(areFresh(bench, ResultKind::MaskLogits, 0, 0), patience);

    bench.trigger(ActionId::DetectAgain);
    const auto &scene = bench.viewer().scene();
    QTRY_VERIFY_WITH_TIMEOUT(!scene.candidates.empty(), patience);
    QVERIFY(scene.candidates.front().isKnown);
    QCOMPARE(list(bench).topLevelItem(0)->text(3), QString("red"));

    // Where it is not known to be, and with what entered later, there is something new.
    bench.state().setFrame(2);
    QVERIFY(scene.candidates.empty());
    bar(bench).setText("blue");
    bench.trigger(ActionId::DetectAgain);
    QTRY_VERIFY_WITH_TIMEOUT(!scene.candidates.empty(), patience);
    const auto isNew = [](const ShownCandidate &one) { return !one.isKnown; };
    QVERIFY(std::ranges::any_of(scene.candidates, isNew));
    const std::size_t before = bench.document().clip()->objects.size();
    QTest::mouseClick(panel(bench).findChild<QPushButton *>("foundAcceptAll"), Qt::LeftButton);
    QVERIFY(bench.document().clip()->objects.size() > before);
    QVERIFY(bench.document().clip()->objectNamed("blue"));
    QCOMPARE(bench.document().undoStack().count(), steps + 2);
}

QTEST_MAIN(tst_TextPrompts)
#include "tst_text_prompts.moc"
