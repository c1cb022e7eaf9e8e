// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/frame_rate_text.h"

#include <QLocale>
#include <QRegularExpression>

#include <cmath>
#include <numeric>

namespace filigree {

std::optional<Rational> frameRateOf(const QString &text)
{
    static const QRegularExpression fraction(
        QStringLiteral("^\\s*(\\d{1,7})\\s*/\\s*(\\d{1,7})\\s*$"));
    static const QRegularExpression decimal(QStringLiteral("^\\s*\\d{1,4}([.,]\\d{1,6})?\\s*$"));
    std::optional<Rational> rate;
    if (const auto match = fraction.match(text); match.hasMatch()) {
        rate = Rational{match.captured(1).toInt(), match.captured(2).toInt()};
    } else if (decimal.match(text).hasMatch()) {
        const double value = QString(text).replace(',', '.').trimmed().toDouble();
        const int rounded = int(std::ceil(value - 1e-9));
        const double ntsc = rounded * 1000.0 / 1001.0;
        if (value != rounded && std::abs(value - ntsc) < 0.005)
            rate = Rational{rounded * 1000, 1001};
        else
            rate = Rational{int(std::lround(value * 1000)), 1000};
    }
    if (!rate || rate->den == 0 || rate->value() < 0.01 || rate->value() > 1000)
        return {};
    const int common = std::gcd(rate->num, rate->den);
    return Rational{rate->num / common, rate->den / common};
}

QString frameRateText(const Rational &rate)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    const QString text = locale.toString(rate.value(), 'f', 3);
    const QString point = locale.decimalPoint();
    QString trimmed = text;
    while (trimmed.endsWith('0'))
        trimmed.chop(1);
    return trimmed.endsWith(point) ? trimmed.chopped(point.size()) : trimmed;
}

QString exactFrameRateText(const Rational &rate)
{
    const QString text = frameRateText(rate);
    return frameRateOf(text) == rate ? text : QStringLiteral("%1/%2").arg(rate.num).arg(rate.den);
}

} // namespace filigree
