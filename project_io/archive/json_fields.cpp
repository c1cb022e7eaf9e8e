// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/json_fields.h"

#include <QJsonDocument>

#include <cmath>

namespace filigree {
namespace {

QJsonObject difference(const QJsonObject &read, const QJsonObject &known)
{
    QJsonObject unknown;
    for (auto it = read.begin(); it != read.end(); ++it) {
        const auto found = known.find(it.key());
        if (found == known.end()) {
            unknown.insert(it.key(), it.value());
        } else if (it->isObject() && found->isObject()) {
            if (const QJsonObject inner = difference(it->toObject(), found->toObject());
                !inner.isEmpty())
                unknown.insert(it.key(), inner);
        }
    }
    return unknown;
}

void merge(QJsonObject &into, const QJsonObject &from)
{
    for (auto it = from.begin(); it != from.end(); ++it) {
        const auto found = into.find(it.key());
        if (found == into.end()) {
            into.insert(it.key(), it.value());
        } else if (found->isObject() && it->isObject()) {
            QJsonObject inner = found->toObject();
            merge(inner, it->toObject());
            *found = inner;
        }
    }
}

} // namespace

JsonFields::JsonFields(QJsonObject object, QString path, QString &firstProblem)
    : m_object(std::move(object))
    , m_path(std::move(path))
    , m_problem(firstProblem)
{ }

QString JsonFields::pathOf(const char *key) const
{
    return m_path.isEmpty() ? QString::fromLatin1(key) : m_path + '.' + QLatin1String(key);
}

void JsonFields::problem(const char *key, const QString &what) const
{
    if (m_problem.isEmpty())
        m_problem = pathOf(key) + ' ' + what;
}

bool JsonFields::has(const char *key) const
{
    const QJsonValue value = m_object.value(QLatin1String(key));
    return !value.isUndefined() && !value.isNull();
}

std::string JsonFields::text(const char *key, const std::string &fallback) const
{
    if (!has(key))
        return fallback;
    const QJsonValue value = m_object.value(QLatin1String(key));
    if (!value.isString())
        problem(key, "is not a text");
    return value.toString().toStdString();
}

bool JsonFields::boolean(const char *key, bool fallback) const
{
    if (!has(key))
        return fallback;
    const QJsonValue value = m_object.value(QLatin1String(key));
    if (!value.isBool())
        problem(key, "is neither true nor false");
    return value.toBool(fallback);
}

double JsonFields::number(const char *key, double fallback, double least, double most) const
{
    if (!has(key))
        return fallback;
    const QJsonValue value = m_object.value(QLatin1String(key));
    const double number = value.toDouble(std::numeric_limits<double>::quiet_NaN());
    if (!(number >= least && number <= most)) {
        problem(key,
                value.isDouble() ? QString("is not between %1 and %2").arg(least).arg(most)
                                 : QString("is not a number"));
        return fallback;
    }
    return number;
}

std::int64_t JsonFields::integer(const char *key, std::int64_t fallback, std::int64_t least,
                                 std::int64_t most) const
{
    if (!has(key))
        return fallback;
    const QJsonValue value = m_object.value(QLatin1String(key));
    const auto isWhole = value.isDouble() && value.toDouble() == std::floor(value.toDouble());
    // toInteger() gives the fallback for what does not fit.
    const std::int64_t number = value.toInteger(std::numeric_limits<std::int64_t>::min());
    if (!isWhole || number < least || number > most) {
        problem(key,
                isWhole ? QString("is not between %1 and %2").arg(least).arg(most)
                        : QString("is not a whole number"));
        return fallback;
    }
    return number;
}

int JsonFields::choice(const char *key, int fallback, std::span<const char *const> names) const
{
    if (!has(key))
        return fallback;
    const std::string name = text(key);
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (name == names[i])
            return int(i);
    }
    problem(key, "is '" + QString::fromStdString(name).left(40) + "', which is not known");
    return fallback;
}

JsonFields JsonFields::object(const char *key) const
{
    const QJsonValue value = m_object.value(QLatin1String(key));
    if (has(key) && !value.isObject())
        problem(key, "is not an object");
    return {value.toObject(), pathOf(key), m_problem};
}

QJsonArray JsonFields::list(const char *key) const
{
    const QJsonValue value = m_object.value(QLatin1String(key));
    if (has(key) && !value.isArray())
        problem(key, "is not a list");
    return value.toArray();
}

std::vector<double> JsonFields::numbers(const char *key, double least, double most) const
{
    std::vector<double> numbers;
    for (const QJsonValue &value : list(key)) {
        const double number = value.toDouble(std::numeric_limits<double>::quiet_NaN());
        if (!(number >= least && number <= most)) {
            problem(
                key,
                QString("has something that is no number between %1 and %2").arg(least).arg(most));
            return {};
        }
        numbers.push_back(number);
    }
    return numbers;
}

void JsonFields::each(const char *key, const std::function<void(const JsonFields &)> &read) const
{
    const QJsonArray items = list(key);
    for (qsizetype i = 0; i < items.size() && isGood(); ++i) {
        const QString path = pathOf(key) + '[' + QString::number(i) + ']';
        if (!items[i].isObject()) {
            m_problem = path + " is not an object";
            return;
        }
        read({items[i].toObject(), path, m_problem});
    }
}

std::string unknownFields(const QJsonObject &read, const QJsonObject &known)
{
    const QJsonObject unknown = difference(read, known);
    return unknown.isEmpty() ? std::string()
                             : QJsonDocument(unknown).toJson(QJsonDocument::Compact).toStdString();
}

void addUnknownFields(QJsonObject &object, const std::string &unknown)
{
    if (!unknown.empty())
        merge(object, QJsonDocument::fromJson(QByteArray::fromStdString(unknown)).object());
}

} // namespace filigree
