// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/base/thread_rank.h"

#ifdef __linux__
#include <sched.h>
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
    // However small its share, whoever wakes up waits for the end of another's turn, 4 ms or so;
    // but not of an idle one's.
    const sched_param none{};
    if (rank == ThreadRank::Working || rank == ThreadRank::Idling)
        (void)sched_setscheduler(0, SCHED_IDLE, &none);
#else
    (void)rank;
#endif
}

} // namespace filigree
