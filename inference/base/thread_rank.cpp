// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/base/thread_rank.h"

#ifdef __linux__
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace filigree {

void setThreadRank(ThreadRank rank)
{
#ifdef __linux__
    // There a nice value belongs to a thread; a refusal leaves things as they are. Five steps are
    // a third of the processor's time.
    constexpr int nice[] = {0, 5, 12, 19};
    (void)setpriority(PRIO_PROCESS, id_t(syscall(SYS_gettid)), nice[int(rank)]);
#else
    (void)rank;
#endif
}

} // namespace filigree
