// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/engine_paces.h"

#include <QSettings>

#include <cmath>

namespace filigree {
namespace {

const QString group = QStringLiteral("paces");
constexpr double weightOfNews = 0.2;
constexpr double noticeable = 0.15; // of the pace

QString keyOf(const QString &engine, const QString &stage)
{
    return engine + '/' + stage;
}

} // namespace

EnginePaces::EnginePaces(QObject *parent)
    : QObject(parent)
{
    QSettings settings(QSettings::IniFormat, QSettings::UserScope, "filigree", "paces");
    settings.beginGroup(group);
    for (const QString &key : settings.allKeys())
        if (const double pace = settings.value(key).toDouble(); pace > 0)
            m_paces[key] = pace;
    m_shown = m_paces;
}

EnginePaces::~EnginePaces()
{
    QSettings settings(QSettings::IniFormat, QSettings::UserScope, "filigree", "paces");
    settings.beginGroup(group);
    for (const auto &[key, pace] : m_paces)
        settings.setValue(key, pace);
}

void EnginePaces::note(const QString &engine, const QString &stage, int done, double megapixels,
                       Clock::time_point now)
{
    const QString key = keyOf(engine, stage);
    const int steps = done - m_done;
    const double seconds = std::chrono::duration<double>(now - m_time).count();
    const bool follows = key == m_current && steps > 0 && seconds > 0 && megapixels > 0;
    const bool repeats = key == m_current && steps == 0;
    if (follows) {
        const double measured = seconds / steps / megapixels;
        const auto [pace, isNew] = m_paces.emplace(key, measured);
        if (!isNew)
            pace->second += weightOfNews * (measured - pace->second);
        const auto shown = m_shown.find(key);
        if (shown == m_shown.end()
            || std::abs(pace->second - shown->second) > noticeable * shown->second) {
            m_shown[key] = pace->second;
            emit changed();
        }
    }
    if (repeats)
        return;
    m_current = key;
    m_done = done;
    m_time = now;
}

void EnginePaces::endJob()
{
    m_current.clear();
}

double EnginePaces::secondsPerStep(const QString &engine, const QString &stage,
                                   double megapixels) const
{
    const auto known = m_paces.find(keyOf(engine, stage));
    return known == m_paces.end() ? -1 : known->second * megapixels;
}

} // namespace filigree
