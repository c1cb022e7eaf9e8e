// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/export/checklist.h"
#include "project_io/export/export_job.h"

namespace filigree {

//! The part of readBack that goes through Clip: the export seen as any clip that a user opens.
Result<> checkThroughClip(Checklist &list, const ExportJob &job, const WrittenExport &written);

//! How the samples of one frame look in a picture that was read back.
struct SampleErrors
{
    double colourSum = 0;
    double alphaSum = 0;
    int samples = 0;
    //! In soft and transparent pixels: the error if the alpha is of the kind that was set, and if
    //! it is of the other kind.
    double asSetSum = 0, otherwiseSum = 0;
    int telling = 0;
    bool hasColour = false;
    bool hasAlpha = false; //!< Both have one.
};

//! Errors: Unreadable when the picture is of another size.
Result<> addSampleErrors(SampleErrors &errors, const FrameSample &sample, const Image &picture,
                         bool premultiplied, bool clipped);

} // namespace filigree
