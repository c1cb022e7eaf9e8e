// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/settings/preferences.h"

namespace filigree {
namespace {

const QString shortcutsGroup = QStringLiteral("shortcuts");

int boundedInt(const QSettings &settings, const QString &key, int fallback, int least, int most)
{
    bool isNumber = false;
    const int value = settings.value(key, fallback).toInt(&isNumber);
    return isNumber && value >= least && value <= most ? value : fallback;
}

double boundedReal(const QSettings &settings, const QString &key, double fallback)
{
    bool isNumber = false;
    const double value = settings.value(key, fallback).toDouble(&isNumber);
    return isNumber && value >= 0 && value <= 1 ? value : fallback;
}

QColor colour(const QSettings &settings, const QString &key, const QColor &fallback)
{
    const QColor value(settings.value(key).toString());
    return value.isValid() ? value : fallback;
}

QString device(const QString &text)
{
    return text.startsWith(QStringLiteral("cuda:")) ? text : QStringLiteral("cpu");
}

QString textSpeed(const QString &text, const QString &fallback)
{
    return text == QLatin1String("unpadded") || text == QLatin1String("small") ? text : fallback;
}

} // namespace

Preferences::Preferences(QObject *parent)
    : Preferences(std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope,
                                              QStringLiteral("filigree"),
                                              QStringLiteral("preferences")),
                  parent)
{ }

Preferences::Preferences(std::unique_ptr<QSettings> settings, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
{
    read();
}

Preferences::~Preferences() = default;

void Preferences::read()
{
    const QSettings &from = *m_settings;
    const PreferenceValues fallback;
    PreferenceValues &v = m_values;
    v.frameCacheMegabytes =
        boundedInt(from, "memory/frameCacheMegabytes", fallback.frameCacheMegabytes, 0, 1 << 20);
    v.resultCacheFolder = from.value("disk/resultCacheFolder").toString();
    v.resultCacheGigabytes =
        boundedInt(from, "disk/resultCacheGigabytes", fallback.resultCacheGigabytes, 1, 1 << 14);
    v.threads = boundedInt(from, "engines/threads", fallback.threads, 0, 1024);
    v.device = device(from.value("engines/device", fallback.device).toString());
    v.bfloat16 = from.value("engines/bfloat16", fallback.bfloat16).toBool();
    v.textSpeed = textSpeed(from.value("engines/textSpeed").toString(), fallback.textSpeed);
    v.modelsFolder = from.value("models/folder").toString();
    v.modelsMirror = from.value("models/mirror").toString();
    v.modelsProxy = from.value("models/proxy").toString();
    v.overlayOpacity = boundedReal(from, "colours/overlayOpacity", fallback.overlayOpacity);
    v.canvas = colour(from, "colours/canvas", fallback.canvas);
    v.onionBefore = colour(from, "colours/onionBefore", fallback.onionBefore);
    v.onionAfter = colour(from, "colours/onionAfter", fallback.onionAfter);
    v.language = from.value("language").toString();
    v.autosaveMinutes = boundedInt(from, "autosaveMinutes", fallback.autosaveMinutes, 0, 24 * 60);
    m_settings->beginGroup(shortcutsGroup);
    for (const QString &action : m_settings->childKeys()) {
        QList<QKeySequence> &keys = v.shortcuts[action];
        keys = QKeySequence::listFromString(m_settings->value(action).toString(),
                                            QKeySequence::PortableText);
        keys.removeAll(QKeySequence()); // an empty text is an empty list
    }
    m_settings->endGroup();
}

void Preferences::write()
{
    QSettings &to = *m_settings;
    const PreferenceValues &v = m_values;
    to.setValue("memory/frameCacheMegabytes", v.frameCacheMegabytes);
    to.setValue("disk/resultCacheFolder", v.resultCacheFolder);
    to.setValue("disk/resultCacheGigabytes", v.resultCacheGigabytes);
    to.setValue("engines/threads", v.threads);
    to.setValue("engines/device", v.device);
    to.setValue("engines/bfloat16", v.bfloat16);
    to.setValue("engines/textSpeed", v.textSpeed);
    to.setValue("models/folder", v.modelsFolder);
    to.setValue("models/mirror", v.modelsMirror);
    to.setValue("models/proxy", v.modelsProxy);
    to.setValue("colours/overlayOpacity", v.overlayOpacity);
    to.setValue("colours/canvas", v.canvas.name());
    to.setValue("colours/onionBefore", v.onionBefore.name());
    to.setValue("colours/onionAfter", v.onionAfter.name());
    to.setValue("language", v.language);
    to.setValue("autosaveMinutes", v.autosaveMinutes);
    to.remove(shortcutsGroup);
    to.beginGroup(shortcutsGroup);
    for (auto it = v.shortcuts.begin(); it != v.shortcuts.end(); ++it)
        to.setValue(it.key(), QKeySequence::listToString(it.value(), QKeySequence::PortableText));
    to.endGroup();
}

void Preferences::set(const PreferenceValues &values)
{
    const PreferenceValues before = std::exchange(m_values, values);
    const PreferenceValues &now = m_values;
    if (before == now)
        return;
    write();
    if (now.frameCacheMegabytes != before.frameCacheMegabytes)
        emit frameCacheChanged();
    if (now.resultCacheFolder != before.resultCacheFolder
        || now.resultCacheGigabytes != before.resultCacheGigabytes)
        emit resultCacheChanged();
    if (now.threads != before.threads || now.device != before.device
        || now.bfloat16 != before.bfloat16 || now.textSpeed != before.textSpeed)
        emit enginesChanged();
    if (now.modelsFolder != before.modelsFolder || now.modelsMirror != before.modelsMirror
        || now.modelsProxy != before.modelsProxy)
        emit modelsChanged();
    if (now.overlayOpacity != before.overlayOpacity || now.canvas != before.canvas
        || now.onionBefore != before.onionBefore || now.onionAfter != before.onionAfter)
        emit coloursChanged();
    if (now.language != before.language)
        emit languageChanged();
    if (now.autosaveMinutes != before.autosaveMinutes)
        emit autosaveChanged();
    if (now.shortcuts != before.shortcuts)
        emit shortcutsChanged();
}

} // namespace filigree
