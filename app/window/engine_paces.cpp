// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/engine_paces.h"

#include <QSettings>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

namespace filigree {
namespace {

const QString group = QStringLiteral("paces");
constexpr double weightOfNews = 0.2; // of the first ones, the mean is taken
constexpr double mostAtOnce = 1.5; // times the pace: a step that stood aside took longer
constexpr double noticeable = 0.15; // of the pace

QString keyOf(const QString &engine, const QString &stage)
{
    return engine + '/' + stage;
}

} // namespace

QString engineOfStage(const std::vector<ObjectInfo> &objects, const QString &stage)
{
    const bool isMatting = stage == QLatin1String("matting");
    std::set<std::string> engines;
    for (const ObjectInfo &object : objects) {
        if (!object.locked && !(isMatting && object.repelsOnly))
            engines.insert(isMatting ? object.matte.matter : object.track.tracker);
    }
    return engines.size() == 1 ? QString::fromStdString(*engines.begin()) : QString();
}

EnginePaces::EnginePaces(QObject *parent)
    : QObject(parent)
{
    QSettings settings(QSettings::IniFormat, QSettings::UserScope, "filigree", "paces");
    settings.beginGroup(group);
    for (const QString &key : settings.allKeys())
        if (const double pace = settings.value(key).toDouble(); pace > 0)
            m_paces[key] = pace;
    for (const auto &[key, pace] : m_paces)
        m_measured[key] = int(1 / weightOfNews);
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
    if (engine.isEmpty()) {
        m_time = now;
        return;
    }
    const QString key = keyOf(engine, stage);
    const auto before = m_done.find(key);
    const int steps = before == m_done.end() ? 0 : done - before->second;
    const double seconds = std::chrono::duration<double>(now - m_time).count();
    if (before != m_done.end() && steps == 0)
        return; // repeats
    const bool isFirst = steps > 0 && m_begun.insert(key).second;
    if (steps > 0 && !isFirst && seconds > 0 && megapixels > 0) {
        const double news = seconds / steps / megapixels;
        const auto pace = m_paces.emplace(key, news).first;
        const double measured = std::min(news, mostAtOnce * pace->second);
        const double weight = std::max(weightOfNews, 1.0 / ++m_measured[key]);
        pace->second += weight * (measured - pace->second);
        const auto shown = m_shown.find(key);
        if (shown == m_shown.end()
            || std::abs(pace->second - shown->second) > noticeable * shown->second) {
            m_shown[key] = pace->second;
            emit changed();
        }
    }
    m_done[key] = done;
    m_time = now;
}

void EnginePaces::endJob()
{
    m_done.clear();
    m_begun.clear();
}

double EnginePaces::secondsPerStep(const QString &engine, const QString &stage,
                                   double megapixels) const
{
    const auto known = m_paces.find(keyOf(engine, stage));
    return known == m_paces.end() ? -1 : known->second * megapixels;
}

} // namespace filigree
