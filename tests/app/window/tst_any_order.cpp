// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/status_strip.h"
#include "window_bench.h"

#include <QDialog>

#include <array>
#include <random>
#include <set>

using namespace filigree;

// Whatever a user does in whatever order, while jobs run and dialogs come and go, can be undone to
// the first step, done again to the last, saved and opened.
class tst_AnyOrder final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { prepareWindowTests(); }
    void allCanBeUndoneAndSaved_data();
    void allCanBeUndoneAndSaved();

private:
    void step();
    void answerDialogs();
    int below(int end) { return int(m_random() % unsigned(end)); }

    std::mt19937 m_random; // of the steps
    std::mt19937 m_taste; // of the answers, whose moments differ from run to run
    int m_opened = 0; // steps of opening the clips
    std::unique_ptr<WindowBench> m_bench;
};

namespace {

constexpr int steps = 400;
// These give up the project, or end the program.
const std::set<ActionId> notTried{ActionId::NewProject,   ActionId::Open, ActionId::OpenDemo,
                                  ActionId::CloseProject, ActionId::Quit, ActionId::Save};

// Without what undo is not about: results, which clip is shown, presets, numbers that are never
// given twice, and where media are from the file.
Project told(const Document &document)
{
    Project project = document.project().withoutResults();
    project.currentClip = project.nextClip = 0;
    project.presets.clear();
    for (ClipEntry &clip : project.clips) {
        clip.nextObject = 0;
        clip.media.relativePath.clear();
    }
    return project;
}

} // namespace

void tst_AnyOrder::allCanBeUndoneAndSaved_data()
{
    QTest::addColumn<unsigned>("seed");
    const QByteArray more = qgetenv("FILIGREE_ANY_ORDER"); // "first-last", to look for faults
    const unsigned first = more.isEmpty() ? 1 : more.split('-').first().toUInt();
    const unsigned last = more.isEmpty() ? 2 : more.split('-').last().toUInt();
    for (unsigned seed = first; seed <= last; ++seed)
        QTest::addRow("order %u", seed) << seed;
}

//! Takes or refuses what has come up, as somebody who does not read would.
void tst_AnyOrder::answerDialogs()
{
    if (QWidget *popup = QApplication::activePopupWidget()) {
        popup->close();
    } else if (QWidget *shown = QApplication::activeModalWidget()) {
        auto *dialog = qobject_cast<QDialog *>(shown);
        if (dialog && m_taste() % 2 == 0 && !qobject_cast<QFileDialog *>(shown))
            QTest::keyClick(shown, Qt::Key_Return);
        else if (dialog)
            dialog->reject();
        else
            shown->close();
    }
}

void tst_AnyOrder::step()
{
    const auto place = [this] { return QPointF(below(96), below(54)); };
    switch (below(8)) {
    case 0:
        m_bench->drag(place(), place(), below(4) == 0 ? Qt::ShiftModifier : Qt::NoModifier);
        break;
    case 1: {
        const QPointF at = place();
        m_bench->click(at.x(), at.y(), below(4) == 0 ? Qt::AltModifier : Qt::NoModifier);
        break;
    }
    case 2:
    case 3: { // anything in the window
        MainWindow &window = m_bench->window();
        QWidget *child = window.childAt(below(window.width()), below(window.height()));
        if (!child || !child->isEnabled())
            break;
        const QPoint at(below(child->width()), below(child->height()));
        if (below(4) == 0)
            QTest::mouseDClick(child, Qt::LeftButton, {}, at);
        else
            QTest::mouseClick(child, below(8) == 0 ? Qt::RightButton : Qt::LeftButton, {}, at);
        break;
    }
    case 4: {
        constexpr std::array keys{Qt::Key_Return, Qt::Key_Escape, Qt::Key_Delete, Qt::Key_Tab,
                                  Qt::Key_Space,  Qt::Key_Left,   Qt::Key_Right,  Qt::Key_Up,
                                  Qt::Key_Down,   Qt::Key_1,      Qt::Key_A,      Qt::Key_X};
        QWidget *focused = QApplication::focusWidget();
        QTest::keyClick(focused ? focused : &m_bench->window(), keys[std::size_t(below(12))]);
        break;
    }
    default: {
        const auto id = ActionId(below(int(ActionId::About) + 1));
        const QAction *action = m_bench->action(id);
        if (notTried.contains(id) || !action->isEnabled()
            || (id == ActionId::Undo && m_bench->document().undoStack().index() <= m_opened))
            break;
        m_bench->trigger(id);
    }
    }
    QTest::qWait(below(8) == 0 ? 100 : 1);
}

void tst_AnyOrder::allCanBeUndoneAndSaved()
{
    QFETCH(unsigned, seed);
    m_random.seed(seed);
    m_taste.seed(seed);
    m_bench = std::make_unique<WindowBench>();
    m_bench->open({m_bench->makeClip("first"), m_bench->makeClip("second", 5)});
    Document &document = m_bench->document();
    QTRY_COMPARE(document.project().clips.size(), 2u);
    const Project before = told(document);
    QUndoStack &stack = document.undoStack();
    m_opened = stack.index();
    bool isReplaced = false;
    connect(&document, &Document::reset, this, [&isReplaced] { isReplaced = true; });

    QTimer answers;
    connect(&answers, &QTimer::timeout, this, &tst_AnyOrder::answerDialogs);
    answers.start(20);
    for (int i = 0; i < steps; ++i)
        step();
    QTest::qWait(200);
    answers.stop();
    emit m_bench->window().findChild<StatusStrip *>()->cancelRequested();
    QTest::qWait(500);

    const Project after = told(document);
    QVERIFY(after != before);
    QVERIFY(!isReplaced);
    stack.setIndex(m_opened);
    QVERIFY(told(document) == before);
    stack.setIndex(stack.count());
    QVERIFY(told(document) == after);

    const QString file = m_bench->path("all.filigree");
    const WhenShown<QFileDialog> save([&](QFileDialog &dialog) { chooseFile(dialog, file); });
    m_bench->trigger(ActionId::SaveAs);
    QTRY_COMPARE_WITH_TIMEOUT(document.filePath(), file, 30'000);
    m_bench->restart();
    m_bench->window().openPaths({file});
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->document().filePath(), file, 30'000);
    QVERIFY(told(m_bench->document()) == after);
    m_bench.reset();
}

QTEST_MAIN(tst_AnyOrder)
#include "tst_any_order.moc"
