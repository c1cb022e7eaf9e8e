// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/about_dialog.h"
#include "widgets/dialogs/clip_properties_dialog.h"
#include "widgets/dialogs/export_dialog.h"
#include "widgets/dialogs/export_queue_panel.h"
#include "widgets/dialogs/model_manager_dialog.h"
#include "widgets/dialogs/preferences_dialog.h"
#include "widgets/dialogs/recovery_dialog.h"
#include "widgets/dialogs/relink_dialog.h"
#include "widgets/dialogs/shortcut_sheet.h"
#include "widgets/theme/theme.h"

#include "app/settings/language.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeWidget>
#include <QtTest>

#include <functional>

using namespace filigree;

// Pictures of every dialog, in every language, as artifacts; and what can be said of them by rule.
class tst_DialogPictures final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void nothingIsClipped_data();
    void nothingIsClipped();
    // Each way of recovering, relinking and looking up must be told to its owner.
    void recoveryAsksItsOwner();
    void relinkRefusesAnotherSize();
    void aboutCanBeCopied();
    void sheetFilters();
};

namespace {

QList<ShortcutEntry> shortcuts()
{
    return {{"open", "File", "Open", {QKeySequence("Ctrl+O")}},
            {"export", "File", "Export", {QKeySequence("Ctrl+E")}},
            {"undo", "Edit", "Undo", {QKeySequence("Ctrl+Z")}},
            {"fit", "View", "Fit in View", {QKeySequence("F")}},
            {"onion", "View", "Onion Skin", {QKeySequence("Shift+O"), QKeySequence("F6")}}};
}

ClipInfo clipInfo()
{
    ClipInfo info;
    info.path =
        "/films/project with a rather long name/takes/dancer in the rain, take 3 (final).mov";
    info.format = "QuickTime";
    info.codec = "ProRes 422 HQ";
    info.pixelFormat = "yuv422p10le";
    info.size = {3840, 2160};
    info.frameCount = 1442;
    info.frameRate = {24000, 1001};
    info.startTimecode = "01:00:00:00";
    info.bitDepth = 10;
    info.hasAudio = true;
    info.tags = {1, 2, 1, false};
    info.assumed = {1, 1, 1, false};
    info.damage = {{12, 12, "The packet is broken."}};
    return info;
}

std::unique_ptr<QWidget> exportDialog(bool withProblems)
{
    auto dialog = std::make_unique<ExportDialog>();
    ExportSubject subject;
    subject.clip = clipInfo();
    subject.clipName = "dancer in the rain, take 3 (final)";
    subject.inOut = {100, 355};
    subject.objects = {{1, "dancer", {}}, {2, "umbrella", {}}};
    subject.selected = {1};
    subject.folder = "/films/rain";
    ExportRequest request;
    request.settings.path = "%o.mov";
    if (withProblems)
        request.settings.startTimecode = "25:00:00:00";
    dialog->setRequest(request);
    dialog->setSubject(subject);
    ExportSummary summary;
    summary.frames = 256;
    summary.outputs = 2;
    summary.seconds = 10.7;
    summary.bytes = std::int64_t(3) << 30;
    summary.freeBytes = std::int64_t(120) << 30;
    summary.files = QStringList{"/films/rain/dancer.mov", "/films/rain/umbrella.mov"};
    if (withProblems) {
        summary.staleFrames = 12;
        summary.missingFrames = 40;
        summary.problems = {
            {ExportField::Path, true,
             "dancer.mov is there already. Choose another name, or what is to become of existing "
             "files."},
            {ExportField::Timecode, true,
             "This is no timecode at this frame rate. Write hours, minutes, seconds and frames as "
             "in 01:00:00:00; drop-frame has a ; before the frames."}};
    }
    summary.commandLine =
        "filigree export /films/rain/rain.filigree --export "
        "prores4444:/films/rain/%o.mov --object dancer --object umbrella --in 100 "
        "--out 355";
    dialog->setSummary(dialog->request(), summary);
    return dialog;
}

std::unique_ptr<QWidget> queuePanel()
{
    auto panel = std::make_unique<ExportQueuePanel>();
    panel->resize(560, 720);
    ExportQueueItem done;
    done.id = 1;
    done.title = "dancer in the rain – dancer";
    done.format = "ProRes 4444";
    done.path = "/films/rain/dancer.mov";
    done.state = ExportState::Done;
    done.files = 1;
    done.bytes = 1500000000;
    done.seconds = 83;
    done.checks = {{"frame count", "256", "256", true},
                   {"alpha largest error", "at most 0.000733", "0.00049", true},
                   {"matrix", "1", "1", true}};
    ExportQueueItem doubtful = done;
    doubtful.id = 2;
    doubtful.title = "dancer in the rain – umbrella";
    doubtful.state = ExportState::Doubtful;
    doubtful.canRetry = true;
    doubtful.checks[2] = {"matrix", "1", "2", false};
    ExportQueueItem running;
    running.id = 3;
    running.title = "dancer in the rain – 2 objects combined";
    running.format = "EXR, half float";
    running.path = "/films/rain/combined/combined.00101.exr";
    running.state = ExportState::Running;
    running.stage = "matting";
    running.done = 61;
    running.total = 256;
    running.secondsLeft = 312;
    running.commandLine = "x";
    ExportQueueItem waiting = running;
    waiting.id = 4;
    waiting.state = ExportState::Waiting;
    panel->setItems({done, doubtful, running, waiting});
    const auto details = panel->findChildren<QToolButton *>("exportDetails");
    for (QToolButton *button : details)
        button->setChecked(true);
    return panel;
}

std::unique_ptr<QWidget> preferences(int page)
{
    PreferenceChoices choices;
    choices.languages = QStringList{"en", "de"};
    choices.devices = {{"cpu", "Processor"}};
    choices.cores = 16;
    choices.memoryMegabytes = 65536;
    choices.resultCacheFolder = "/home/editor/.local/share/filigree/sessions";
    choices.shortcuts = shortcuts();
    auto dialog = std::make_unique<PreferencesDialog>(choices, PreferenceValues());
    dialog->showPage(page);
    return dialog;
}

std::unique_ptr<QWidget> relink()
{
    ClipReference reference;
    reference.absolutePath = clipInfo().path;
    reference.frameCount = 1442;
    reference.frameRate = {24000, 1001};
    reference.size = {3840, 2160};
    reference.byteSize = 123456789;
    auto dialog = std::make_unique<RelinkDialog>("dancer", reference);
    RelinkCandidate candidate;
    candidate.path = "/archive/dancer in the rain, take 3 (final).mov";
    candidate.frameCount = 1400;
    candidate.size = {3840, 2160};
    candidate.frameRate = {25, 1};
    dialog->setCandidate(candidate);
    return dialog;
}

std::unique_ptr<QWidget> models()
{
    ModelItem tracker;
    tracker.id = "sam2.1_hiera_base_plus";
    tracker.name = "SAM 2.1 base+";
    tracker.task = "tracking";
    tracker.bytes = 323606802;
    tracker.licence = "Apache-2.0";
    tracker.licenceLink = "https://www.apache.org/licenses/LICENSE-2.0";
    tracker.commercialUse = ModelItemUse::Allowed;
    tracker.figures = {{"SA-V test J&F", "78.2"}, {"frames a second, A100, compiled", "64.1"}};
    tracker.address = "https://models.example/092824/sam2.1_hiera_base_plus.pt";
    tracker.path = "/home/editor/.local/share/filigree/models/sam2.1_hiera_base_plus/"
                   "sam2.1_hiera_base_plus.pt";
    tracker.sha256 = QString(64, 'a');
    tracker.isBusy = true;
    tracker.done = 100000000;
    tracker.total = 323606802;
    ModelItem matter = tracker;
    matter.id = "matter";
    matter.name = "A matter";
    matter.task = "matting";
    matter.commercialUse = ModelItemUse::Forbidden;
    matter.licenceNote = "Trained on pictures that are for research only.";
    matter.state = ModelItemState::Verified;
    matter.address.clear();
    ModelItem text = matter;
    text.id = "text";
    text.task = "text";
    text.name = "Words";
    text.bytes = 0;
    text.state = ModelItemState::Changed;
    text.commercialUse = ModelItemUse::Unclear;
    auto dialog = std::make_unique<ModelManagerDialog>();
    dialog->setModels({tracker, matter, text}, 1234567890);
    dialog->setPlaces({"", "https://mirror.example/models", "none"});
    dialog->setProblem("https://models.example/words.pt cannot be reached: Host not found. To "
                       "install it without a network, get words.pt on another computer.");
    return dialog;
}

using Make = std::function<std::unique_ptr<QWidget>()>;

} // namespace

Q_DECLARE_METATYPE(Make)

void tst_DialogPictures::initTestCase()
{
    applyTheme(*qApp);
    QVERIFY(QDir().mkpath(FILIGREE_ARTIFACTS));
}

void tst_DialogPictures::nothingIsClipped_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("name");
    QTest::addColumn<Make>("make");
    const std::pair<const char *, Make> all[] = {
        {"export", [] { return exportDialog(false); }},
        {"export_problems", [] { return exportDialog(true); }},
        {"queue", queuePanel},
        {"preferences_general", [] { return preferences(0); }},
        {"preferences_performance", [] { return preferences(1); }},
        {"preferences_colours", [] { return preferences(2); }},
        {"preferences_shortcuts", [] { return preferences(3); }},
        {"recovery",
         [] {
             return std::make_unique<RecoveryDialog>(QList<RecoverableWork>{
                 {"a", "rain", "/films/rain/rain.filigree", QDateTime({2026, 11, 20}, {16, 30})},
                 {"b", "", "", QDateTime({2026, 11, 19}, {9, 5})}});
         }},
        {"relink", relink},
        {"about",
         [] {
             return std::make_unique<AboutDialog>(
                 AboutValues{"0.1.0",
                             {{"Qt", "6.4.2", "LGPL 3"}, {"LibTorch", "1.13.1", "BSD 3-Clause"}},
                             "Debian 12, x86_64"});
         }},
        {"models", models},
        {"clip", [] { return std::make_unique<ClipPropertiesDialog>(clipInfo()); }},
        {"shortcuts",
         [] { return std::make_unique<ShortcutSheet>(ShortcutMap(shortcuts(), {})); }}};
    for (const QString &language : Language::available()) {
        for (const auto &[name, make] : all)
            QTest::newRow(qPrintable(language + ' ' + name)) << language << QString(name) << make;
    }
}

void tst_DialogPictures::nothingIsClipped()
{
    QFETCH(QString, language);
    QFETCH(QString, name);
    QFETCH(Make, make);
    Language texts;
    texts.use(language);
    const std::unique_ptr<QWidget> widget = make();
    widget->show();
    // Notes grow with the width that the first layout gave them.
    for (int pass = 0; pass < 4; ++pass)
        QCoreApplication::processEvents();
    const QString path = QStringLiteral(FILIGREE_ARTIFACTS "/dialogs_%1_%2_%3.png")
                             .arg(name, language)
                             .arg(int(100 * widget->devicePixelRatioF()));
    QVERIFY(widget->grab().save(path));
    for (const QPushButton *button : widget->findChildren<QPushButton *>()) {
        if (button->isVisible())
            QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
    }
    for (const QLabel *label : widget->findChildren<QLabel *>()) {
        if (!label->isVisible() || label->text().isEmpty())
            continue;
        const int needed =
            label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        QVERIFY2(label->height() >= needed, qPrintable(label->text()));
        if (!label->wordWrap())
            QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
    }
    texts.use("en");
}

void tst_DialogPictures::recoveryAsksItsOwner()
{
    RecoveryDialog dialog({{"a", "rain", "/r.filigree", QDateTime::currentDateTime()},
                           {"b", "snow", "", QDateTime::currentDateTime()}});
    dialog.show();
    QSignalSpy discarded(&dialog, &RecoveryDialog::discardRequested);
    QSignalSpy recovered(&dialog, &RecoveryDialog::recoverRequested);
    QTimer::singleShot(0, qApp, [] { // Keep
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
    });
    QTest::mouseClick(dialog.findChild<QPushButton *>("recoveryDiscard"), Qt::LeftButton);
    QCOMPARE(discarded.size(), 0);
    dialog.removeWork("a");
    QVERIFY(dialog.isVisible());
    QTest::mouseClick(dialog.findChild<QPushButton *>("recoveryRecover"), Qt::LeftButton);
    QCOMPARE(recovered.size(), 1);
    QCOMPARE(recovered.front().front().toString(), "b");
    QVERIFY(!dialog.isVisible());
}

void tst_DialogPictures::relinkRefusesAnotherSize()
{
    ClipReference reference;
    reference.frameCount = 10;
    reference.size = {64, 32};
    reference.frameRate = {24, 1};
    RelinkDialog dialog("clip", reference);
    dialog.show();
    auto *relinkIt = dialog.findChild<QPushButton *>("relinkAccept");
    QVERIFY(!relinkIt->isEnabled());
    QSignalSpy chosen(&dialog, &RelinkDialog::pathChosen);
    auto *path = dialog.findChild<QLineEdit *>("relinkPath");
    QTest::keyClicks(path, "/a.mov");
    QTest::keyClick(path, Qt::Key_Return); // is to look at it, not to give up
    QCOMPARE(chosen.size(), 1);
    QVERIFY(dialog.isVisible());
    RelinkCandidate candidate{"/a.mov", false, 10, {64, 33}, {24, 1}, {}};
    dialog.setCandidate(candidate);
    QVERIFY(!relinkIt->isEnabled());
    candidate.size = {64, 32};
    dialog.setCandidate(candidate);
    QVERIFY(relinkIt->isEnabled());
    candidate.error = "It cannot be read.";
    dialog.setCandidate(candidate);
    QVERIFY(!relinkIt->isEnabled());
    candidate.error.clear();
    candidate.isExact = true;
    dialog.setCandidate(candidate);
    QSignalSpy relinked(&dialog, &RelinkDialog::relinkRequested);
    QTest::mouseClick(relinkIt, Qt::LeftButton);
    QCOMPARE(relinked.front().front().toString(), "/a.mov");
}

void tst_DialogPictures::aboutCanBeCopied()
{
    AboutDialog dialog({"0.1.0", {{"Qt", "6.4.2", "LGPL 3"}}, "Debian"});
    dialog.show();
    QTest::mouseClick(dialog.findChild<QPushButton *>("aboutCopy"), Qt::LeftButton);
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY2(text.contains("Qt: 6.4.2, LGPL 3") && text.contains("Filigree 0.1.0"),
             qPrintable(text));
}

void tst_DialogPictures::sheetFilters()
{
    ShortcutSheet sheet(ShortcutMap(shortcuts(), {}));
    sheet.show();
    const auto *text = sheet.findChild<QTextBrowser *>("sheetText");
    QVERIFY(text->toPlainText().contains("Undo"));
    QTest::keyClicks(sheet.findChild<QLineEdit *>("sheetFilter"), "onion");
    QVERIFY(!text->toPlainText().contains("Undo"));
    QVERIFY(text->toPlainText().contains("Onion Skin"));
}

QTEST_MAIN(tst_DialogPictures)
#include "tst_dialog_pictures.moc"
