// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace filigree {

//! Reads a JSON object field by field and notes the first thing that is wrong with it, by its path
//! ("clips[0].objects[2].name"). A field that is not there, or is null, reads as its fallback.
class JsonFields
{
public:
    //! firstProblem must outlive this.
    JsonFields(QJsonObject object, QString path, QString &firstProblem);

    bool has(const char *key) const;
    std::string text(const char *key, const std::string &fallback = {}) const;
    bool boolean(const char *key, bool fallback) const;
    double number(const char *key, double fallback, double least, double most) const;
    std::int64_t integer(const char *key, std::int64_t fallback, std::int64_t least,
                         std::int64_t most) const;
    //! The place of a text among the names.
    int choice(const char *key, int fallback, std::span<const char *const> names) const;
    JsonFields object(const char *key) const;
    QJsonArray list(const char *key) const;
    std::vector<double> numbers(const char *key, double least, double most) const;
    //! Calls back for every object of a list.
    void each(const char *key, const std::function<void(const JsonFields &)> &read) const;

    const QJsonObject &json() const { return m_object; }
    void problem(const char *key, const QString &what) const;
    bool isGood() const { return m_problem.isEmpty(); }

private:
    QString pathOf(const char *key) const;
    QJsonObject m_object;
    QString m_path;
    QString &m_problem;
};

//! Fields of read that known lacks, also within nested objects (not within lists), as JSON text;
//! empty when there are none.
std::string unknownFields(const QJsonObject &read, const QJsonObject &known);
//! Puts such fields back beside the known ones, which win.
void addUnknownFields(QJsonObject &object, const std::string &unknown);

} // namespace filigree
