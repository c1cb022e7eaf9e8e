// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/review_controller.h"

#include "app/actions/actions.h"
#include "app/commands/review_commands.h"
#include "app/document/document.h"
#include "app/document/editor_state.h"
#include "app/window/objects_controller.h"
#include "widgets/panels/review_panel.h"
#include "widgets/translated.h"

#include <QAction>
#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace filigree {
namespace {

struct ReviewTexts
{
    Q_DECLARE_TR_FUNCTIONS(ReviewController)
public:
    static QString nameOf(DoubtKind kind);
    static QString suggestionFor(DoubtKind kind);
};

QString ReviewTexts::nameOf(DoubtKind kind)
{
    switch (kind) {
    case DoubtKind::LowPresence:
        return tr("Hardly there");
    case DoubtKind::Flicker:
        return tr("Flicker");
    case DoubtKind::Hole:
        return tr("Hole");
    case DoubtKind::Leak:
        return tr("Leak");
    case DoubtKind::Jump:
        break;
    }
    return tr("Jump");
}

QString ReviewTexts::suggestionFor(DoubtKind kind)
{
    switch (kind) {
    case DoubtKind::LowPresence:
        return tr("Click it if it is there, or say that it is absent here.");
    case DoubtKind::Flicker:
        return tr("Paint the trimap on this frame, or raise Smoothing.");
    case DoubtKind::Hole:
        return tr("Click into the gap, or raise Fill holes.");
    case DoubtKind::Leak:
        return tr("Ctrl-click what does not belong to it, or raise Remove dots.");
    case DoubtKind::Jump:
        break;
    }
    return tr("Look whether it lost or swallowed something; correct it with a click.");
}

//! In project files: never changes.
std::string doubtName(DoubtKind kind)
{
    static constexpr const char *names[] = {"low presence", "flicker", "hole", "leak", "jump"};
    return names[int(kind)];
}

} // namespace

ReviewController::ReviewController(Document &document, EditorState &state, Actions &actions,
                                   ReviewPanel &panel, ObjectsController &objects, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_state(state)
    , m_panel(panel)
    , m_objects(objects)
{
    m_update.setSingleShot(true);
    m_update.setInterval(0);
    connect(&m_update, &QTimer::timeout, this, &ReviewController::update);
    const auto soon = [this] { m_update.start(); };
    connect(&document, &Document::objectsChanged, this, soon);
    connect(&document, &Document::resultsChanged, this, soon);
    connect(&document, &Document::reviewChanged, this, &ReviewController::update);
    connect(&document, &Document::currentClipChanged, this, [this] { setProblems({}); });
    connect(&panel, &ReviewPanel::rowActivated, this, &ReviewController::show);
    connect(&panel, &ReviewPanel::markedFine, this, &ReviewController::markFine);
    const auto bind = [&](ActionId id, const auto &verb) {
        connect(actions.get(id), &QAction::triggered, this, [this, verb] {
            verb();
            if (!m_panel.current()) // the panel that would show it may be closed
                emit noticed(ReviewTexts::tr("There is no problem in the list to look at."));
        });
    };
    bind(ActionId::NextProblem, [this] { m_panel.goNext(); });
    bind(ActionId::PreviousProblem, [this] { m_panel.goPrevious(); });
    connect(actions.get(ActionId::MarkFine), &QAction::triggered, this, [this] {
        if (const auto row = m_panel.current())
            markFine(*row);
        else
            emit noticed(ReviewTexts::tr("Go to the problem first that is to be marked as fine."));
    });
    translated(&panel, [this] { update(); });
}

void ReviewController::setProblems(const std::vector<Problem> &problems)
{
    m_problems = problems;
    update();
}

bool ReviewController::isFine(const Problem &problem) const
{
    const ClipEntry &clip = *m_document.clip();
    return std::ranges::any_of(clip.fineMarks, [&](const FineMark &mark) {
        return mark.frame == problem.frame && mark.object == problem.object
            && mark.doubt == doubtName(problem.kind)
            && mark.alpha
            == clip.results.latest(problem.object, ResultKind::Alpha, problem.frame).key;
    });
}

void ReviewController::update()
{
    const ClipEntry *clip = m_document.clip();
    QList<ReviewRow> rows;
    std::map<ObjectId, int> doubts;
    m_shown.clear();
    for (const Problem &problem : m_problems) {
        const ObjectInfo *info = clip ? clip->object(problem.object) : nullptr;
        if (!info || isFine(problem))
            continue;
        ReviewRow row;
        row.frame = problem.frame;
        row.object = problem.object;
        row.objectName = QString::fromStdString(info->name);
        row.colour = QColor(info->colour.red, info->colour.green, info->colour.blue);
        row.kind = ReviewTexts::nameOf(problem.kind);
        row.doubt = problem.severity;
        row.suggestion = ReviewTexts::suggestionFor(problem.kind);
        rows.append(row);
        m_shown.push_back(problem);
        doubts[problem.object] += problem.frames.size();
    }
    m_panel.setRows(rows);
    m_objects.setDoubts(doubts);
}

void ReviewController::show(const ReviewRow &row)
{
    m_state.setPlaying(false);
    m_state.setObject(row.object);
    m_state.setFrame(row.frame);
}

void ReviewController::markFine(const ReviewRow &row)
{
    std::optional<Problem> found; // a copy: the list changes with the mark
    for (const Problem &problem : m_shown) {
        if (problem.frame == row.frame && problem.object == row.object
            && ReviewTexts::nameOf(problem.kind) == row.kind)
            found = problem;
    }
    if (!found)
        return;
    m_document.push(
        filigree::markFine(m_document, found->object, found->frame, doubtName(found->kind)));
    if (const auto next = m_panel.current()) // the one that took its place
        show(*next);
}

} // namespace filigree
