// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/theme/icon.h"

#include "widgets/theme/colours.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

// In the global namespace, as the macro wants it.
static void loadIcons()
{
    Q_INIT_RESOURCE(filigree);
}

namespace filigree {
namespace {

QString pathOf(const QString &name)
{
    [[maybe_unused]] static const bool loaded = (loadIcons(), true);
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

QColor colourOf(QIcon::Mode mode, QIcon::State state)
{
    switch (mode) {
    case QIcon::Disabled:
        return theme::disabledText;
    case QIcon::Selected:
        return theme::selectionText;
    case QIcon::Normal:
    case QIcon::Active:
        break;
    }
    return state == QIcon::On ? theme::accent : theme::text;
}

//! Draws one or two SVG files with `currentColor` replaced.
class LineIconEngine final : public QIconEngine
{
public:
    LineIconEngine(QString on, QString off, QColor colour = {})
        : m_on(std::move(on))
        , m_off(std::move(off))
        , m_colour(std::move(colour))
    { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const double ratio = painter->device()->devicePixelRatio();
        const int side = std::min(rect.width(), rect.height());
        const QPixmap pixmap = rendered(int(std::lround(side * ratio)), mode, state);
        QRectF target(0, 0, side, side);
        target.moveCenter(QRectF(rect).center());
        painter->drawPixmap(target, pixmap, QRectF(pixmap.rect()));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return rendered(std::min(size.width(), size.height()), mode, state);
    }

    QIconEngine *clone() const override { return new LineIconEngine(*this); }
    QString key() const override { return QStringLiteral("filigree-line-icon"); }
    QString iconName() override { return m_on; }
    bool isNull() override { return false; }

private:
    QPixmap rendered(int side, QIcon::Mode mode, QIcon::State state) const
    {
        const QString &name = state == QIcon::On ? m_on : m_off;
        const QColor colour = m_colour.isValid() ? m_colour : colourOf(mode, state);
        const QString key =
            QStringLiteral("filigree/%1/%2/%3").arg(name, colour.name(QColor::HexArgb)).arg(side);
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        QFile file(pathOf(name));
        if (side <= 0 || !file.open(QIODevice::ReadOnly))
            return {};
        QSvgRenderer svg(file.readAll().replace("currentColor", colour.name().toLatin1()));
        pixmap = QPixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setOpacity(colour.alphaF());
        svg.render(&painter, QRectF(0, 0, side, side));
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QString m_on;
    QString m_off;
    QColor m_colour;
};

bool exists(const QString &name)
{
    if (QFile::exists(pathOf(name)))
        return true;
    qWarning("There is no icon named '%s'.", qUtf8Printable(name));
    return false;
}

} // namespace

QIcon icon(const QString &name)
{
    return exists(name) ? QIcon(new LineIconEngine(name, name)) : QIcon();
}

QIcon toggleIcon(const QString &checked, const QString &unchecked)
{
    return exists(checked) && exists(unchecked) ? QIcon(new LineIconEngine(checked, unchecked))
                                                : QIcon();
}

QIcon icon(const QString &name, const QColor &colour)
{
    return exists(name) ? QIcon(new LineIconEngine(name, name, colour)) : QIcon();
}

QIcon applicationIcon()
{
    return icon(QStringLiteral("filigree"), theme::text); // it has no currentColor to replace
}

} // namespace filigree
