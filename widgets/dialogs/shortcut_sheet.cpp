// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/shortcut_sheet.h"

#include "widgets/dialogs/screen_height.h"
#include "widgets/theme/colours.h"
#include "widgets/translated.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <utility>
#include <vector>

namespace filigree {

ShortcutSheet::ShortcutSheet(const ShortcutMap &map, QWidget *parent)
    : QDialog(parent)
    , m_map(map)
    , m_filter(new QLineEdit)
    , m_sheet(new QTextBrowser)
    , m_edit(new QPushButton)
    , m_close(new QPushButton)
{
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_edit, QDialogButtonBox::ActionRole);
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_filter);
    column->addWidget(m_sheet, 1);
    column->addWidget(buttons);
    resize(840, heightOnScreen(*this, 640));
    m_filter->setClearButtonEnabled(true);
    m_filter->setObjectName("sheetFilter");
    m_sheet->setObjectName("sheetText");
    m_edit->setObjectName("sheetEdit");
    translated(this, [this] { setTexts(); });
    connect(m_filter, &QLineEdit::textChanged, this, &ShortcutSheet::fill);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_edit, &QPushButton::clicked, this, [this] {
        reject();
        emit editRequested();
    });
}

void ShortcutSheet::setTexts()
{
    setWindowTitle(tr("Keyboard shortcuts"));
    m_filter->setPlaceholderText(tr("Search commands and keys"));
    m_filter->setAccessibleName(tr("Search commands and keys"));
    m_sheet->setAccessibleName(tr("Keyboard shortcuts"));
    m_edit->setText(tr("Edit Shortcuts…"));
    m_close->setText(tr("Close"));
    fill();
}

void ShortcutSheet::fill()
{
    // Categories in the order of the menus, two of them side by side.
    std::vector<std::pair<QString, QString>> tables;
    for (const ShortcutEntry &entry : m_map.entries()) {
        QStringList keys;
        for (const QKeySequence &one : m_map.keys(entry.id))
            keys << one.toString(QKeySequence::NativeText);
        const QString text = keys.join(QStringLiteral(", "));
        const QString wanted = m_filter->text().trimmed();
        if (text.isEmpty() || !(entry.text + ' ' + text).contains(wanted, Qt::CaseInsensitive))
            continue;
        if (tables.empty() || tables.back().first != entry.category)
            tables.emplace_back(entry.category, QString());
        tables.back().second +=
            QStringLiteral("<tr><td width=\"50%\">%1</td><td><b>%2</b></td></tr>")
                .arg(entry.text.toHtmlEscaped(), text.toHtmlEscaped().replace(", ", ",<br>"));
    }
    QString columns[2];
    qsizetype rows[2] = {0, 0};
    for (const auto &[category, lines] : tables) {
        const int side = rows[0] <= rows[1] ? 0 : 1;
        rows[side] += lines.count(QStringLiteral("<tr>")) + 2;
        columns[side] += QStringLiteral("<h3 style=\"color:%1\">%2</h3>"
                                        "<table width=\"100%\" cellpadding=\"2\">%3</table>")
                             .arg(theme::accent.name(), category.toHtmlEscaped(), lines);
    }
    m_sheet->setHtml(
        tables.empty()
            ? QStringLiteral("<p>%1</p>").arg(tr("No shortcut fits.").toHtmlEscaped())
            : QStringLiteral("<table width=\"100%\" cellpadding=\"8\"><tr><td width=\"50%\">%1</td>"
                             "<td width=\"50%\">%2</td></tr></table>")
                  .arg(columns[0], columns[1]));
}

} // namespace filigree
