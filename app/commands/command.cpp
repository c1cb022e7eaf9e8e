// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/commands/command.h"

#include <algorithm>

namespace filigree {
namespace {

class Sequence final : public QUndoCommand
{
public:
    Sequence(const QString &text, std::vector<CommandPtr> steps)
        : QUndoCommand(text)
        , m_steps(std::move(steps))
    {
        setObsolete(std::ranges::all_of(m_steps,
                                        [](const CommandPtr &step) { return step->isObsolete(); }));
    }

    void redo() override
    {
        for (const CommandPtr &step : m_steps)
            step->redo();
        std::erase_if(m_steps, [](const CommandPtr &step) { return step->isObsolete(); });
        setObsolete(m_steps.empty());
    }
    void undo() override
    {
        for (auto step = m_steps.rbegin(); step != m_steps.rend(); ++step)
            (*step)->undo();
    }

private:
    std::vector<CommandPtr> m_steps;
};

} // namespace

const ObjectInfo *objectOf(const Document &document, ObjectId object)
{
    return document.clip() ? document.clip()->object(object) : nullptr;
}

int nextDrag()
{
    static int last = 0; // of the GUI thread
    return ++last;
}

CommandPtr inOneStep(const QString &text, std::vector<CommandPtr> steps)
{
    std::erase(steps, nullptr);
    if (steps.empty())
        return nullptr;
    if (steps.size() == 1) {
        steps.front()->setText(text);
        return std::move(steps.front());
    }
    return std::make_unique<Sequence>(text, std::move(steps));
}

} // namespace filigree
