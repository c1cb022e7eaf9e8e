// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/model/project.h"

#include <QUndoCommand>

#include <string>
#include <vector>

namespace filigree {

class Document;

//! Keeps an export preset in the project, in place of one of the same name.
class SaveExportPreset final : public QUndoCommand
{
public:
    SaveExportPreset(Document &document, const ExportPreset &preset);
    void redo() override;
    void undo() override;

private:
    Document &m_document;
    std::vector<ExportPreset> m_before, m_after;
};

//! Takes an export preset out of the project.
class RemoveExportPreset final : public QUndoCommand
{
public:
    RemoveExportPreset(Document &document, const std::string &name);
    void redo() override;
    void undo() override;

private:
    Document &m_document;
    std::vector<ExportPreset> m_before, m_after;
};

} // namespace filigree
