// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/actions/actions.h"
#include "app/document/document.h"
#include "app/document/editor_state.h"
#include "app/window/engine_paces.h"
#include "app/window/inspector_controller.h"
#include "app/window/object_actions.h"
#include "app/window/objects_controller.h"
#include "app/window/state_counter.h"
#include "project_io/media/frame_cache.h"
#include "widgets/panels/inspector_panel.h"
#include "widgets/panels/objects_model.h"
#include "widgets/panels/objects_panel.h"
#include "widgets/panels/objects_view.h"
#include "widgets/panels/value_spin_box.h"

#include <QAction>
#include <QMenu>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QtTest>

using namespace filigree;

class tst_PanelControllers final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void objectsBecomeRows();
    // Panel and viewer must agree on which object is worked on.
    void selectionFollowsBothWays();
    void newObjectsAreSelected();
    // What the panel asks for is one step, and undo takes all of it back.
    void wishesBecomeSteps_data();
    void wishesBecomeSteps();
    void severalObjectsAreDuplicatedAsOneStep();
    void ordersOfThePanelAreObeyed();
    void framesAreCounted();
    // Counting a long clip must not be felt.
    void countingNeverBlocks();
    void editsGoToAllSelectedObjects();
    void aDragIsOneStep();
    void settingsAreCopiedAndReset();
    void enginesComeFromTheTable();
    // Results hang on the matter by name, so "automatic" is never an object's matter.
    void automaticBecomesTheBestMatter();
    // Menu and keys do what the panels do.
    void actionsWorkOnTheSelection();
    // One thing has one name: the menu of the list offers the very same actions.
    void theListsMenuHasTheActions();

private:
    void open(int frames);
    const ObjectInfo &object(ObjectId id) { return *m_document->clip()->object(id); }
    QStringList names() const;

    QTemporaryDir m_folder;
    int m_sessions = 0;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<EditorState> m_state;
    std::unique_ptr<ObjectsPanel> m_objectsPanel;
    std::unique_ptr<InspectorPanel> m_inspectorPanel;
    std::unique_ptr<EnginePaces> m_paces;
    std::unique_ptr<ObjectsController> m_objects;
    std::unique_ptr<InspectorController> m_inspector;
};

using Wish = std::function<void(ObjectsPanel &)>;
Q_DECLARE_METATYPE(Wish)

void tst_PanelControllers::open(int frames)
{
    WorkSessionOptions options;
    options.sessionsFolder = m_folder.filePath(QString::number(++m_sessions)).toStdString();
    std::shared_ptr<WorkSession> work = std::move(*WorkSession::open(options));
    ClipReference media;
    media.absolutePath = "/footage/dance.mov";
    media.frameCount = frames;
    media.size = {1920, 1080};
    ClipEntry &clip = work->project().addClip(media);
    for (const char *name : {"dancer", "dress", "dog"})
        clip.addObject(name);
    m_document->setWork(work);
}

void tst_PanelControllers::init()
{
    m_document = std::make_unique<Document>(std::make_shared<FrameCache>());
    m_state = std::make_unique<EditorState>(*m_document);
    m_objectsPanel = std::make_unique<ObjectsPanel>();
    m_inspectorPanel = std::make_unique<InspectorPanel>();
    m_paces = std::make_unique<EnginePaces>();
    m_objects = std::make_unique<ObjectsController>(*m_document, *m_state, *m_objectsPanel);
    m_inspector =
        std::make_unique<InspectorController>(*m_document, *m_objects, *m_paces, *m_inspectorPanel);
    open(30);
    m_state->setObject(1);
}

void tst_PanelControllers::cleanup()
{
    m_inspector.reset();
    m_objects.reset();
    m_paces.reset();
    m_inspectorPanel.reset();
    m_objectsPanel.reset();
    m_state.reset();
    m_document.reset();
}

QStringList tst_PanelControllers::names() const
{
    QStringList names;
    for (const ObjectRow &row : m_objectsPanel->findChild<ObjectsModel *>()->rows())
        names << row.name;
    return names;
}

void tst_PanelControllers::objectsBecomeRows()
{
    QCOMPARE(names(), QStringList({"dancer", "dress", "dog"}));
    emit m_objectsPanel->renamed(3, "terrier");
    QTRY_COMPARE(names(), QStringList({"dancer", "dress", "terrier"}));
    m_document->undoStack().undo();
    QTRY_COMPARE(names(), QStringList({"dancer", "dress", "dog"}));
}

void tst_PanelControllers::selectionFollowsBothWays()
{
    QSignalSpy changed(m_objects.get(), &ObjectsController::selectionChanged);
    m_state->setObject(2);
    QCOMPARE(m_objects->selection(), QList<ObjectId>{2});
    QCOMPARE(changed.size(), 1);
    emit m_objectsPanel->selectionChanged({1, 3}, 3);
    QCOMPARE(m_state->object(), 3);
}

void tst_PanelControllers::newObjectsAreSelected()
{
    emit m_objectsPanel->addRequested();
    QCOMPARE(m_state->object(), 4);
    QTRY_COMPARE(m_objects->selection(), QList<ObjectId>{4});
    QCOMPARE(names().size(), 4);
}

void tst_PanelControllers::wishesBecomeSteps_data()
{
    QTest::addColumn<Wish>("wish");
    const auto flag = [](ObjectFlag flag, bool on) {
        return Wish([flag, on](ObjectsPanel &panel) { emit panel.flagChanged({1, 3}, flag, on); });
    };
    QTest::newRow("hide") << flag(ObjectFlag::Visible, false);
    QTest::newRow("solo") << flag(ObjectFlag::Solo, true);
    QTest::newRow("lock") << flag(ObjectFlag::Locked, true);
    QTest::newRow("not this") << flag(ObjectFlag::RepelsOnly, true);
    QTest::newRow("add") << Wish([](ObjectsPanel &panel) { emit panel.addRequested(); });
    QTest::newRow("delete") << Wish([](ObjectsPanel &panel) {
        emit panel.deleteRequested({1, 3});
    });
    QTest::newRow("duplicate") << Wish(
        [](ObjectsPanel &panel) { emit panel.duplicateRequested({2}); });
    QTest::newRow("rename") << Wish([](ObjectsPanel &panel) { emit panel.renamed(2, "skirt"); });
    QTest::newRow("colour") << Wish([](ObjectsPanel &panel) {
        emit panel.colourChosen({1, 2}, QColor(1, 2, 3));
    });
    QTest::newRow("group") << Wish([](ObjectsPanel &panel) { emit panel.grouped({1, 3}, "Pair"); });
    QTest::newRow("move") << Wish([](ObjectsPanel &panel) {
        emit panel.moved({3}, {3, 1, 2}, {});
    });
    QTest::newRow("move into a group") << Wish([](ObjectsPanel &panel) {
        emit panel.moved({3}, {1, 3, 2}, "Pair");
    });
}

void tst_PanelControllers::wishesBecomeSteps()
{
    QFETCH(Wish, wish);
    const Project before = m_document->project();
    wish(*m_objectsPanel);
    QCOMPARE(m_document->undoStack().count(), 1);
    QVERIFY(!m_document->undoStack().undoText().isEmpty());
    const Project after = m_document->project();
    QVERIFY(!(after == before));
    m_document->undoStack().undo();
    QVERIFY(m_document->project() == before);
    m_document->undoStack().redo();
    QVERIFY(m_document->project() == after);
}

void tst_PanelControllers::severalObjectsAreDuplicatedAsOneStep()
{
    emit m_objectsPanel->duplicateRequested({1, 2});
    QCOMPARE(m_document->clip()->objects.size(), std::size_t(5));
    QCOMPARE(m_document->undoStack().count(), 1);
    QCOMPARE(m_document->undoStack().undoText(), "Duplicate 2 objects");
    m_document->undoStack().undo();
    QCOMPARE(m_document->clip()->objects.size(), std::size_t(3));
    emit m_objectsPanel->deleteRequested({1, 2, 3});
    QVERIFY(m_document->clip()->objects.empty());
    m_document->undoStack().undo();
    QTRY_COMPARE(names(), QStringList({"dancer", "dress", "dog"}));
}

void tst_PanelControllers::ordersOfThePanelAreObeyed()
{
    emit m_objectsPanel->moved({2, 3}, {2, 3, 1}, "Pair");
    QTRY_COMPARE(names(), QStringList({"dress", "dog", "dancer"}));
    QCOMPARE(object(3).group, "Pair");
    QCOMPARE(object(1).group, "");
    emit m_objectsPanel->moved({2, 3}, {2, 3, 1}, "Pair"); // as it is
    QCOMPARE(m_document->undoStack().count(), 1);
}

void tst_PanelControllers::framesAreCounted()
{
    StateCounter counter(*m_document);
    QSignalSpy changed(&counter, &StateCounter::changed);
    m_document->changeClip(
        m_document->clipId(), {ClipChange::Prompts | ClipChange::Results, {0, 29}, 0},
        [](ClipEntry &clip) {
            clip.prompts[4][1] = {PointPrompt{{2, 1}, true}};
            const Revisions revisions(clip);
            for (int frame = 0; frame < 10; ++frame)
                clip.results.set(1, ResultKind::Alpha, frame, {revisions.keys(1, frame).alpha, 1});
            for (int frame = 10; frame < 15; ++frame)
                clip.results.set(1, ResultKind::Alpha, frame, {{7, 7}, 1});
        });
    QTRY_COMPARE(counter.counts(1), (StateCounts{10, 5}));
    QTRY_VERIFY(!changed.isEmpty());
    QCOMPARE(counter.counts(2), StateCounts());
    m_document->changeClip(m_document->clipId(), {ClipChange::Range, {}, 0}, [](ClipEntry &clip) {
        clip.range = {8, 20};
    });
    QTRY_VERIFY(counter.isDone());
    QCOMPARE(counter.counts(1).fresh + counter.counts(1).stale, 7);
}

void tst_PanelControllers::countingNeverBlocks()
{
    open(300000);
    StateCounter counter(*m_document);
    QVERIFY(!counter.isDone());
    int slices = 0;
    while (!counter.isDone()) {
        QCoreApplication::processEvents();
        ++slices;
        QVERIFY(slices < 100000);
    }
    QVERIFY(slices > 1); // others had their turn in between
}

void tst_PanelControllers::editsGoToAllSelectedObjects()
{
    m_objectsPanel->select({1, 2});
    emit m_inspectorPanel->editBegan();
    emit m_inspectorPanel->edited(Setting::Feather, 2.5);
    emit m_inspectorPanel->editEnded();
    QCOMPARE(object(1).matte.edge.feather, 2.5);
    QCOMPARE(object(2).matte.edge.feather, 2.5);
    QCOMPARE(object(3).matte.edge.feather, 0.0);
    QCOMPARE(m_document->undoStack().undoText(), "Feather of 2 objects");
    m_document->undoStack().undo();
    QCOMPARE(object(1).matte.edge.feather, 0.0);
}

void tst_PanelControllers::aDragIsOneStep()
{
    for (const QList<ObjectId> &selected : {QList<ObjectId>{1}, QList<ObjectId>{1, 2}}) {
        m_document->undoStack().clear();
        m_objectsPanel->select(selected);
        emit m_inspectorPanel->editBegan();
        for (int n = 1; n <= 20; ++n)
            emit m_inspectorPanel->edited(Setting::Grow, n);
        emit m_inspectorPanel->editEnded();
        emit m_inspectorPanel->editBegan();
        emit m_inspectorPanel->edited(Setting::Grow, 3);
        emit m_inspectorPanel->editEnded();
        QCOMPARE(m_document->undoStack().count(), 2);
        m_document->undoStack().undo();
        QCOMPARE(object(1).matte.edge.grow, 20.0);
        m_document->undoStack().undo();
        QCOMPARE(object(1).matte.edge.grow, 0.0);
    }
}

void tst_PanelControllers::settingsAreCopiedAndReset()
{
    const auto shown = [this] {
        for (const ValueSpinBox *spin : m_inspectorPanel->findChildren<ValueSpinBox *>())
            if (spin->accessibleName() == "Grow")
                return spin->text();
        return QString();
    };
    emit m_inspectorPanel->edited(Setting::Grow, 4);
    QTRY_COMPARE(shown(), "4.0 px");
    emit m_inspectorPanel->copyRequested({2, 3});
    QCOMPARE(object(3).matte.edge.grow, 4.0);
    emit m_inspectorPanel->resetRequested();
    QCOMPARE(object(1).matte.edge.grow, 0.0);
    QTRY_COMPARE(shown(), "0.0 px");
    QCOMPARE(object(2).matte.edge.grow, 4.0);
    m_document->undoStack().undo();
    QTRY_COMPARE(shown(), "4.0 px");
}

void tst_PanelControllers::enginesComeFromTheTable()
{
    emit m_inspectorPanel->trackerChosen("builtin"); // it is chosen already
    QCOMPARE(m_document->undoStack().count(), 0);
    emit m_inspectorPanel->matterChosen("other");
    QCOMPARE(object(1).matte.matter, "other");
    QCOMPARE(m_document->undoStack().undoText(), "Matter of dancer");
}

void tst_PanelControllers::automaticBecomesTheBestMatter()
{
    emit m_inspectorPanel->matterChosen("auto");
    QCOMPARE(object(1).matte.matter, "builtin");
    m_inspector->setEngines({"cpu", 0, {{"mematte_s", "mematte_s.pth"}}});
    const auto costs = [this] {
        QStringList texts;
        for (const QRadioButton *button : m_inspectorPanel->findChildren<QRadioButton *>())
            if (button->text() == "Automatic" || button->text() == "MEMatte S")
                texts << button->accessibleDescription();
        return texts;
    };
    QTRY_COMPARE(costs().size(), 2);
    for (const QString &text : costs())
        QVERIFY2(text.contains("s a frame") && text.contains("MB"), qPrintable(text));
    emit m_inspectorPanel->matterChosen("auto");
    QCOMPARE(object(1).matte.matter, "mematte_s");
    m_document->setNewMatter("mematte_s");
    emit m_objectsPanel->addRequested();
    QCOMPARE(object(4).matte.matter, "mematte_s");
    // And an object that is reset becomes like a new one.
    m_state->setObject(2);
    emit m_inspectorPanel->resetRequested();
    QCOMPARE(object(2).matte.matter, "mematte_s");
}

void tst_PanelControllers::theListsMenuHasTheActions()
{
    QWidget window;
    Actions actions(&window);
    const ObjectActions bound(*m_document, *m_state, actions, *m_objectsPanel, *m_objects,
                              *m_inspector);
    actions.setContext(true, true);
    emit m_objectsPanel->findChild<ObjectsView *>()->menuWanted({});
    auto *menu = m_objectsPanel->findChild<QMenu *>(QString(), Qt::FindDirectChildrenOnly);
    QVERIFY(menu);
    QList<QAction *> shown = menu->actions();
    shown.removeIf([](const QAction *action) { return action->isSeparator() || action->menu(); });
    QVERIFY(shown.contains(actions.get(ActionId::RepelObject)));
    QVERIFY(shown.contains(actions.get(ActionId::UngroupObject)));
    for (QAction *action : shown)
        QVERIFY2(actions.list().contains(action), qPrintable(action->text()));
    QCOMPARE(menu->findChildren<QMenu *>().size(), 1); // the colours
    actions.get(ActionId::RepelObject)->trigger();
    QVERIFY(object(1).repelsOnly);
}

void tst_PanelControllers::actionsWorkOnTheSelection()
{
    QWidget window;
    Actions actions(&window);
    const ObjectActions bound(*m_document, *m_state, actions, *m_objectsPanel, *m_objects,
                              *m_inspector);
    actions.setContext(true, true);
    const auto trigger = [&](ActionId id) { actions.get(id)->trigger(); };
    QVERIFY(actions.get(ActionId::ShowObject)->isChecked());
    trigger(ActionId::ShowObject);
    QVERIFY(!object(1).visible);
    QVERIFY(!actions.get(ActionId::ShowObject)->isChecked());
    trigger(ActionId::NextObject);
    QCOMPARE(m_state->object(), 2);
    QVERIFY(actions.get(ActionId::ShowObject)->isChecked());
    trigger(ActionId::LockObject);
    QVERIFY(object(2).locked && !object(1).locked);
    trigger(ActionId::SelectObject3);
    QCOMPARE(m_state->object(), 3);
    trigger(ActionId::NextObject);
    QCOMPARE(m_state->object(), 1);
    trigger(ActionId::PreviousObject);
    QCOMPARE(m_state->object(), 3);
    trigger(ActionId::MoveObjectUp);
    QTRY_COMPARE(names(), QStringList({"dancer", "dog", "dress"}));
    emit m_inspectorPanel->edited(Setting::Grow, 4);
    trigger(ActionId::CopySettings);
    QCOMPARE(object(1).matte.edge.grow, 4.0);
    trigger(ActionId::ResetSettings);
    QCOMPARE(object(3).matte.edge.grow, 0.0);
    trigger(ActionId::GroupObject);
    QCOMPARE(object(3).group, "Group 1");
    QTRY_COMPARE(m_objects->selection(), QList<ObjectId>{3});
    trigger(ActionId::UngroupObject);
    QCOMPARE(object(3).group, "");
    trigger(ActionId::DuplicateObject);
    QTRY_COMPARE(names().size(), 4);
    trigger(ActionId::DeleteObject);
    QTRY_COMPARE(names().size(), 3);
    trigger(ActionId::AddObject);
    QTRY_COMPARE(names().size(), 4);
}

QTEST_MAIN(tst_PanelControllers)
#include "tst_panel_controllers.moc"
