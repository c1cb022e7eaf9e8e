// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/commands/preset_commands.h"

#include "app/document/document.h"

#include <QCoreApplication>

#include <algorithm>

namespace filigree {
namespace {

struct PresetTexts
{
    Q_DECLARE_TR_FUNCTIONS(filigree::PresetCommands)
};

void setPresets(Document &document, const std::vector<ExportPreset> &presets)
{
    document.changeProject([&](Project &project) { project.presets = presets; });
}

} // namespace

SaveExportPreset::SaveExportPreset(Document &document, const ExportPreset &preset)
    : QUndoCommand(
        PresetTexts::tr("Save Export Preset \"%1\"").arg(QString::fromStdString(preset.name)))
    , m_document(document)
    , m_before(document.project().presets)
    , m_after(m_before)
{
    const auto known = std::ranges::find(m_after, preset.name, &ExportPreset::name);
    if (known == m_after.end())
        m_after.push_back(preset);
    else
        *known = preset;
    setObsolete(m_after == m_before);
}

void SaveExportPreset::redo()
{
    setPresets(m_document, m_after);
}

void SaveExportPreset::undo()
{
    setPresets(m_document, m_before);
}

RemoveExportPreset::RemoveExportPreset(Document &document, const std::string &name)
    : QUndoCommand(PresetTexts::tr("Remove Export Preset \"%1\"").arg(QString::fromStdString(name)))
    , m_document(document)
    , m_before(document.project().presets)
    , m_after(m_before)
{
    std::erase_if(m_after, [&](const ExportPreset &preset) { return preset.name == name; });
    setObsolete(m_after == m_before);
}

void RemoveExportPreset::redo()
{
    setPresets(m_document, m_after);
}

void RemoveExportPreset::undo()
{
    setPresets(m_document, m_before);
}

} // namespace filigree
