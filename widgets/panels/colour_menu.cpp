// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/colour_menu.h"

#include "widgets/theme/colours.h"

#include <QColorDialog>
#include <QCoreApplication>
#include <QMenu>
#include <QPainter>

namespace filigree {
namespace {

struct NamedColour
{
    QColor colour;
    const char *name;
};

// The same eight as objectColour() gives to new objects.
constexpr NamedColour palette[] = {
    {{86, 180, 233}, QT_TRANSLATE_NOOP("ColourMenu", "Sky Blue")},
    {{230, 159, 0}, QT_TRANSLATE_NOOP("ColourMenu", "Orange")},
    {{0, 158, 115}, QT_TRANSLATE_NOOP("ColourMenu", "Green")},
    {{204, 121, 167}, QT_TRANSLATE_NOOP("ColourMenu", "Pink")},
    {{240, 228, 66}, QT_TRANSLATE_NOOP("ColourMenu", "Yellow")},
    {{0, 114, 178}, QT_TRANSLATE_NOOP("ColourMenu", "Blue")},
    {{213, 94, 0}, QT_TRANSLATE_NOOP("ColourMenu", "Vermilion")},
    {{238, 238, 238}, QT_TRANSLATE_NOOP("ColourMenu", "White")},
};

QIcon swatch(const QColor &colour)
{
    QPixmap pixmap(32, 32);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(colour);
    painter.setPen(QPen(theme::border, 2));
    painter.drawRoundedRect(QRectF(2, 2, 28, 28), 6, 6);
    return pixmap;
}

} // namespace

void fillColourMenu(QMenu &menu, const QColor &current, QWidget *window,
                    const std::function<void(const QColor &)> &chosen)
{
    for (const NamedColour &entry : palette) {
        QAction *action = menu.addAction(swatch(entry.colour),
                                         QCoreApplication::translate("ColourMenu", entry.name),
                                         &menu, [entry, chosen] { chosen(entry.colour); });
        action->setCheckable(true);
        action->setChecked(entry.colour == current);
    }
    menu.addSeparator();
    menu.addAction(QCoreApplication::translate("ColourMenu", "Other Colour…"), &menu,
                   [current, window, chosen] {
                       auto *dialog = new QColorDialog(current, window);
                       dialog->setAttribute(Qt::WA_DeleteOnClose);
                       dialog->setOption(QColorDialog::DontUseNativeDialog);
                       QObject::connect(dialog, &QColorDialog::colorSelected, window, chosen);
                       dialog->open();
                   });
}

} // namespace filigree
