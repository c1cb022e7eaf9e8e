// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/prompts_file.h"

#include "project_io/archive/prompts_json.h"
#include "project_io/archive/result_name.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>

namespace filigree {
namespace {

constexpr qint64 mostBytes = qint64(64) << 20;

//! A slip of the pen would change what a prompt means.
void refuseOthers(const JsonFields &fields, const QStringList &known)
{
    for (const QString &key : fields.json().keys()) {
        if (!known.contains(key))
            fields.problem(key.toUtf8().constData(), "is not known; known are " + known.join(", "));
    }
}

class Reader
{
public:
    Reader(const JsonFields &root, PromptsFile &file)
        : m_root(root)
        , m_file(file)
    { }

    void read()
    {
        m_file.clip = m_root.text("clip");
        m_file.frames = m_root.text("frames");
        m_file.frameCount = int(m_root.integer("frame_count", 0, 0, maximumFrames));
        m_file.size = {int(m_root.integer("width", 0, 0, 1 << 20)),
                       int(m_root.integer("height", 0, 0, 1 << 20))};
        m_file.framesPerSecond = m_root.number("fps", 0, 0, 1e6);
        const int frame = frameOf(m_root, 0);
        if (m_root.list("objects").isEmpty())
            m_root.problem("objects", "is missing or empty");
        m_root.each("objects", [&](const JsonFields &entry) { readObject(entry, frame); });
    }

private:
    void readObject(const JsonFields &entry, int rootFrame)
    {
        PromptsFileObject object;
        const int next = m_file.objects.empty() ? 1 : m_file.objects.back().id + 1;
        object.id = int(entry.integer("id", next, 1, std::numeric_limits<int>::max() - 1));
        object.name = entry.text("name");
        if (std::ranges::any_of(m_file.objects,
                                [&](const auto &known) { return known.id == object.id; }))
            entry.problem("id", "is there twice");
        m_file.objects.push_back(object);
        static const QStringList known{"id",     "name", "frame", "click",
                                       "clicks", "box",  "boxes", "absent"};
        for (const QString &key : entry.json().keys()) {
            if (!known.contains(key))
                m_file.leftOut.push_back(key.toStdString() + " of object "
                                         + std::to_string(object.id));
        }
        const int frame = frameOf(entry, rootFrame);
        const auto given = [&](int at) -> std::vector<Prompt> & {
            return m_file.prompts[at][object.id];
        };

        bool any = false;
        const auto click = [&](const JsonFields &fields) {
            given(frameOf(fields, frame)).emplace_back(clickFrom(fields));
            any = true;
        };
        if (entry.has("click"))
            click(entry.object("click"));
        entry.each("clicks", click);
        if (entry.has("box")) {
            given(frame).emplace_back(boxFrom(entry));
            any = true;
        }
        entry.each("boxes", [&](const JsonFields &fields) {
            refuseOthers(fields, {"box", "frame"});
            given(frameOf(fields, frame)).emplace_back(boxFrom(fields));
            any = true;
        });
        const double last = m_file.frameCount > 0 ? m_file.frameCount - 1 : maximumFrames - 1;
        for (const double absent : entry.numbers("absent", 0, last)) {
            given(int(absent)).emplace_back(AbsentPrompt{});
            any = true;
        }
        if (!any)
            entry.problem("click", "is missing, and so is box: the object has no prompt");
    }

    int frameOf(const JsonFields &fields, int fallback) const
    {
        const int last = m_file.frameCount > 0 ? m_file.frameCount - 1 : maximumFrames - 1;
        return int(fields.integer("frame", fallback, 0, last));
    }

    PointPrompt clickFrom(const JsonFields &fields) const
    {
        refuseOthers(fields, {"x", "y", "positive", "frame"});
        for (const char *key : {"x", "y"}) {
            if (!fields.has(key))
                fields.problem(key, "is missing");
        }
        // A pixel reaches half a pixel to each side of its centre.
        const auto most = [](int length) { return length > 0 ? length - 0.5 : maximumCoordinate; };
        return {{fields.number("x", 0, -0.5, most(m_file.size.width)),
                 fields.number("y", 0, -0.5, most(m_file.size.height))},
                fields.boolean("positive", true)};
    }

    BoxPrompt boxFrom(const JsonFields &fields) const
    {
        const std::vector<double> numbers =
            fields.numbers("box", -maximumCoordinate, maximumCoordinate);
        if (numbers.size() != 4) {
            fields.problem("box", "is not four numbers (x0, y0, x1, y1)");
            return {};
        }
        const Box box{numbers[0], numbers[1], numbers[2], numbers[3]};
        const bool isOutside = box.x1 < 0 || box.y1 < 0
            || (m_file.size.width > 0 && box.x0 > m_file.size.width - 1)
            || (m_file.size.height > 0 && box.y0 > m_file.size.height - 1);
        if (box.isEmpty())
            fields.problem("box", "ends before it begins (it is x0, y0, x1, y1)");
        else if (isOutside)
            fields.problem("box", "lies outside of the frame");
        return {box};
    }

    const JsonFields &m_root;
    PromptsFile &m_file;
};

} // namespace

Result<PromptsFile> readPromptsFile(const std::string &path)
{
    const auto failed = [&](Error::Kind kind, const QString &cause) {
        return fail(kind, "Cannot read the prompts of " + path + ": " + cause.toStdString() + ".");
    };
    QFile file(QString::fromStdString(path));
    if (!file.exists())
        return failed(Error::Kind::NotFound, "there is no such file");
    if (!file.open(QIODevice::ReadOnly))
        return failed(Error::Kind::Unreadable, file.errorString());
    if (file.size() > mostBytes)
        return failed(Error::Kind::Unreadable, "it is too large for a list of prompts");
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isObject())
        return failed(Error::Kind::InvalidInput,
                      error.error == QJsonParseError::NoError
                          ? QString("it is no JSON object")
                          : error.errorString() + QString(" at byte %1").arg(error.offset));
    PromptsFile prompts;
    QString problem;
    const JsonFields root(document.object(), {}, problem);
    Reader(root, prompts).read();
    if (!problem.isEmpty())
        return failed(Error::Kind::InvalidInput, problem);
    return prompts;
}

} // namespace filigree
