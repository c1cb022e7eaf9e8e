// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/commands/object_commands.h"
#include "app/commands/prompt_commands.h"
#include "tests/app/owl_in_store.h"
#include "widgets/panels/found_panel.h"
#include "widgets/panels/text_bar.h"
#include "window_bench.h"

#include <QTreeWidget>

using namespace filigree;

// A text prompt with OWLv2 in the window, by a checkpoint of made-up weights: what it finds has no
// meaning, but the way is that of the published one.
class tst_TextNetwork final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    // From the files in the model store to an object that is saved with where it comes from.
    void fromTheModelStoreToAnObject();
    // More of the same, by what an object looks like.
    void moreOfTheSameIsFound();
    void cleanupTestCase();

private:
    TextBar &bar() { return *m_bench->window().findChild<TextBar *>(); }
    const std::vector<ShownCandidate> &candidates() const
    {
        return m_bench->viewer().scene().candidates;
    }
    const std::vector<ObjectInfo> &objects() const { return m_bench->document().clip()->objects; }
    const TextPrompt *prompt(ObjectId object) const;

    QTemporaryDir m_folder;
    std::unique_ptr<WindowBench> m_bench;
};

namespace {

constexpr int patience = 120'000;

} // namespace

const TextPrompt *tst_TextNetwork::prompt(ObjectId object) const
{
    const PromptSet &all = m_bench->document().clip()->prompts;
    const auto here = all.find(0);
    return here == all.end() || !here->second.contains(object)
        ? nullptr
        : std::get_if<TextPrompt>(&here->second.at(object).front());
}

void tst_TextNetwork::initTestCase()
{
    prepareWindowTests();
    listOwl(m_folder);

    // With none of them there is nothing to go by, and it is said what to install.
    m_bench = std::make_unique<WindowBench>();
    m_bench->open({m_bench->makeClip()});
    m_bench->trigger(ActionId::AddObject);
    const QAction *like = m_bench->action(ActionId::FindMoreLike);
    QVERIFY(m_bench->action(ActionId::DuplicateObject)->isEnabled());
    QVERIFY(!like->isEnabled());
    QVERIFY2(like->toolTip().contains("OWLv2"), qPrintable(like->toolTip()));

    installOwl(m_folder);
    m_bench = std::make_unique<WindowBench>();
    m_bench->open({m_bench->makeClip()});
    QTRY_VERIFY(!m_bench->viewer().frame().isEmpty());
}

void tst_TextNetwork::fromTheModelStoreToAnObject()
{
    const Project empty = m_bench->document().project();
    // Weights that were made up are sure of nothing.
    emit m_bench->window().findChild<FoundPanel *>()->thresholdChanged(0.05);
    bar().setFocus();
    QTest::keyClicks(&bar(), "a striped giraffe"); // no word of the built-in finder
    QTRY_VERIFY_WITH_TIMEOUT(!candidates().empty(), patience);
    QTest::keyClick(&bar(), Qt::Key_Return);
    QCOMPARE(objects().size(), 1u);
    QCOMPARE(objects().front().name, std::string("a striped giraffe"));
    const TextPrompt *said = prompt(objects().front().id);
    QVERIFY(said);
    QCOMPARE(said->text, std::string("a striped giraffe"));
    QCOMPARE(said->grounder, owl.toStdString());
    QVERIFY(said->score > 0 && said->found.size() == 1);
    const TextPrompt before = *said;

    m_bench->trigger(ActionId::Undo);
    QVERIFY(m_bench->document().clip()->prompts == empty.clips.front().prompts);
    QCOMPARE(objects().size(), 0u);
    m_bench->trigger(ActionId::Redo);
    QVERIFY(*prompt(objects().front().id) == before);

    const QString project = m_bench->path("giraffe.filigree");
    const WhenShown<QFileDialog> save([&](QFileDialog &dialog) { chooseFile(dialog, project); });
    m_bench->trigger(ActionId::Save);
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->document().filePath(), project, patience);
    m_bench->restart();
    m_bench->window().openPaths({project});
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->document().frames(), 20'000);
    QVERIFY(*prompt(objects().front().id) == before);
}

void tst_TextNetwork::moreOfTheSameIsFound()
{
    Document &document = m_bench->document();
    const ObjectId object = nextObjectId(document);
    document.push(addObject(document, "slab"));
    document.push(addPrompt(document, {0, object}, BoxPrompt{{20, 10, 59, 39}}));
    m_bench->state().setObject(object);
    QTRY_VERIFY_WITH_TIMEOUT(
        !document.revisions()->best(object, ResultKind::MaskLogits, 0).key.isNull(), patience);
    QVERIFY(m_bench->action(ActionId::FindMoreLike)->isEnabled());
    const std::size_t before = objects().size();
    m_bench->trigger(ActionId::FindMoreLike);
    QTRY_VERIFY_WITH_TIMEOUT(!candidates().empty(), patience);
    auto *list = m_bench->window().findChild<QTreeWidget *>("foundList");
    QCOMPARE(list->topLevelItem(0)->text(1), QString::fromUtf8("\u2248 slab"));
    QTest::mouseClick(m_bench->window().findChild<QAbstractButton *>("foundAcceptAll"),
                      Qt::LeftButton);
    QVERIFY(objects().size() > before);
    QVERIFY(document.clip()->objectNamed("slab 2"));
}

void tst_TextNetwork::cleanupTestCase()
{
    m_bench.reset();
}

QTEST_MAIN(tst_TextNetwork)
#include "tst_text_network.moc"
