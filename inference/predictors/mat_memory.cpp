// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/mat_memory.h"

#include "inference/base/allocator.h"

#include <opencv2/core.hpp>

namespace filigree {
namespace {

constexpr std::size_t leastBytes = 1 << 20; // of a picture's matrix

// Small matrices, and views of memory that somebody else owns, stay with OpenCV's own way.
class PixelMemory final : public cv::MatAllocator
{
public:
    cv::UMatData *allocate(int dimensions, const int *sizes, int type, void *given,
                           std::size_t *steps, cv::AccessFlag access,
                           cv::UMatUsageFlags usage) const override
    {
        std::size_t bytes = std::size_t(CV_ELEM_SIZE(type));
        for (int i = 0; i < dimensions; ++i)
            bytes *= std::size_t(sizes[i]);
        if (given || bytes < leastBytes)
            return cv::Mat::getStdAllocator()->allocate(dimensions, sizes, type, given, steps,
                                                        access, usage);
        std::size_t step = std::size_t(CV_ELEM_SIZE(type));
        for (int i = dimensions - 1; steps && i >= 0; --i) {
            steps[i] = step;
            step *= std::size_t(sizes[i]);
        }
        void *pixels = allocatePixels(bytes);
        auto *matrix = new cv::UMatData(this);
        matrix->data = matrix->origdata = static_cast<uchar *>(pixels);
        matrix->size = bytes;
        return matrix;
    }

    bool allocate(cv::UMatData *matrix, cv::AccessFlag, cv::UMatUsageFlags) const override
    {
        return matrix != nullptr;
    }

    void deallocate(cv::UMatData *matrix) const override
    {
        freePixels(matrix->origdata, matrix->size);
        delete matrix;
    }
};

} // namespace

void keepMemoryOfMatrices()
{
    static auto *memory = new PixelMemory; // stays for matrices that live until the program ends
    cv::Mat::setDefaultAllocator(memory);
}

} // namespace filigree
