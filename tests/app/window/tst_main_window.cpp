// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/commands/object_commands.h"
#include "project_io/archive/project_file.h"
#include "widgets/dialogs/preferences_dialog.h"
#include "widgets/dialogs/recovery_dialog.h"
#include "widgets/panels/inspector_panel.h"
#include "widgets/panels/status_strip.h"
#include "widgets/timeline/timeline.h"
#include "window_bench.h"

#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>

using namespace filigree;

class tst_MainWindow final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    // A user opens a clip, works, saves under a name that is typed, and finds all of it again.
    void savesAndOpensAgainThroughTheDialogs();
    // Closing must never lose work without asking.
    void asksBeforeWorkIsLost_data();
    void asksBeforeWorkIsLost();
    // Undo and redo of the menu are those of the document.
    void undoesFromTheMenu();
    // What a killed process left behind is offered, and comes back whole.
    void offersWhatAKilledProcessLeft();
    // A project that another window edits must be named, and can be looked at.
    void aProjectInUseOpensReadOnly();
    // Closing while the engine works must neither hang nor crash.
    void closesWhileAJobRuns();
    // Everything must be reachable without a mouse.
    void worksByKeyboard();
    // From the first click to the saved file no mouse is needed.
    void cutsByKeyboardAlone();
    // In the window, where keys are shortcuts: frames are picked, and Escape ends that before a
    // job.
    void picksFramesByKeyboard();
    // Another language reaches what is open.
    void speaksAnotherLanguageAtOnce();
    // Nobody waits for a window.
    void startsQuickly();

private:
    void open(const QStringList &paths);
    QString clipPath();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<MainWindow> m_window;
};

namespace {

constexpr int frames = 8;

} // namespace

void tst_MainWindow::initTestCase()
{
    prepareWindowTests();
}

void tst_MainWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->filePath("settings"));
    QDir(QString::fromStdString(defaultSessionsFolder())).removeRecursively();
    m_preferences = std::make_unique<Preferences>();
    m_language = std::make_unique<Language>();
    m_window = std::make_unique<MainWindow>(*m_preferences, *m_language);
    m_window->show();
}

void tst_MainWindow::cleanup()
{
    m_window.reset();
}

QString tst_MainWindow::clipPath()
{
    for (int n = 0; n < frames; ++n) {
        QImage image(96, 54, QImage::Format_RGB32);
        image.fill(qRgb(40, 60, 80));
        for (int y = 10; y < 40; ++y)
            for (int x = 20 + n; x < 60 + n; ++x)
                image.setPixel(x, y, qRgb(220, 180, 60));
        image.save(m_folder->filePath(QStringLiteral("clip.%1.png").arg(n, 4, 10, QChar('0'))));
    }
    return m_folder->filePath("clip.0000.png");
}

void tst_MainWindow::open(const QStringList &paths)
{
    m_window->openPaths(paths);
    QTRY_VERIFY(m_window->document().frames());
}

void tst_MainWindow::savesAndOpensAgainThroughTheDialogs()
{
    open({clipPath()});
    Document &document = m_window->document();
    document.push(addObject(document, "dancer"));
    QVERIFY(m_window->isWindowModified());
    const QString path = m_folder->filePath("work.filigree");
    const WhenShown<QFileDialog> save([&](QFileDialog &dialog) { chooseFile(dialog, path); });
    m_window->actions().get(ActionId::Save)->trigger();
    QVERIFY(save.wasShown());
    QTRY_COMPARE(document.filePath(), path);
    QVERIFY(!m_window->isWindowModified());
    QTRY_VERIFY(m_window->windowTitle().startsWith("work[*]"));
    const Project saved = openProject(path.toStdString())->project;
    QCOMPARE(saved.clips.front().objects.front().name, "dancer");

    m_window->actions().get(ActionId::NewProject)->trigger();
    QTRY_VERIFY(document.project().clips.empty());
    const WhenShown<QFileDialog> choose([&](QFileDialog &dialog) { chooseFile(dialog, path); });
    m_window->actions().get(ActionId::Open)->trigger();
    QTRY_COMPARE(document.filePath(), path);
    QVERIFY(document.project() == saved);
    QTRY_VERIFY(document.frames());
}

void tst_MainWindow::asksBeforeWorkIsLost_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<bool>("closes");
    QTest::addColumn<bool>("saves");
    QTest::newRow("stay") << "Cancel" << false << false;
    QTest::newRow("discard") << "Don't Save" << true << false;
    QTest::newRow("save") << "Save" << true << true;
}

void tst_MainWindow::asksBeforeWorkIsLost()
{
    QFETCH(QString, answer);
    QFETCH(bool, closes);
    QFETCH(bool, saves);
    open({clipPath()});
    const QString path = m_folder->filePath("asked.filigree");
    const WhenShown<QMessageBox> question([&](QMessageBox &box) { clickButton(box, answer); });
    const WhenShown<QFileDialog> save([&](QFileDialog &dialog) { chooseFile(dialog, path); });
    m_window->close();
    QVERIFY(question.wasShown());
    QTRY_COMPARE(m_window->isVisible(), !closes);
    QCOMPARE(QFileInfo::exists(path), saves);
}

void tst_MainWindow::undoesFromTheMenu()
{
    open({clipPath()});
    const Project before = m_window->document().project();
    m_window->actions().get(ActionId::AddObject)->trigger();
    QCOMPARE(m_window->document().clip()->objects.size(), 1u);
    QAction *undo = m_window->actions().get(ActionId::Undo);
    QVERIFY(undo->isEnabled());
    undo->trigger();
    QVERIFY(m_window->document().project() == before);
    m_window->actions().get(ActionId::Redo)->trigger();
    QCOMPARE(m_window->document().clip()->objects.size(), 1u);
}

void tst_MainWindow::offersWhatAKilledProcessLeft()
{
    {
        WorkSessionOptions options;
        options.keepsUntitled = true;
        auto work = std::move(*WorkSession::open(options));
        Project lost;
        lost.addClip({}, "found again");
        work->record(lost); // and dies without a word
    }
    m_window->offerRecovery();
    RecoveryDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = m_window->findChild<RecoveryDialog *>()));
    for (const auto *button : dialog->findChildren<QPushButton *>())
        QCOMPARE(button->isDefault(), button->text() == "Recover"); // Return must not discard
    // What has no name of its own is told apart by its footage.
    const auto *list = dialog->findChild<QTreeWidget *>("recoveryList");
    QCOMPARE(list->findItems("found again", Qt::MatchExactly).size(), 1);
    clickButton(*dialog, "Recover");
    QTRY_COMPARE(m_window->document().project().clips.size(), 1u);
    QCOMPARE(m_window->document().clip()->name, "found again");
    QVERIFY(m_window->document().isModified());
}

void tst_MainWindow::aProjectInUseOpensReadOnly()
{
    WorkSessionOptions options;
    options.projectPath = m_folder->filePath("shared.filigree").toStdString();
    const auto owner = std::move(*WorkSession::open(options));
    Project project;
    project.addClip({}, "shared");
    QVERIFY(owner->save(project));
    const WhenShown<QMessageBox> question(
        [](QMessageBox &box) { clickButton(box, "Open Read-Only"); });
    m_window->openPaths({m_folder->filePath("shared.filigree")});
    QTRY_COMPARE(m_window->document().project().clips.size(), 1u);
    QVERIFY(question.wasShown());
    QVERIFY(m_window->document().isReadOnly());
    QVERIFY(m_window->windowTitle().contains("read-only"));
}

void tst_MainWindow::closesWhileAJobRuns()
{
    open({clipPath()});
    m_window->actions().get(ActionId::AddObject)->trigger();
    Viewer *viewer = m_window->findChild<Viewer *>();
    QTest::mouseClick(viewer, Qt::LeftButton, {}, viewer->rect().center());
    QTRY_VERIFY(!m_window->document().clip()->prompts.empty());
    m_window->actions().get(ActionId::TrackBoth)->trigger();
    const WhenShown<QMessageBox> question([](QMessageBox &box) { clickButton(box, "Don't Save"); });
    QElapsedTimer timer;
    timer.start();
    m_window->close();
    QTRY_VERIFY(!m_window->isVisible());
    m_window.reset();
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
}

void tst_MainWindow::worksByKeyboard()
{
    open({clipPath()});
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    Viewer *viewer = m_window->findChild<Viewer *>();
    viewer->setFocus();
    const auto press = [&](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(m_window.get(), key, modifiers);
    };
    press(Qt::Key_B);
    QCOMPARE(m_window->state().tool(), Tool::Box);
    press(Qt::Key_5, Qt::AltModifier);
    QCOMPARE(m_window->state().view().a.mode, ViewMode::Matte);
    press(Qt::Key_Right);
    press(Qt::Key_Period);
    QCOMPARE(m_window->state().frame(), 2);
    press(Qt::Key_I);
    QCOMPARE(m_window->document().clip()->effectiveRange().in, 2);
    press(Qt::Key_End);
    QCOMPARE(m_window->state().frame(), frames - 1);
    press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_window->document().clip()->objects.size(), 2u);
    press(Qt::Key_1);
    QCOMPARE(m_window->state().object(), m_window->document().clip()->objects[0].id);
    press(Qt::Key_2);
    QCOMPARE(m_window->state().object(), m_window->document().clip()->objects[1].id);
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_window->document().clip()->objects.size(), 1u);
    press(Qt::Key_1);
    QTRY_VERIFY(m_window->findChild<InspectorPanel *>()->findChild<QComboBox *>()->isVisible());
    // Tab must reach every panel and come back, and a screen reader must have a name for each stop.
    QSet<QWidget *> visited;
    for (int n = 0; n < 300 && !visited.contains(QApplication::focusWidget()); ++n) {
        QWidget *focused = QApplication::focusWidget();
        visited.insert(focused);
        const QString name =
            QAccessible::queryAccessibleInterface(focused)->text(QAccessible::Name);
        QVERIFY2(!name.isEmpty(), focused->metaObject()->className());
        QTRY_VERIFY2(m_window->rect().intersects(
                         QRect(focused->mapTo(m_window.get(), QPoint()), focused->size())),
                     qPrintable(name)); // what lay behind another panel comes to the front
        QTest::keyClick(focused, Qt::Key_Tab);
    }
    QVERIFY(visited.contains(QApplication::focusWidget())); // round, and not at an end
    for (const char *panel : {"objects", "inspector", "view", "history", "timeline"}) {
        const auto *dock = m_window->findChild<QDockWidget *>(panel);
        const bool isReached = std::ranges::any_of(
            visited, [dock](const QWidget *stop) { return dock->isAncestorOf(stop); });
        QVERIFY2(isReached, panel);
    }
}

void tst_MainWindow::cutsByKeyboardAlone()
{
    open({clipPath()});
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    const auto press = [](int key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key(key), modifiers);
    };
    const Document &document = m_window->document();
    QTRY_VERIFY(!m_window->findChild<Viewer *>()->frame().isEmpty());
    press(Qt::Key_A); // the tool
    press(Qt::Key_Return); // a crosshair
    press(Qt::Key_Left);
    press(Qt::Key_Return); // a click
    QTRY_COMPARE(document.clip()->prompts.size(), 1u);
    const ObjectId object = m_window->state().object();
    const auto isMatted = [&] {
        return document.revisions()->state(object, ResultKind::Alpha, 0) == FrameState::Fresh;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isMatted(), 60'000);
    press(Qt::Key_End);
    press(Qt::Key_X); // another tool: it is gone here
    press(Qt::Key_Return);
    QTRY_COMPARE(document.clip()->prompts.size(), 2u);
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(document.clip()->prompts.size(), 1u);
    press(Qt::Key_T, Qt::ControlModifier);
    QVERIFY(m_window->document().undoStack().undoText().startsWith("Track Both Ways"));
    const auto isRunning = [this] { // then it can be cancelled
        const auto buttons = m_window->findChild<StatusStrip *>()->findChildren<QToolButton *>();
        return std::ranges::any_of(buttons, [](const QToolButton *button) {
            return button->isVisible() && button->accessibleName() == "Cancel";
        });
    };
    QVERIFY(isRunning());
    press(Qt::Key_Escape); // the crosshair goes
    QVERIFY(isRunning());
    press(Qt::Key_Escape);
    QTRY_VERIFY(!isRunning());
    const QString path = m_folder->filePath("keys.filigree");
    const WhenShown<QFileDialog> save([&](QFileDialog &dialog) { chooseFile(dialog, path); });
    press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(document.filePath(), path);
    QVERIFY(openProject(path.toStdString())->project.clips.front().prompts
            == document.clip()->prompts);
}

void tst_MainWindow::picksFramesByKeyboard()
{
    open({clipPath()});
    m_window->actions().get(ActionId::AddObject)->trigger();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    auto *timeline = m_window->findChild<Timeline *>();
    timeline->setFocus();
    QSignalSpy cancelled(m_window->actions().get(ActionId::CancelJob), &QAction::triggered);
    for (int n = 0; n < 3; ++n)
        QTest::keyClick(timeline, Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(timeline->scene().selection, (FrameRange{0, 3}));
    QCOMPARE(m_window->state().frame(), 3);
    QTest::keyClick(timeline, Qt::Key_Escape);
    QCOMPARE(timeline->scene().selection.size(), 0);
    QCOMPARE(cancelled.size(), 0);
    QTest::keyClick(timeline, Qt::Key_Escape);
    QCOMPARE(cancelled.size(), 1);
    QTest::keyClick(timeline, Qt::Key_Left, Qt::ShiftModifier); // jumps here as everywhere
    QCOMPARE(m_window->state().frame(), 0);
}

//! What is said anywhere in the window in several words.
static QSet<QString> sentences(const QWidget &window)
{
    QStringList texts;
    for (const QWidget *widget : window.findChildren<QWidget *>())
        texts << widget->accessibleName() << widget->toolTip();
    for (const QLabel *label : window.findChildren<QLabel *>())
        texts << label->text();
    for (const QAbstractButton *button : window.findChildren<QAbstractButton *>())
        texts << button->text();
    for (const QAction *action : window.findChildren<QAction *>())
        texts << action->text() << action->toolTip() << action->statusTip();
    static const QRegularExpression severalWords("[a-z]{3,} [a-z]{3,}");
    texts.removeIf([](const QString &text) { return !text.contains(severalWords); });
    return QSet<QString>(texts.begin(), texts.end());
}

void tst_MainWindow::speaksAnotherLanguageAtOnce()
{
    m_window->actions().get(ActionId::Preferences)->trigger();
    QTRY_VERIFY(m_window->findChild<PreferencesDialog *>()); // its facts come from another thread
    auto *dialog = m_window->findChild<PreferencesDialog *>();
    auto *tree = dialog->findChild<QTreeWidget *>();
    const auto lists = [tree](const QString &command) {
        return !tree->findItems(command, Qt::MatchContains | Qt::MatchRecursive).isEmpty();
    };
    QVERIFY(lists("New Project"));
    const QSet<QString> english = sentences(*m_window);
    PreferenceValues values = m_preferences->values();
    values.language = "de";
    m_preferences->set(values);
    QTRY_VERIFY(lists("Neues Projekt"));
    QVERIFY(m_window->actions().get(ActionId::NewProject)->text().contains("Neues"));
    const auto same = [&] { return sentences(*m_window).intersect(english); };
    QTRY_VERIFY2(same().isEmpty(), qPrintable(same().values().join('\n')));
    values.language = "en";
    m_preferences->set(values);
    QTRY_VERIFY(lists("New Project"));
}

void tst_MainWindow::startsQuickly()
{
    m_window.reset();
    QElapsedTimer timer;
    timer.start();
    m_window = std::make_unique<MainWindow>(*m_preferences, *m_language);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    qInfo("shown after %lld ms", timer.elapsed());
}

QTEST_MAIN(tst_MainWindow)
#include "tst_main_window.moc"
