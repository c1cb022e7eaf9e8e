# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The Filigree authors
# Warnings, sanitizers and the compiler cache: one interface target that each room links privately.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    # Files that use precompiled headers are cached only when told that these differences are none.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime CCACHE_INODECACHE=1
        CCACHE_DEPEND=1 ${CCACHE_PROGRAM})
endif()

# Most of the time of a build goes into reading the same headers: release builds read eight source
# files at a time (CMAKE_UNITY_BUILD of the presets; "dev" has each on its own), and each room
# precompiles the few that most of its files read. More of them would cost more to load than they save.
set(FILIGREE_STANDARD_HEADERS <algorithm> <functional> <map> <memory> <mutex> <optional> <stop_token> <string>
    <thread> <variant> <vector> <tl/expected.hpp>)
set(FILIGREE_WIDGET_HEADERS <QAction> <QBoxLayout> <QCheckBox> <QComboBox> <QDialog> <QLabel> <QMouseEvent>
    <QPainter> <QPointer> <QPushButton> <QTimer> <QUndoStack> <QWidget>)

# Over a hundred programs are linked, each from all the rooms: lld takes a seventh of the time of ld.
include(CheckLinkerFlag)
check_linker_flag(CXX -fuse-ld=lld FILIGREE_HAVE_LLD)
if(FILIGREE_HAVE_LLD)
    add_link_options(-fuse-ld=lld)
endif()

add_library(filigree_compiler INTERFACE)
target_compile_options(filigree_compiler INTERFACE -Wall -Wextra -Wpedantic)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(filigree_compiler INTERFACE -fpch-preprocess) # for ccache
    if(CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
        # gcc 12 sees faults in the library's std::string that are not there, and takes precompiled
        # system headers for ours.
        target_compile_options(filigree_compiler INTERFACE
            -Wno-array-bounds -Wno-restrict -Wno-stringop-overread -Wno-stringop-overflow)
    endif()
endif()
if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # gcc takes a source file that is read by another for a header.
    target_compile_options(filigree_compiler INTERFACE -Wno-subobject-linkage)
endif()
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
