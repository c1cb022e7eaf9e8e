// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/compression.h"

#include <memory>
#include <zstd.h>

namespace filigree {
namespace {

// Level 1: results are written while the user works, and planes compress nearly as well as at 3.
constexpr int level = 1;

using Compressor = std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)>;
using Decompressor = std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)>;

tl::unexpected<Error> damaged(const std::string &what)
{
    return fail(Error::Kind::Unreadable, what);
}

} // namespace

Result<Blob> compress(std::span<const std::byte> plain)
{
    const Compressor context(ZSTD_createCCtx(), ZSTD_freeCCtx);
    if (!context)
        return fail(Error::Kind::OutOfMemory, "There is not enough memory to compress a result.");
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    // most of it is never touched
    const std::size_t most = ZSTD_compressBound(plain.size());
    const auto packed = std::make_unique_for_overwrite<std::byte[]>(most);
    const std::size_t size =
        ZSTD_compress2(context.get(), packed.get(), most, plain.data(), plain.size());
    if (ZSTD_isError(size))
        return fail(Error::Kind::Internal,
                    std::string("Compressing failed: ") + ZSTD_getErrorName(size) + ".");
    return Blob(packed.get(), packed.get() + size);
}

Result<Blob> decompress(std::span<const std::byte> packed, std::size_t most)
{
    const unsigned long long declared = ZSTD_getFrameContentSize(packed.data(), packed.size());
    if (declared == ZSTD_CONTENTSIZE_ERROR || declared == ZSTD_CONTENTSIZE_UNKNOWN)
        return damaged("it is not compressed as it should be");
    if (declared > most)
        return damaged("it is larger than it may be");
    const Decompressor context(ZSTD_createDCtx(), ZSTD_freeDCtx);
    if (!context)
        return fail(Error::Kind::OutOfMemory, "there is not enough memory");
    Blob plain(static_cast<std::size_t>(declared));
    const std::size_t size = ZSTD_decompressDCtx(context.get(), plain.data(), plain.size(),
                                                 packed.data(), packed.size());
    if (ZSTD_isError(size))
        return damaged(ZSTD_getErrorName(size));
    if (size != plain.size())
        return damaged("it is shorter than it says");
    return plain;
}

Result<Blob> decompressStart(std::span<const std::byte> packed, std::size_t most)
{
    const Decompressor context(ZSTD_createDCtx(), ZSTD_freeDCtx);
    if (!context)
        return fail(Error::Kind::OutOfMemory, "there is not enough memory");
    Blob plain(most);
    ZSTD_inBuffer in{packed.data(), packed.size(), 0};
    ZSTD_outBuffer out{plain.data(), plain.size(), 0};
    while (out.pos < out.size && in.pos < in.size) {
        const std::size_t hint = ZSTD_decompressStream(context.get(), &out, &in);
        if (ZSTD_isError(hint))
            return damaged(ZSTD_getErrorName(hint));
        if (hint == 0)
            break;
    }
    plain.resize(out.pos);
    return plain;
}

} // namespace filigree
