# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The Filigree authors
# Warnings, sanitizers and the compiler cache: one interface target that each room links privately.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

add_library(filigree_compiler INTERFACE)
target_compile_options(filigree_compiler INTERFACE -Wall -Wextra -Wpedantic)
# Behind the sanitizers' checks gcc 12 warns of things that are not there, in library headers too.
if(NOT FILIGREE_SANITIZER)
    target_compile_options(filigree_compiler INTERFACE -Werror)
endif()
target_include_directories(filigree_compiler INTERFACE ${PROJECT_SOURCE_DIR})
if(FILIGREE_SANITIZER STREQUAL "address")
    target_compile_options(filigree_compiler INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer)
    target_link_options(filigree_compiler INTERFACE -fsanitize=address,undefined)
elseif(FILIGREE_SANITIZER STREQUAL "thread")
    target_compile_options(filigree_compiler INTERFACE -fsanitize=thread)
    target_link_options(filigree_compiler INTERFACE -fsanitize=thread)
endif()
