// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#define FILIGREE_KERNELS_NAME kernelsAvx512
#include "inference/models/layers/kernels_body.h"
