// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/base/frame_number.h"
#include "inference/predictors/network_engines_library.h"

#include <dlfcn.h>

#include <string>

namespace filigree {
namespace {

// Looked for where the program says that its libraries are. It stays until the program ends.
Result<const NetworkEngines *> load()
{
    const std::string whatToDo =
        " Only the built-in tools for single frames work; install Filigree "
        "again to mend it.";
    void *library = dlopen(enginesLibraryName, RTLD_NOW | RTLD_LOCAL);
    if (!library)
        return fail(Error::Kind::NotFound,
                    "The library of the networks cannot be loaded: " + std::string(dlerror()) + '.'
                        + whatToDo);
    auto *entry = reinterpret_cast<EnginesEntry *>(dlsym(library, enginesEntryName));
    const NetworkEngines *engines = entry ? entry(enginesVersion, firstFrameNumber()) : nullptr;
    if (!engines)
        return fail(Error::Kind::NotFound,
                    std::string(enginesLibraryName) + " is of another version of Filigree."
                        + whatToDo);
    return engines;
}

} // namespace

Result<const NetworkEngines *> networkEngines()
{
    static const Result<const NetworkEngines *> loaded = load();
    return loaded;
}

} // namespace filigree
