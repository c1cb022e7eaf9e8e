// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/export_dialog.h"
#include "widgets/dialogs/export_file_box.h"
#include "widgets/dialogs/export_summary_box.h"
#include "widgets/dialogs/field_note.h"
#include "widgets/dialogs/frame_rate_text.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QInputDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QtTest>

using namespace filigree;

class tst_ExportDialog final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    // A path that keeps the ending of another format would be refused at once.
    void pathFollowsTheFormat_data();
    void pathFollowsTheFormat();
    // What an editor types has to become the exact rate, or be refused.
    void readsFrameRates_data();
    void readsFrameRates();
    // Presets are kept in project files: what is read must be what was written.
    void presetsKeepTheRequest();
    // A preset of a newer program must not become something else in silence.
    void refusesUnknownPresets();
    // Each control must reach the request.
    void controlsReachTheRequest();
    // Nothing may start with an error, and each error must be at its field.
    void errorsKeepItFromStarting();
    // A summary that was worked out for other fields would allow what is wrong.
    void ignoresOldSummaries();
    void exportClosesAndAddDoesNot();
    void choosesPresets();
    void savesAndRemovesPresets();
    // Missing mattes cannot be exported as they are; stale ones can.
    void asksWhatToDoWithOpenFrames();
    void copiesTheCommandLine();
    // Everything must be reachable and named for those who do not see or point.
    void everyControlHasAName();

private:
    template<typename W> W *child(const char *name) { return m_dialog->findChild<W *>(name); }
    void answer(const std::vector<ExportProblem> &problems = {});

    std::unique_ptr<ExportDialog> m_dialog;
    ExportSubject m_subject;
};

void tst_ExportDialog::init()
{
    m_subject = {};
    m_subject.clip.frameCount = 48;
    m_subject.clip.frameRate = {24, 1};
    m_subject.clip.firstNumber = 1001;
    m_subject.clip.hasAudio = true;
    m_subject.clipName = "shot 7";
    m_subject.inOut = {10, 19};
    m_subject.objects = {{1, "dancer", {}}, {2, "dog", {}}};
    m_subject.folder = "/projects/film";
    m_dialog = std::make_unique<ExportDialog>();
    ExportRequest request;
    request.settings.path = "%o.mov";
    m_dialog->setRequest(request);
    m_dialog->setSubject(m_subject);
    m_dialog->show();
}

void tst_ExportDialog::answer(const std::vector<ExportProblem> &problems)
{
    ExportSummary summary;
    summary.frames = 10;
    summary.outputs = 2;
    summary.problems = problems;
    summary.commandLine = "filigree export it";
    m_dialog->setSummary(m_dialog->request(), summary);
}

void tst_ExportDialog::pathFollowsTheFormat_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("format");
    QTest::addColumn<QString>("fitting");
    const auto row = [](const char *name, const char *path, ExportFormat format,
                        const char *fitting) {
        QTest::newRow(name) << QString(path) << int(format) << QString(fitting);
    };
    row("movie to movie", "/a/%o.mov", ExportFormat::VP9, "/a/%o.webm");
    row("movie to sequence", "/a/%o.mov", ExportFormat::Png16, "/a/%o/%o.%05d.png");
    row("sequence to movie", "/a/%o/%o.%05d.png", ExportFormat::ProRes4444, "/a/%o.mov");
    row("sequence to sequence", "/a/b_%04d.exr", ExportFormat::Tiff16, "/a/b_%04d.tif");
    row("number alone", "/a/%05d.png", ExportFormat::FFV1, "/a/%o.mkv");
    row("a folder stays", "/a/b/", ExportFormat::Png16, "/a/b/");
    row("no ending stays", "/a/b", ExportFormat::Png16, "/a/b");
    row("dots in names", "/a/v1.2.mov", ExportFormat::VP9, "/a/v1.2.webm");
    row("nothing", "", ExportFormat::VP9, "");
}

void tst_ExportDialog::pathFollowsTheFormat()
{
    QFETCH(QString, path);
    QFETCH(int, format);
    QFETCH(QString, fitting);
    QCOMPARE(pathFitting(path, ExportFormat(format)), fitting);
}

void tst_ExportDialog::readsFrameRates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("num");
    QTest::addColumn<int>("den"); // 0: refused
    QTest::newRow("whole") << "25" << 25 << 1;
    QTest::newRow("NTSC film") << "23.976" << 24000 << 1001;
    QTest::newRow("NTSC, short") << "29.97" << 30000 << 1001;
    QTest::newRow("comma") << "59,94" << 60000 << 1001;
    QTest::newRow("fraction") << " 30000 / 1001 " << 30000 << 1001;
    QTest::newRow("fraction is reduced") << "50/2" << 25 << 1;
    QTest::newRow("half") << "12.5" << 25 << 2;
    QTest::newRow("zero") << "0" << 0 << 0;
    QTest::newRow("no denominator") << "24/0" << 0 << 0;
    QTest::newRow("word") << "fast" << 0 << 0;
    QTest::newRow("negative") << "-24" << 0 << 0;
    QTest::newRow("too fast") << "5000" << 0 << 0;
}

void tst_ExportDialog::readsFrameRates()
{
    QFETCH(QString, text);
    QFETCH(int, num);
    QFETCH(int, den);
    const auto rate = frameRateOf(text);
    QCOMPARE(rate.has_value(), den != 0);
    if (rate) {
        QCOMPARE(rate->num, num);
        QCOMPARE(rate->den, den);
        QVERIFY(frameRateOf(exactFrameRateText(*rate)) == rate);
    }
}

void tst_ExportDialog::presetsKeepTheRequest()
{
    ExportRequest request;
    ExportSettings &s = request.settings;
    s.format = ExportFormat::ExrFloat;
    s.content = ExportContent::ForegroundOnly;
    s.premultiplied = true;
    s.decontaminated = false;
    s.linearLight = false;
    s.path = "out/%o.%04d.exr";
    s.startNumber = 7;
    s.frameRate = {30000, 1001};
    s.startTimecode = "01:00:00;00";
    s.tags = {9, 16, 2, false};
    s.withAudio = false;
    s.resume = true;
    request.objects = ExportObjects::Combined;
    request.frames = ExportFrames::WholeClip;
    request.openFrames = OpenFrames::AsTheyAre;
    const auto read = requestOf(presetOf("mine", request));
    QVERIFY(read.has_value());
    QVERIFY(*read == request);
    for (const NamedExport &builtIn : builtInExports())
        QVERIFY2(requestOf(presetOf(builtIn.name, builtIn.request)) == builtIn.request,
                 qPrintable(builtIn.name));
}

void tst_ExportDialog::refusesUnknownPresets()
{
    QVERIFY(!requestOf({"new", "holographic", "x", "{}"}).has_value());
    // Options that are no JSON are as none.
    QVERIFY(requestOf({"odd", "png", "x", "]"}).has_value());
}

void tst_ExportDialog::controlsReachTheRequest()
{
    QSignalSpy changed(m_dialog.get(), &ExportDialog::requestChanged);
    auto *format = child<QComboBox>("exportFormat");
    format->setFocus();
    const int png = format->findData(int(ExportFormat::Png16));
    while (format->currentIndex() != png)
        QTest::keyClick(format, Qt::Key_Down);
    QVERIFY(changed.size() > 0);
    QVERIFY(m_dialog->request().settings.format == ExportFormat::Png16);
    QCOMPARE(child<QLineEdit>("exportPath")->text(), "/projects/film/%o/%o.%05d.png");

    QTest::keyClicks(child<QComboBox>("exportContent"), "A"); // Alpha only
    QVERIFY(m_dialog->request().settings.content == ExportContent::AlphaOnly);
    QVERIFY(!child<QComboBox>("exportAlpha")->isEnabled());

    auto *range = child<QComboBox>("exportRange");
    QCOMPARE(child<QSpinBox>("exportIn")->value(), 11);
    QVERIFY(!child<QSpinBox>("exportIn")->isEnabled());
    QTest::keyClick(range, Qt::Key_End); // Custom
    QVERIFY(m_dialog->request().frames == ExportFrames::Custom);
    QVERIFY(child<QSpinBox>("exportIn")->isEnabled());
    child<QSpinBox>("exportOut")->selectAll();
    QTest::keyClicks(child<QSpinBox>("exportOut"), "15");
    QVERIFY(m_dialog->request().custom == (FrameRange{10, 14}));

    QCOMPARE(child<QSpinBox>("exportStartNumber")->value(), 1011);
    QTest::mouseClick(child<QCheckBox>("exportOwnStart"), Qt::LeftButton, {}, {8, 8});
    child<QSpinBox>("exportStartNumber")->selectAll();
    QTest::keyClicks(child<QSpinBox>("exportStartNumber"), "1");
    QVERIFY(m_dialog->request().settings.startNumber == 1);

    auto *rate = child<QComboBox>("exportFrameRate");
    rate->lineEdit()->selectAll();
    QTest::keyClicks(rate->lineEdit(), "29.97");
    QVERIFY(m_dialog->request().settings.frameRate == (Rational{30000, 1001}));
    rate->lineEdit()->selectAll();
    QTest::keyClicks(rate->lineEdit(), "x");
    QVERIFY(m_dialog->request().settings.frameRate.num < 0);

    QTest::keyClick(child<QComboBox>("exportTimecode"), Qt::Key_End);
    QTest::keyClicks(child<QLineEdit>("exportTimecodeText"), "02:00:00:00");
    QVERIFY(m_dialog->request().settings.startTimecode == "02:00:00:00");

    QVERIFY(!child<QCheckBox>("exportAudio")->isEnabled()); // a sequence has none
    QTest::keyClick(child<QComboBox>("exportExisting"), Qt::Key_End);
    QVERIFY(m_dialog->request().settings.resume);
}

void tst_ExportDialog::errorsKeepItFromStarting()
{
    auto *start = child<QPushButton>("exportStart");
    QVERIFY(!start->isEnabled()); // no summary yet
    answer();
    QVERIFY(start->isEnabled());
    answer({{ExportField::Path, true, "It is there already."},
            {ExportField::Timecode, true, "No timecode."}});
    QVERIFY(!start->isEnabled());
    QVERIFY(!child<QPushButton>("exportAdd")->isEnabled());
    QStringList shown;
    for (const FieldNote *note : m_dialog->findChildren<FieldNote *>()) {
        if (note->isVisible())
            shown << note->text();
    }
    QCOMPARE(shown.size(), 2);
    QVERIFY(shown.join(' ').contains("It is there already."));
    QVERIFY(shown.join(' ').contains("No timecode."));
    answer({{ExportField::Path, false, "It will be overwritten."}});
    QVERIFY(start->isEnabled());
    answer();
    for (const QPushButton *button : m_dialog->findChildren<QPushButton *>())
        QCOMPARE(button->isDefault(), button == start); // what Return does, in any field
    for (const FieldNote *note : m_dialog->findChildren<FieldNote *>())
        QVERIFY(!note->isVisible());
}

void tst_ExportDialog::ignoresOldSummaries()
{
    const ExportRequest before = m_dialog->request();
    QTest::keyClicks(child<QLineEdit>("exportPath"), "x");
    m_dialog->setSummary(before, {});
    QVERIFY(!child<QPushButton>("exportStart")->isEnabled());
}

void tst_ExportDialog::exportClosesAndAddDoesNot()
{
    QSignalSpy requested(m_dialog.get(), &ExportDialog::exportRequested);
    answer();
    QTest::mouseClick(child<QPushButton>("exportAdd"), Qt::LeftButton);
    QCOMPARE(requested.size(), 1);
    QVERIFY(m_dialog->isVisible());
    QTest::mouseClick(child<QPushButton>("exportStart"), Qt::LeftButton);
    QCOMPARE(requested.size(), 2);
    QVERIFY(!m_dialog->isVisible());
}

void tst_ExportDialog::choosesPresets()
{
    auto *presets = child<QComboBox>("exportPresets");
    QCOMPARE(presets->currentText(), "ProRes 4444"); // what the fields are anyway
    QTest::keyClicks(presets, "EXR");
    QCOMPARE(presets->currentText(), "EXR sequence");
    QVERIFY(m_dialog->request().settings.format == ExportFormat::ExrHalf);
    QVERIFY(m_dialog->request().settings.premultiplied);
    QCOMPARE(child<QLineEdit>("exportPath")->text(), "/projects/film/%o/%o.%05d.exr");
    // Changed fields are no preset any more.
    QTest::keyClick(child<QComboBox>("exportAlpha"), Qt::Key_Home);
    QCOMPARE(presets->currentText(), "Custom");
}

void tst_ExportDialog::savesAndRemovesPresets()
{
    QSignalSpy saved(m_dialog.get(), &ExportDialog::presetSaved);
    QTimer::singleShot(0, m_dialog.get(), [] {
        auto *ask = qobject_cast<QInputDialog *>(QApplication::activeModalWidget());
        QVERIFY(ask);
        ask->setTextValue("dailies");
        ask->accept();
    });
    QTest::mouseClick(child<QPushButton>("exportSavePreset"), Qt::LeftButton);
    QCOMPARE(saved.size(), 1);
    const auto preset = saved.front().front().value<ExportPreset>();
    QCOMPARE(preset.name, std::string("dailies"));
    QCOMPARE(preset.path, std::string("%o.mov")); // below the project's folder
    m_subject.presets = {preset};
    m_dialog->setSubject(m_subject);
    QCOMPARE(child<QComboBox>("exportPresets")->currentText(), "dailies");

    QSignalSpy removed(m_dialog.get(), &ExportDialog::presetRemoved);
    QTest::mouseClick(child<QPushButton>("exportRemovePreset"), Qt::LeftButton);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.front().front().toString(), "dailies");
}

void tst_ExportDialog::asksWhatToDoWithOpenFrames()
{
    ExportSummary summary;
    m_dialog->setSummary(m_dialog->request(), summary);
    QVERIFY(!child<QRadioButton>("exportMakeFirst")->isVisible());
    summary.staleFrames = 3;
    m_dialog->setSummary(m_dialog->request(), summary);
    QVERIFY(child<QRadioButton>("exportMakeFirst")->isChecked());
    QVERIFY(child<QRadioButton>("exportAsTheyAre")->isEnabled());
    QTest::mouseClick(child<QRadioButton>("exportAsTheyAre"), Qt::LeftButton, {}, {8, 8});
    QVERIFY(m_dialog->request().openFrames == OpenFrames::AsTheyAre);
    summary.missingFrames = 1;
    m_dialog->setSummary(m_dialog->request(), summary);
    QVERIFY(!child<QRadioButton>("exportAsTheyAre")->isEnabled());
}

void tst_ExportDialog::copiesTheCommandLine()
{
    answer();
    QTest::mouseClick(child<QPushButton>("exportCopyCommand"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), "filigree export it");
    m_dialog->setSummary(m_dialog->request(), {});
    QVERIFY(!child<QPushButton>("exportCopyCommand")->isEnabled()); // not saved: none
}

void tst_ExportDialog::everyControlHasAName()
{
    for (const QWidget *widget : m_dialog->findChildren<QWidget *>()) {
        const bool isControl = qobject_cast<const QComboBox *>(widget)
            || (qobject_cast<const QAbstractSpinBox *>(widget))
            || qobject_cast<const QPlainTextEdit *>(widget)
            || (qobject_cast<const QLineEdit *>(widget)
                && !qobject_cast<const QComboBox *>(widget->parent())
                && !qobject_cast<const QAbstractSpinBox *>(widget->parent()));
        if (isControl)
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(),
                     qPrintable(widget->objectName()));
    }
}

QTEST_MAIN(tst_ExportDialog)
#include "tst_export_dialog.moc"
