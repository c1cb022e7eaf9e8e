// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTranslator>

namespace filigree {

//! The language of the texts. Widgets follow a change at once, see widgets/translated.h.
class Language final : public QObject
{
    Q_OBJECT
public:
    explicit Language(QObject *parent = nullptr); //!< English until told otherwise.
    ~Language() override;

    //! Locale names that there are texts for, English first.
    static QStringList available();
    //! Empty: the system's when there are texts for it. Unknown ones: English.
    void use(const QString &locale);
    const QString &current() const { return m_current; }

private:
    QString m_current;
    QTranslator m_plurals; //!< The English texts with a number in them.
    QTranslator m_texts;
    QTranslator m_qtTexts; //!< Those of Qt's own dialogs, where Qt's translations are installed.
};

} // namespace filigree
