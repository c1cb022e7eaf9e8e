// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/work_session.h"
#include "app/settings/error_text.h"
#include "app/settings/language.h"
#include "inference/predictors/engines.h"
#include "project_io/archive/media_reference.h"
#include "project_io/archive/project_lock.h"
#include "project_io/media/clip.h"
#include "project_io/models/model_download.h"
#include "project_io/models/model_store.h"
#include "widgets/dialogs/export_dialog.h"
#include "widgets/dialogs/export_queue_panel.h"
#include "widgets/dialogs/preferences_dialog.h"

#include <QComboBox>
#include <QDirIterator>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iterator>

using namespace filigree;

Q_DECLARE_METATYPE(std::function<filigree::Error(const QString &)>)

class tst_Translations final : public QObject
{
    Q_OBJECT
private slots:
    // A text that nobody translated would show up in English in a German window.
    void everyTextIsTranslated_data();
    void everyTextIsTranslated();
    // A translation that loses a %1 loses a file name.
    void placeholdersSurvive_data();
    void placeholdersSurvive();
    void pluralForms();
    // Open windows must follow at once, without a restart, and lose nothing of what is in them.
    void openDialogsFollow();
    void unknownLanguagesAreEnglish();
    // What the engines say of themselves comes from where there are no languages.
    void enginesAreTranslated();
    // Errors come from there as well: the frequent ones must be German as a whole, and none may
    // lose the file that it is about.
    void errorsAreTranslated_data();
    void errorsAreTranslated();
    void otherErrorsSayTheirKind();
    // A sentence that is changed where it is said would be English again without anyone noticing.
    void knownSentencesAreSaid();
};

namespace {

const QString root = QStringLiteral(FILIGREE_SOURCE_DIR);

struct Message
{
    QString context, source, type;
    QStringList translations;
};

QList<Message> messagesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            messages.append({context, {}, {}, {}});
        } else if (xml.name() == u"source") {
            messages.back().source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            messages.back().type = xml.attributes().value("type").toString();
            messages.back().translations
                << xml.readElementText(QXmlStreamReader::IncludeChildElements);
        }
    }
    return messages;
}

QString contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

//! The string literals of a source, those with nothing but blanks between them as one; a line each.
QString literalsOf(const QString &source)
{
    static const QRegularExpression token(R"x(//[^\n]*|'(?:[^'\\\n]|\\.)'|"((?:[^"\\\n]|\\.)*)")x");
    QString literals;
    qsizetype end = 0;
    for (auto it = token.globalMatch(source); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        if (!match.hasCaptured(1))
            continue;
        const QString between = source.mid(end, match.capturedStart() - end);
        literals += (between.trimmed().isEmpty() ? "" : "\n") + match.captured(1);
        end = match.capturedEnd();
    }
    return literals;
}

void eachLanguage()
{
    QTest::addColumn<QString>("name");
    for (const QString &language : Language::available())
        QTest::newRow(qPrintable(language)) << language;
}

} // namespace

void tst_Translations::everyTextIsTranslated_data()
{
    eachLanguage();
}

void tst_Translations::everyTextIsTranslated()
{
    QFETCH(QString, name);
    // The texts as they are in the sources now, laid over what is translated.
    const QTemporaryDir folder;
    const QString path = folder.filePath("filigree_" + name + ".ts");
    QVERIFY(QFile::copy(root + "/translations/filigree_" + name + ".ts", path));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    QProcess lupdate;
    lupdate.setWorkingDirectory(root);
    QStringList arguments{"-silent", "-I",      ".",   "-locations", "none",
                          "app",     "widgets", "-ts", path};
    if (name == "en")
        arguments.prepend("-pluralonly");
    lupdate.start(FILIGREE_LUPDATE, arguments);
    QVERIFY(lupdate.waitForFinished(90000));
    QCOMPARE(lupdate.exitCode(), 0);
    QStringList wrong;
    const QList<Message> messages = messagesOf(path);
    for (const Message &message : messages) {
        if (!message.type.isEmpty())
            wrong << message.type + ": " + message.context + ": " + message.source;
    }
    QVERIFY(messages.size() > (name == "en" ? 10 : 500));
    QVERIFY2(wrong.isEmpty(),
             qPrintable("run update_translations, then fill in\n" + wrong.join('\n')));
}

void tst_Translations::placeholdersSurvive_data()
{
    eachLanguage();
}

void tst_Translations::placeholdersSurvive()
{
    QFETCH(QString, name);
    static const QRegularExpression placeholder("%(\\d|o|05d|%)");
    QStringList wrong;
    for (const Message &message : messagesOf(root + "/translations/filigree_" + name + ".ts")) {
        for (const QString &translation : message.translations) {
            QSet<QString> wanted, found;
            for (auto it = placeholder.globalMatch(message.source); it.hasNext();)
                wanted.insert(it.next().captured());
            for (auto it = placeholder.globalMatch(translation); it.hasNext();)
                found.insert(it.next().captured());
            if (wanted != found)
                wrong << message.source + " -> " + translation;
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
}

void tst_Translations::pluralForms()
{
    Language language;
    const auto text = [](int n) {
        return QCoreApplication::translate("filigree::ExportSummaryBox", "%n frame(s)", nullptr, n);
    };
    QCOMPARE(text(1), "1 frame");
    QCOMPARE(text(2), "2 frames");
    language.use("de");
    QCOMPARE(text(1), "1 Bild");
    QCOMPARE(text(0), "0 Bilder");
    language.use("en");
    QCOMPARE(text(3), "3 frames");
}

void tst_Translations::openDialogsFollow()
{
    Language language;
    ExportDialog dialog;
    ExportSubject subject;
    subject.clip.frameCount = 10;
    subject.inOut = {0, 9};
    ExportRequest request;
    request.settings.format = ExportFormat::Png16;
    request.settings.path = "/a/%05d.png";
    request.settings.frameRate = {25, 1};
    request.objects = ExportObjects::Combined;
    dialog.setRequest(request);
    dialog.setSubject(subject);
    dialog.show();
    const ExportRequest before = dialog.request();
    ExportQueuePanel panel;
    panel.show();
    PreferencesDialog preferences({}, {});
    preferences.show();
    const auto *start = dialog.findChild<QPushButton *>("exportStart");
    const auto *format = dialog.findChild<QComboBox *>("exportFormat");
    QCOMPARE(start->text(), "Export");

    language.use("de");
    QTRY_COMPARE(start->text(), "Exportieren");
    const QKeySequence keys("Ctrl+Shift+Del", QKeySequence::PortableText);
    QCOMPARE(keys.toString(QKeySequence::NativeText), "Strg+Umschalt+Entf");
    QCOMPARE(QKeySequence("Strg+Umschalt+Entf", QKeySequence::NativeText), keys);
    QCOMPARE(format->currentText(), "PNG-Sequenz, 16 Bit");
    QCOMPARE(format->accessibleName(), "Format");
    QCOMPARE(panel.findChild<QPushButton *>("exportClear")->text(), "Fertige entfernen");
    QCOMPARE(preferences.windowTitle(), "Einstellungen");
    QVERIFY(dialog.request() == before);

    language.use("en");
    QTRY_COMPARE(start->text(), "Export");
    QCOMPARE(preferences.windowTitle(), "Preferences");
    QVERIFY(dialog.request() == before);
}

void tst_Translations::unknownLanguagesAreEnglish()
{
    Language language;
    language.use("tlh");
    QCOMPARE(language.current(), "en");
    language.use("de_AT");
    QCOMPARE(language.current(), "de");
    language.use("en");
}

void tst_Translations::enginesAreTranslated()
{
    Language language;
    language.use("de");
    std::vector<EngineInfo> engines = trackers();
    std::ranges::copy(matters(), std::back_inserter(engines));
    QVERIFY(engines.size() > 4);
    for (const EngineInfo &engine : engines)
        QVERIFY2(QCoreApplication::translate("Engines", engine.description.c_str())
                     != QString::fromStdString(engine.description),
                 engine.description.c_str());
    language.use("en");
}

void tst_Translations::errorsAreTranslated_data()
{
    using Provoke = std::function<Error(const QString &)>;
    QTest::addColumn<Provoke>("provoke");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *says, const Provoke &provoke) {
        QTest::newRow(name) << provoke << QString(says);
    };
    const auto opened = [](const QString &path) { return Clip::open(path.toStdString()).error(); };
    row("footage that is not there", "existiert nicht", opened);
    row("no frame of a pattern", "passt",
        [=](const QString &path) { return opened(path + ".%04d.png"); });
    row("footage that is a text", "Ungültige Daten", [=](const QString &path) {
        QFile file(path);
        file.open(QIODevice::WriteOnly);
        file.write("not what it seems, and long enough to be looked at as a movie");
        file.close();
        return opened(path);
    });
    row("a frame that is damaged", "Bild 2: ", [](const QString &path) {
        const QString folder = path + ".frames/";
        QDir().mkpath(folder);
        QImage(8, 8, QImage::Format_RGB32).save(folder + "1.png");
        QFile broken(folder + "2.png");
        broken.open(QIODevice::WriteOnly);
        broken.write(QByteArray(100, 'x'));
        broken.close();
        return (*Clip::open(folder.toStdString()))->read(1).error();
    });
    row("footage that moved", "nicht mehr dort", [](const QString &path) {
        ClipReference reference;
        reference.absolutePath = path.toStdString();
        return locateMedia(reference, {}).error();
    });
    row("no project", "Es gibt kein Projekt", [](const QString &path) {
        WorkSessionOptions options;
        options.projectPath = path.toStdString();
        options.readOnly = true;
        return WorkSession::open(options).error();
    });
    row("a project that is none", "kein ZIP-Archiv", [](const QString &path) {
        QFile file(path);
        file.open(QIODevice::WriteOnly);
        file.write(QByteArray(100, 'x'));
        file.close();
        return openProject(path.toStdString()).error();
    });
    row("a project in use", "wird gerade", [](const QString &path) {
        const auto owner = ProjectLock::acquire(path.toStdString());
        return ProjectLock::acquire(path.toStdString()).error();
    });
    row("a disk that takes nothing", "nicht geschrieben werden", [](const QString &path) {
        QFile file(path);
        file.open(QIODevice::WriteOnly);
        return ResultStore::open((path + "/below").toStdString()).error();
    });
    row("a model that is not there", "nicht installiert", [](const QString &path) {
        ModelInfo model;
        model.id = "net";
        model.name = path;
        return ModelStore(path).usable(model).error();
    });
    row("a download without a network", "an einem anderen Rechner", [](const QString &path) {
        ModelInfo model;
        model.id = "net";
        model.name = "Net";
        model.fileName = "net.pt";
        model.addresses = {QUrl("http://127.0.0.1:1/net.pt")}; // where nobody listens
        ModelStore store(path);
        DownloadOptions once;
        once.attempts = 1;
        return downloadModel(store, model, once, {}, {}).error();
    });
}

void tst_Translations::errorsAreTranslated()
{
    QFETCH(std::function<Error(const QString &)>, provoke);
    QFETCH(QString, says);
    const QTemporaryDir folder;
    const QString path = folder.filePath("größe 100%1.mov");
    const Error error = provoke(path);
    const QString english = QString::fromStdString(error.message);
    QCOMPARE(errorText(error), english);
    Language language;
    language.use("de");
    const QString german = errorText(error);
    QVERIFY2(german.contains(says), qPrintable(german));
    QVERIFY2(german.contains("größe 100%1"), qPrintable(german));
    QVERIFY2(!german.contains(english), qPrintable(german)); // not just the kind and the sentence
    language.use("en");
}

void tst_Translations::otherErrorsSayTheirKind()
{
    const Error error{Error::Kind::OutOfMemory, "The tensor x.y is too large."};
    QCOMPARE(errorText(error), "The tensor x.y is too large.");
    Language language;
    language.use("de");
    QVERIFY(errorText(error).startsWith("Der Arbeitsspeicher reicht nicht."));
    QVERIFY(errorText(error).contains("The tensor x.y is too large."));
    language.use("en");
}

void tst_Translations::knownSentencesAreSaid()
{
    QStringList said; // each file's literals, then what is not said by code of ours
    for (const char *room : {"inference", "project_io", "app"}) {
        QDirIterator files(root + '/' + room, {"*.cpp", "*.h"}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            if (!files.next().contains("/error_text."))
                said << literalsOf(contentsOf(files.filePath()));
        }
    }
    said << contentsOf(root + "/resources/models.json");
    const QTemporaryDir folder;
    QFile notFootage(folder.filePath("text.mov"));
    QVERIFY(notFootage.open(QIODevice::WriteOnly));
    notFootage.write(QByteArray(100, 'x'));
    notFootage.close();
    said << QString::fromStdString(Clip::open(notFootage.fileName().toStdString()).error().message);
    for (const int code : {ENOENT, EACCES, ENOSPC})
        said << std::strerror(code);

    static const QRegularExpression seam("%\\d|\\. "); // arguments and ends of sentences
    static const QRegularExpression letter("[a-z]");
    const auto isSaid = [&](const QString &sentence) {
        QStringList pieces = sentence.split(seam);
        pieces.removeIf([](const QString &piece) { return !piece.contains(letter); });
        return std::ranges::any_of(said, [&](const QString &text) {
            return std::ranges::all_of(
                pieces, [&](const QString &piece) { return text.contains(piece.trimmed()); });
        });
    };
    QVERIFY(!isSaid("There is no project like %1."));
    const QStringList known = knownSentences();
    QVERIFY(known.size() > 50);
    for (const QString &sentence : known)
        QVERIFY2(isSaid(sentence), qPrintable("nobody says: " + sentence));
}

QTEST_MAIN(tst_Translations)
#include "tst_translations.moc"
