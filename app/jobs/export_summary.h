// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/export_plan.h"
#include "app/jobs/export_snapshot.h"
#include "widgets/dialogs/export_request.h"

#include <set>
#include <string>
#include <vector>

namespace filigree {

//! The objects that the request exports, in display order.
std::vector<ObjectId> exportedObjects(const ExportRequest &request, const ExportSubject &subject);

//! The settings with the range that the request chose.
ExportSettings exportSettings(const ExportRequest &request, const ExportSubject &subject);

//! What would come out, with everything that keeps it from starting. Looks at the disk: not for
//! the GUI thread. `queued`: files that exports in the queue are going to write.
ExportSummary exportSummary(const ExportRequest &request, const ExportSubject &subject,
                            const ExportSnapshot &snapshot, const std::set<std::string> &queued);

} // namespace filigree
