// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/settings/language.h"
#include "app/settings/preferences.h"
#include "app/window/main_window.h"
#include "project_io/archive/session.h"
#include "widgets/viewer/viewer.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QImage>
#include <QLineEdit>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

#include <functional>
#include <memory>

namespace filigree {

//! Does something with the next dialog of a kind, once it is shown.
template<typename Dialog> class WhenShown
{
public:
    explicit WhenShown(std::function<void(Dialog &)> act)
        : m_act(std::move(act))
    {
        QObject::connect(&m_timer, &QTimer::timeout, [this] {
            auto *dialog = qobject_cast<Dialog *>(QApplication::activeModalWidget());
            if (!dialog || !dialog->isVisible())
                return;
            m_timer.stop();
            m_wasShown = true;
            m_act(*dialog);
        });
        m_timer.start(10);
    }
    bool wasShown() const { return m_wasShown; }

private:
    std::function<void(Dialog &)> m_act;
    QTimer m_timer;
    bool m_wasShown = false;
};

inline void clickButton(QWidget &dialog, const QString &text)
{
    for (auto *button : dialog.findChildren<QAbstractButton *>()) {
        if (button->text().remove('&') == text) {
            QTest::mouseClick(button, Qt::LeftButton);
            return;
        }
    }
    QFAIL(qPrintable("no button " + text));
}

inline void chooseFile(QFileDialog &dialog, const QString &path)
{
    auto *name = dialog.findChild<QLineEdit *>("fileNameEdit");
    QVERIFY(name);
    name->setText(path);
    QTest::keyClick(name, Qt::Key_Return);
}

//! Once per test program, before the first WindowBench.
inline void prepareWindowTests()
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
}

//! The whole window with settings, sessions and files of its own.
class WindowBench
{
public:
    WindowBench()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, path("settings"));
        QDir(QString::fromStdString(defaultSessionsFolder())).removeRecursively();
        restart();
    }

    //! As if the program were started again.
    void restart()
    {
        m_window.reset();
        m_language.reset();
        m_preferences = std::make_unique<Preferences>();
        m_language = std::make_unique<Language>();
        m_window = std::make_unique<MainWindow>(*m_preferences, *m_language);
        m_window->show();
    }

    //! A sequence of pictures with a block that moves to the right, in a folder of its own.
    QString makeClip(const QString &name = QStringLiteral("clip"), int frames = 8)
    {
        QDir().mkpath(path(name));
        for (int n = 0; n < frames; ++n) {
            QImage image(96, 54, QImage::Format_RGB32);
            image.fill(qRgb(40, 60, 80));
            for (int y = 10; y < 40; ++y)
                for (int x = 20 + n; x < 60 + n; ++x)
                    image.setPixel(x, y, qRgb(220, 180, 60));
            image.save(path(QStringLiteral("%1/%1.%2.png").arg(name).arg(n, 4, 10, QChar('0'))));
        }
        return path(QStringLiteral("%1/%1.0000.png").arg(name));
    }

    void open(const QStringList &paths)
    {
        m_window->openPaths(paths);
        QTRY_VERIFY_WITH_TIMEOUT(document().frames(), 20'000);
    }

    QString path(const QString &name) const { return m_folder.filePath(name); }
    MainWindow &window() { return *m_window; }
    Document &document() { return m_window->document(); }
    EditorState &state() { return m_window->state(); }
    Preferences &preferences() { return *m_preferences; }
    Viewer &viewer() { return *m_window->findChild<Viewer *>(); }
    QAction *action(ActionId id) { return m_window->actions().get(id); }
    void trigger(ActionId id) { action(id)->trigger(); }

    //! Where a place on the frame, counted from its corner, is in the viewer.
    QPoint at(double x, double y) { return viewer().transform().toPane(QPointF(x, y)).toPoint(); }
    void click(double x, double y, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(&viewer(), Qt::LeftButton, modifiers, at(x, y));
    }
    //! Along a line, with as many moves as a hand makes at least.
    void drag(const QPointF &from, const QPointF &to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(&viewer(), Qt::LeftButton, modifiers, at(from.x(), from.y()));
        for (int n = 1; n <= 4; ++n) {
            const QPointF on = from + (to - from) * n / 4;
            QTest::mouseMove(&viewer(), at(on.x(), on.y()));
        }
        QTest::mouseRelease(&viewer(), Qt::LeftButton, modifiers, at(to.x(), to.y()));
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace filigree
