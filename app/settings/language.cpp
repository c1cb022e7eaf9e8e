// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/settings/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace filigree {
namespace {

const QString english = QStringLiteral("en");
const QString place = QStringLiteral(":/translations");

//! Texts of the buttons that Qt names itself. They are translated with ours, so that no button
//! stays English where Qt's own translations are not installed.
[[maybe_unused]] const char *const buttonTexts[] = {
    QT_TRANSLATE_NOOP("QPlatformTheme", "OK"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Save"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Open"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Cancel"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Close"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Apply"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Reset"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Discard"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Don't Save"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "&Yes"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "&No"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Retry"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Restore Defaults")};

//! What is printed on keys, which Qt names as well.
[[maybe_unused]] const char *const keyTexts[] = {
    QT_TRANSLATE_NOOP("QShortcut", "Ctrl"),   QT_TRANSLATE_NOOP("QShortcut", "Shift"),
    QT_TRANSLATE_NOOP("QShortcut", "Alt"),    QT_TRANSLATE_NOOP("QShortcut", "Backspace"),
    QT_TRANSLATE_NOOP("QShortcut", "Del"),    QT_TRANSLATE_NOOP("QShortcut", "Ins"),
    QT_TRANSLATE_NOOP("QShortcut", "Return"), QT_TRANSLATE_NOOP("QShortcut", "Enter"),
    QT_TRANSLATE_NOOP("QShortcut", "Esc"),    QT_TRANSLATE_NOOP("QShortcut", "Space"),
    QT_TRANSLATE_NOOP("QShortcut", "Tab"),    QT_TRANSLATE_NOOP("QShortcut", "Home"),
    QT_TRANSLATE_NOOP("QShortcut", "End"),    QT_TRANSLATE_NOOP("QShortcut", "PgUp"),
    QT_TRANSLATE_NOOP("QShortcut", "PgDown"), QT_TRANSLATE_NOOP("QShortcut", "Left"),
    QT_TRANSLATE_NOOP("QShortcut", "Right"),  QT_TRANSLATE_NOOP("QShortcut", "Up"),
    QT_TRANSLATE_NOOP("QShortcut", "Down")};

QString known(const QString &locale)
{
    const QString wanted = locale.isEmpty() ? QLocale::system().name() : locale;
    for (const QString &name : Language::available()) {
        if (wanted == name || wanted.startsWith(name + '_'))
            return name;
    }
    return english;
}

} // namespace

Language::Language(QObject *parent)
    : QObject(parent)
    , m_current(english)
{
    if (m_plurals.load(QStringLiteral("filigree_en"), place))
        QCoreApplication::installTranslator(&m_plurals);
}

Language::~Language() = default;

QStringList Language::available()
{
    return {english, QStringLiteral("de")};
}

void Language::use(const QString &locale)
{
    const QString wanted = known(locale);
    if (wanted == m_current)
        return;
    m_current = wanted;
    QLocale::setDefault(QLocale(wanted));
    QCoreApplication::removeTranslator(&m_texts);
    QCoreApplication::removeTranslator(&m_qtTexts);
    if (wanted == english)
        return;
    if (m_qtTexts.load(QStringLiteral("qtbase_") + wanted,
                       QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qtTexts);
    if (m_texts.load(QStringLiteral("filigree_") + wanted, place))
        QCoreApplication::installTranslator(&m_texts);
}

} // namespace filigree
