// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "grab.h"
#include "project_io/model/project.h"
#include "widgets/panels/colour_menu.h"
#include "widgets/panels/object_delegate.h"
#include "widgets/panels/objects_model.h"
#include "widgets/panels/objects_panel.h"
#include "widgets/panels/objects_view.h"
#include "widgets/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QToolButton>
#include <QtTest>

using namespace filigree;

class tst_ObjectsPanel final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    // What Qt demands of every model; views crash where one breaks it.
    void isAProperModel();
    // A result that comes in must not throw away the selection or an editor.
    void contentsChangeInPlace();
    void clicksOnFlagsAreTold();
    // Several selected objects are changed together, another one alone.
    void flagsOfTheSelectionChangeTogether();
    void everythingWorksByKeys();
    void namesAreEditedInPlace();
    void dropsBecomeAnOrder_data();
    void dropsBecomeAnOrder();
    void aMovedGroupStaysAGroup();
    void groupsAreMadeNamedAndFolded();
    void buttonsAskForWhatTheySay();
    // The menu must offer the colours that new objects get.
    void coloursAreThoseOfNewObjects();
    void saysWhatToDoWhenEmpty();
    void pictures();
};

namespace {

ObjectRow row(ObjectId id, const QString &name, const QString &group = {})
{
    const Colour c = objectColour(id - 1);
    ObjectRow made;
    made.id = id;
    made.name = name;
    made.group = group;
    made.colour = QColor(c.red, c.green, c.blue);
    return made;
}

QList<ObjectRow> dance()
{
    return {row(1, "dancer"), row(2, "dress", "Costume"), row(3, "hat", "Costume"), row(4, "dog")};
}

ObjectsView *viewOf(ObjectsPanel &panel)
{
    return panel.findChild<ObjectsView *>();
}

ObjectsModel *modelOf(ObjectsPanel &panel)
{
    return panel.findChild<ObjectsModel *>();
}

void click(ObjectsPanel &panel, ObjectId id, int column)
{
    ObjectsView *view = viewOf(panel);
    const QModelIndex index = modelOf(panel)->indexOf(id).siblingAtColumn(column);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
}

} // namespace

void tst_ObjectsPanel::initTestCase()
{
    applyTheme(*qApp);
}

void tst_ObjectsPanel::isAProperModel()
{
    ObjectsModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows(dance());
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.rowCount(model.index(1, 0)), 2);
    QCOMPARE(model.indexOf(3).parent(), model.index(1, 0));
    model.setRows({});
    QCOMPARE(model.rowCount(), 0);
}

void tst_ObjectsPanel::contentsChangeInPlace()
{
    ObjectsPanel panel;
    panel.setRows(dance());
    panel.select({2, 4});
    const QPersistentModelIndex dress = modelOf(panel)->indexOf(2);
    QList<ObjectRow> rows = dance();
    rows[1].fresh = 48;
    rows[1].name = "red dress";
    panel.setRows(rows);
    QVERIFY(dress.isValid());
    QCOMPARE(dress.data().toString(), "red dress");
    QCOMPARE(panel.selection(), QList<ObjectId>({2, 4}));
    rows.removeFirst();
    panel.setRows(rows);
    QCOMPARE(panel.selection(), QList<ObjectId>({2, 4}));
}

void tst_ObjectsPanel::clicksOnFlagsAreTold()
{
    ObjectsPanel panel;
    panel.setRows(dance());
    panel.resize(300, 300);
    panel.show();
    QSignalSpy changed(&panel, &ObjectsPanel::flagChanged);
    click(panel, 1, ObjectsModel::VisibleColumn);
    click(panel, 3, ObjectsModel::LockedColumn);
    click(panel, 4, ObjectsModel::SoloColumn);
    click(panel, 4, ObjectsModel::RepelsColumn);
    QCOMPARE(changed.size(), 4);
    QCOMPARE(changed[0][0].value<QList<ObjectId>>(), QList<ObjectId>{1});
    QCOMPARE(changed[0][1].value<ObjectFlag>(), ObjectFlag::Visible);
    QCOMPARE(changed[0][2].toBool(), false);
    QCOMPARE(changed[1][0].value<QList<ObjectId>>(), QList<ObjectId>{3});
    QCOMPARE(changed[1][1].value<ObjectFlag>(), ObjectFlag::Locked);
    QCOMPARE(changed[1][2].toBool(), true);
    QCOMPARE(changed[2][1].value<ObjectFlag>(), ObjectFlag::Solo);
    QCOMPARE(changed[3][1].value<ObjectFlag>(), ObjectFlag::RepelsOnly);
    QVERIFY(panel.selection().isEmpty()); // a flag is not a choice
}

void tst_ObjectsPanel::flagsOfTheSelectionChangeTogether()
{
    ObjectsPanel panel;
    panel.setRows(dance());
    panel.resize(300, 300);
    panel.show();
    panel.select({1, 4});
    QSignalSpy changed(&panel, &ObjectsPanel::flagChanged);
    click(panel, 4, ObjectsModel::LockedColumn);
    click(panel, 2, ObjectsModel::LockedColumn);
    QCOMPARE(changed[0][0].value<QList<ObjectId>>(), QList<ObjectId>({1, 4}));
    QCOMPARE(changed[1][0].value<QList<ObjectId>>(), QList<ObjectId>{2});
    // A group's flag is that of all its objects.
    const QModelIndex group = modelOf(panel)->index(1, ObjectsModel::SoloColumn);
    QTest::mouseClick(viewOf(panel)->viewport(), Qt::LeftButton, {},
                      viewOf(panel)->visualRect(group).center());
    QCOMPARE(changed[2][0].value<QList<ObjectId>>(), QList<ObjectId>({2, 3}));
}

void tst_ObjectsPanel::everythingWorksByKeys()
{
    ObjectsPanel panel;
    panel.setRows(dance());
    panel.resize(300, 300);
    panel.show();
    panel.select({1});
    ObjectsView *view = viewOf(panel);
    QSignalSpy changed(&panel, &ObjectsPanel::flagChanged);
    QSignalSpy chosen(&panel, &ObjectsPanel::selectionChanged);
    QSignalSpy moved(&panel, &ObjectsPanel::moved);
    QSignalSpy deleted(&panel, &ObjectsPanel::deleteRequested);
    QTest::keyClick(view, Qt::Key_Space);
    QCOMPARE(changed.last()[1].value<ObjectFlag>(), ObjectFlag::Visible);
    QTest::keyClick(view, Qt::Key_Right);
    QTest::keyClick(view, Qt::Key_Right);
    QTest::keyClick(view, Qt::Key_Right);
    QTest::keyClick(view, Qt::Key_Space);
    QCOMPARE(changed.last()[1].value<ObjectFlag>(), ObjectFlag::Locked);
    QTest::keyClick(view, Qt::Key_Down);
    QTest::keyClick(view, Qt::Key_Down);
    QCOMPARE(chosen.last()[0].value<QList<ObjectId>>(), QList<ObjectId>{2});
    QTest::keyClick(view, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(moved.last()[1].value<QList<ObjectId>>(), QList<ObjectId>({1, 3, 2, 4}));
    QCOMPARE(moved.last()[2].toString(), "Costume");
    QTest::keyClick(view, Qt::Key_Delete);
    QCOMPARE(deleted.last()[0].value<QList<ObjectId>>(), QList<ObjectId>{2});
    QTest::keyClick(view, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(panel.selection().size(), 4);
}

void tst_ObjectsPanel::namesAreEditedInPlace()
{
    ObjectsPanel panel;
    panel.setRows(dance());
    panel.resize(300, 300);
    panel.show();
    panel.select({4});
    QSignalSpy renamed(&panel, &ObjectsPanel::renamed);
    const auto type = [&](const QString &text) {
        panel.editName();
        auto *editor = viewOf(panel)->viewport()->findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->setText(text);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(!viewOf(panel)->viewport()->findChild<QLineEdit *>());
    };
    type("  terrier ");
    QCOMPARE(renamed.size(), 1);
    QCOMPARE(renamed[0][0].toInt(), 4);
    QCOMPARE(renamed[0][1].toString(), "terrier");
    type("   "); // a name is never empty
    type("dog"); // as it is called already
    QCOMPARE(renamed.size(), 1);
}

void tst_ObjectsPanel::dropsBecomeAnOrder_data()
{
    QTest::addColumn<QList<ObjectId>>("dragged");
    QTest::addColumn<int>("row");
    QTest::addColumn<bool>("intoGroup");
    QTest::addColumn<QList<ObjectId>>("order");
    QTest::addColumn<QString>("group");
    using Ids = QList<ObjectId>;
    QTest::newRow("last to the front") << Ids{4} << 0 << false << Ids{4, 1, 2, 3} << "";
    QTest::newRow("first to the end") << Ids{1} << 3 << false << Ids{2, 3, 4, 1} << "";
    QTest::newRow("below everything") << Ids{1} << -1 << false << Ids{2, 3, 4, 1} << "";
    QTest::newRow("into a group") << Ids{1} << 1 << true << Ids{2, 1, 3, 4} << "Costume";
    QTest::newRow("onto a group") << Ids{4} << -1 << true << Ids{1, 2, 3, 4} << "Costume";
    QTest::newRow("out of a group") << Ids{3} << 0 << false << Ids{3, 1, 2, 4} << "";
    QTest::newRow("two at once") << Ids{1, 3} << -1 << false << Ids{2, 4, 1, 3} << "";
}

void tst_ObjectsPanel::dropsBecomeAnOrder()
{
    QFETCH(QList<ObjectId>, dragged);
    QFETCH(int, row);
    QFETCH(bool, intoGroup);
    QFETCH(QList<ObjectId>, order);
    QFETCH(QString, group);
    ObjectsModel model;
    model.setRows(dance());
    QModelIndexList indexes;
    for (const ObjectId id : dragged)
        indexes << model.indexOf(id);
    const std::unique_ptr<QMimeData> data(model.mimeData(indexes));
    QSignalSpy moved(&model, &ObjectsModel::moved);
    model.dropMimeData(data.get(), Qt::MoveAction, row, 0,
                       intoGroup ? model.index(1, 0) : QModelIndex());
    QCOMPARE(moved.size(), 1);
    QCOMPARE(moved[0][0].value<QList<ObjectId>>(), dragged);
    QCOMPARE(moved[0][1].value<QList<ObjectId>>(), order);
    QCOMPARE(moved[0][2].toString(), group);
}

void tst_ObjectsPanel::aMovedGroupStaysAGroup()
{
    ObjectsModel model;
    model.setRows(dance());
    const std::unique_ptr<QMimeData> data(model.mimeData({model.index(1, 0)}));
    QSignalSpy moved(&model, &ObjectsModel::moved);
    model.dropMimeData(data.get(), Qt::MoveAction, 0, 0, {});
    QCOMPARE(moved[0][1].value<QList<ObjectId>>(), QList<ObjectId>({2, 3, 1, 4}));
    QCOMPARE(moved[0][2].toString(), "Costume");
}

void tst_ObjectsPanel::groupsAreMadeNamedAndFolded()
{
    ObjectsPanel panel;
    panel.setRows(dance());
    panel.resize(300, 300);
    panel.show();
    panel.select({1, 4});
    QSignalSpy grouped(&panel, &ObjectsPanel::grouped);
    for (QToolButton *button : panel.findChildren<QToolButton *>())
        if (button->accessibleName() == "Group Objects")
            button->click();
    QCOMPARE(grouped.size(), 1);
    QCOMPARE(grouped[0][0].value<QList<ObjectId>>(), QList<ObjectId>({1, 4}));
    QCOMPARE(grouped[0][1].toString(), "Group 1");
    ObjectsModel *model = modelOf(panel);
    model->setData(model->index(1, 0), "Clothes", Qt::EditRole);
    QCOMPARE(grouped[1][0].value<QList<ObjectId>>(), QList<ObjectId>({2, 3}));
    QCOMPARE(grouped[1][1].toString(), "Clothes");
    // The triangle folds, and stays folded when rows come in.
    ObjectsView *view = viewOf(panel);
    const QRect header = view->visualRect(model->index(1, 0));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                      QPoint(header.left() + 10, header.center().y()));
    QVERIFY(!view->isExpanded(model->index(1, 0)));
    QList<ObjectRow> rows = dance();
    rows.append(row(5, "cat"));
    panel.setRows(rows);
    QVERIFY(!view->isExpanded(model->index(1, 0)));
}

void tst_ObjectsPanel::buttonsAskForWhatTheySay()
{
    ObjectsPanel panel;
    QSignalSpy added(&panel, &ObjectsPanel::addRequested);
    QSignalSpy duplicated(&panel, &ObjectsPanel::duplicateRequested);
    QSignalSpy deleted(&panel, &ObjectsPanel::deleteRequested);
    const auto button = [&panel](const QString &name) {
        for (QToolButton *each : panel.findChildren<QToolButton *>())
            if (each->accessibleName().startsWith(name))
                return each;
        return static_cast<QToolButton *>(nullptr);
    };
    button("Add")->click();
    QCOMPARE(added.size(), 0); // no clip
    panel.setClipOpen(true);
    button("Add")->click();
    QCOMPARE(added.size(), 1);
    panel.setRows(dance());
    QVERIFY(!button("Delete")->isEnabled());
    panel.select({4});
    button("Duplicate")->click();
    button("Delete")->click();
    QCOMPARE(duplicated[0][0].value<QList<ObjectId>>(), QList<ObjectId>{4});
    QCOMPARE(deleted[0][0].value<QList<ObjectId>>(), QList<ObjectId>{4});
    for (const QToolButton *each : panel.findChildren<QToolButton *>())
        QVERIFY(!each->accessibleName().isEmpty() && !each->toolTip().isEmpty());
}

void tst_ObjectsPanel::coloursAreThoseOfNewObjects()
{
    QMenu menu;
    QWidget window;
    QList<QColor> chosen;
    fillColourMenu(menu, {}, &window, [&](const QColor &colour) { chosen << colour; });
    QCOMPARE(menu.actions().size(), 10); // eight, a line, any other
    for (int n = 0; n < 8; ++n) {
        menu.actions()[n]->trigger();
        const Colour wanted = objectColour(n);
        QCOMPARE(chosen.last(), QColor(wanted.red, wanted.green, wanted.blue));
        QVERIFY(!menu.actions()[n]->text().isEmpty());
    }
}

void tst_ObjectsPanel::saysWhatToDoWhenEmpty()
{
    ObjectsPanel panel;
    auto *note = panel.findChild<QLabel *>();
    QVERIFY(note->text().contains("Open a clip"));
    panel.setClipOpen(true);
    QVERIFY(note->text().contains("Click something"));
    panel.resize(240, 240);
    panel.show();
    QVERIFY(note->isVisible());
    panel.setRows(dance());
    QVERIFY(!note->isVisible());
}

void tst_ObjectsPanel::pictures()
{
    QList<ObjectRow> rows = dance();
    rows[0].fresh = 36;
    rows[0].stale = 12;
    rows[0].doubtful = 3;
    rows[1].fresh = 48;
    rows[1].solo = true;
    rows[2].visible = false;
    rows[2].stale = 48;
    rows[3].locked = true;
    rows[3].fresh = 48;
    ObjectRow lamp = row(5, "A street lamp with a very long name that somebody typed in a hurry");
    lamp.repelsOnly = true;
    rows << lamp;
    ObjectsPanel panel;
    QVERIFY(keepPicture(panel, {280, 260}, "objects_empty"));
    panel.setClipOpen(true);
    panel.setRows(rows);
    panel.select({1, 2});
    QVERIFY(keepPicture(panel, {300, 320}, "objects"));
    QVERIFY(keepPicture(panel, {200, 320}, "objects_narrow"));
    QList<ObjectRow> many;
    for (int n = 1; n <= 30; ++n) {
        many << row(n, QStringLiteral("Object %1").arg(n));
        many.last().fresh = n * 37;
        many.last().doubtful = n % 4;
    }
    panel.setRows(many);
    QVERIFY(keepPicture(panel, {280, 400}, "objects_thirty"));
}

QTEST_MAIN(tst_ObjectsPanel)
#include "tst_objects_panel.moc"
