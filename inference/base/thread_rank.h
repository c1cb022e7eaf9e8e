// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

namespace filigree {

//! Who gets the machine when not everybody can have it.
enum class ThreadRank {
    Answering, //!< What is at hand, for somebody who waits. That of new programs.
    Fetching, //!< What somebody waits for that is not at hand: frames, files.
    Working, //!< Jobs.
    Idling, //!< Guesses at what may be wanted later.
};

//! Gives the calling thread, and threads that it starts from now on, this rank. Ranks can only be
//! lowered. Has no effect where threads have no priorities of their own, as outside Linux.
void setThreadRank(ThreadRank rank);

} // namespace filigree
