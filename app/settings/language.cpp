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

QString known(const QString &locale)
{
    const QString wanted = locale.isEmpty() ? QLocale::system().name() : locale;
    for (const QString &name : Language::available()) {
        if (wanted == name || wanted.startsWith(name + '_'))
            return name;
    }
    return english;
}

//! Numbers, dates and lists are written as in the texts: by the habits of the system where it
//! speaks that language.
void writeAsIn(const QString &language)
{
    const QLocale system = QLocale::system();
    const QLocale plain(language);
    QLocale::setDefault(system.language() == plain.language() ? system : plain);
}

} // namespace

Language::Language(QObject *parent)
    : QObject(parent)
    , m_current(english)
{
    writeAsIn(english);
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
    writeAsIn(wanted);
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
