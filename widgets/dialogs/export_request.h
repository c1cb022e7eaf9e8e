// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/prompts.h"
#include "project_io/model/export_settings.h"
#include "project_io/model/project.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <string>
#include <vector>

namespace filigree {

//! Which objects are exported: each as an output of its own, or all of them as one.
enum class ExportObjects { Each, Combined, Selected };

enum class ExportFrames { InOut, WholeClip, Custom };

//! What becomes of frames whose matte is missing or older than its prompts.
enum class OpenFrames { MakeFirst, AsTheyAre };

//! What the export dialog asks for.
struct ExportRequest
{
    //! Its range is set from `frames` when the export is planned. A negative frame rate stands for
    //! a text that is none.
    ExportSettings settings;
    ExportObjects objects = ExportObjects::Each;
    ExportFrames frames = ExportFrames::InOut;
    FrameRange custom; //!< For ExportFrames::Custom.
    OpenFrames openFrames = OpenFrames::MakeFirst;
};

bool operator==(const ExportRequest &a, const ExportRequest &b);

//! What there is to export.
struct ExportSubject
{
    struct Object
    {
        ObjectId id = 0;
        QString name;
        Colour colour;
    };
    ClipInfo clip;
    QString clipName;
    FrameRange inOut; //!< Never empty when there are frames.
    std::vector<Object> objects; //!< Those that are matted, in display order.
    std::vector<ObjectId> selected; //!< Of them.
    std::vector<ExportPreset> presets; //!< The project's.
    QString folder; //!< Where a file dialog opens first.
};

FrameRange chosenRange(const ExportRequest &request, const ExportSubject &subject);

enum class ExportField { Format, Objects, Range, StartNumber, FrameRate, Timecode, Path };

//! Something that keeps the export from starting, or that one should know before.
struct ExportProblem
{
    ExportField field = ExportField::Path;
    bool isError = true;
    QString text;
};

//! What would come out.
struct ExportSummary
{
    int frames = 0;
    int outputs = 0; //!< Movies or sequences.
    double seconds = 0; //!< Running time of one of them.
    std::int64_t bytes = 0; //!< About, of all outputs.
    std::int64_t freeBytes = -1; //!< Where they are written; -1: not known.
    QStringList files; //!< Examples: the first file of each output, at most a few, then the last.
    int staleFrames = 0; //!< Frames with a matte that is out of date, of any object.
    int missingFrames = 0; //!< Frames without one that can be made.
    std::vector<ExportProblem> problems;
    QString commandLine; //!< That does the same; empty until the project has a file.
    bool canStart() const;
};

} // namespace filigree
