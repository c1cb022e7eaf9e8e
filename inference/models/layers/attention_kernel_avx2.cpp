// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#define FILIGREE_KERNEL_NAME attentionKernelAvx2
#include "inference/models/layers/attention_kernel_body.h"
