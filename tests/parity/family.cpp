// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/parity/family.h"

#include "tests/parity/matte_family.h"
#include "tests/parity/owlv2_family.h"
#include "tests/parity/sam2_family.h"

namespace filigree::parity {

const std::vector<Family> &families()
{
    static const std::vector<Family> all{sam2Family(), owlv2Family(), matteFamily()};
    return all;
}

Result<TensorFile> runCase(const ParityCase &given)
{
    for (const Family &family : families()) {
        if (!family.takes(given))
            continue;
        const torch::NoGradGuard noGrad;
        return family.run(given);
    }
    return fail(Error::Kind::Unsupported,
                "'" + given.path() + "': no family knows the model '" + given.text("model")
                    + given.text("family") + "'.");
}

} // namespace filigree::parity
