// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/models/model_catalogue.h"
#include "project_io/models/model_store.h"
#include "tests/parity/synthetic_checkpoint.h"
#include "widgets/viewer/meanings_popup.h"
#include "window_bench.h"

#include <QToolButton>

#include <set>

using namespace filigree;

// The window with a network of the SAM 2 family installed as a user would. Its weights are made by
// formula, so what it finds means nothing; that it is asked, and how its answers are reached, does.
class tst_Sam2Window final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    // Nobody finds the other meanings of a click when Tab does not lead from one to the next.
    void tabLeadsThroughTheMeaningsOfAClick();
    // The pointer shows what a click would select, before there is one.
    void hoveringShowsWhatAClickWouldSelect();
    void cleanupTestCase() { m_bench.reset(); }

private:
    void begin();

    QTemporaryDir m_folder;
    std::unique_ptr<WindowBench> m_bench;
};

namespace {

constexpr int patience = 120'000;

} // namespace

void tst_Sam2Window::initTestCase()
{
    prepareWindowTests();
    const QString file = m_folder.filePath("edgetam.safetensors");
    const Result<> written = parity::writeSyntheticCheckpoint(
        "edgetam", file.toStdString(),
        {{"sam_mask_decoder.pred_obj_score_head.layers.2.bias", 8},
         {"sam_mask_decoder.pred_obj_score_head.layers.2.weight", 0}});
    QVERIFY2(written, written ? "" : written.error().message.c_str());
    qputenv("FILIGREE_MODELS", m_folder.filePath("models").toUtf8());
    const auto catalogue = modelCatalogue();
    QVERIFY(catalogue);
    const ModelInfo *model = findModel(*catalogue, "edgetam");
    QVERIFY(model);
    const auto imported = ModelStore(ModelStore::defaultFolder()).import(*model, file);
    QVERIFY2(imported, imported ? "" : imported.error().message.c_str());
}

void tst_Sam2Window::begin()
{
    m_bench = std::make_unique<WindowBench>();
    m_bench->open({m_bench->makeClip()});
    QTRY_VERIFY_WITH_TIMEOUT(!m_bench->viewer().frame().isEmpty(), patience);
    // The folder of models is looked at beside the GUI thread.
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->document().newTracker(), std::string("edgetam"), patience);
}

void tst_Sam2Window::tabLeadsThroughTheMeaningsOfAClick()
{
    begin();
    m_bench->click(40, 25);
    const ClipEntry &clip = *m_bench->document().clip();
    QCOMPARE(clip.objects.front().track.tracker, "edgetam"); // the best that is installed
    m_bench->viewer().setFocus();
    QTest::keyClick(&m_bench->viewer(), Qt::Key_Tab);
    QPointer<MeaningsPopup> popup;
    QTRY_VERIFY_WITH_TIMEOUT(popup = m_bench->viewer().findChild<MeaningsPopup *>(), patience);
    const QList<QToolButton *> meanings = popup->findChildren<QToolButton *>();
    QVERIFY(meanings.size() >= 2);
    QTRY_VERIFY_WITH_TIMEOUT(!m_bench->viewer().scene().preview.empty(), patience);
    std::vector<std::vector<QPolygonF>> seen;
    for (int i = 0; i <= meanings.size(); ++i) {
        seen.push_back(m_bench->viewer().scene().preview);
        QTest::keyClick(popup->focusWidget(), Qt::Key_Tab);
    }
    for (int i = 1; i < meanings.size(); ++i)
        QVERIFY(seen[std::size_t(i)] != seen[std::size_t(i) - 1]);
    QVERIFY(seen.back() == seen.front()); // once around
    QTest::keyClick(popup->focusWidget(), Qt::Key_Return);
    const auto &prompts = clip.prompts.at(0).at(clip.objects.front().id);
    QVERIFY(std::holds_alternative<MaskPrompt>(prompts.back()));
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->viewer().scene().preview.empty(), patience);
}

void tst_Sam2Window::hoveringShowsWhatAClickWouldSelect()
{
    begin();
    Viewer &viewer = m_bench->viewer();
    const QPoint at = m_bench->at(40, 25);
    QMouseEvent move(QEvent::MouseMove, at, viewer.mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                     Qt::ShiftModifier);
    QApplication::sendEvent(&viewer, &move);
    QTRY_VERIFY_WITH_TIMEOUT(!viewer.scene().preview.empty(), patience);
    QVERIFY(m_bench->document().clip()->prompts.empty());
    QTest::keyRelease(&viewer, Qt::Key_Shift);
    QTRY_VERIFY_WITH_TIMEOUT(viewer.scene().preview.empty(), patience);
}

QTEST_MAIN(tst_Sam2Window)
#include "tst_sam2_window.moc"
