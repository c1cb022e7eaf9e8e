// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QComboBox>
#include <QImage>
#include <QtTest>

#include <cmath>

namespace filigree {

//! Mean difference, 0 to 1.
inline double difference(const QImage &a, const QImage &b)
{
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            sum += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))) / 255.0;
    }
    return sum / (double(a.width()) * a.height());
}

//! As from its list.
inline void choose(QComboBox *list, const QString &text)
{
    QVERIFY(list);
    const int index = list->findText(text, Qt::MatchStartsWith);
    QVERIFY2(index >= 0, qPrintable(text));
    list->setCurrentIndex(index);
    emit list->activated(index);
}

} // namespace filigree
