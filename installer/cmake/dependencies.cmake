# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The Filigree authors
# Every library we build on, looked for once, from the root, so that all rooms see the targets.
find_package(Threads REQUIRED)
find_package(tl-expected CONFIG REQUIRED)
find_package(Torch REQUIRED)
find_package(OpenMP REQUIRED COMPONENTS CXX)
if(NOT FILIGREE_NETWORKS_ONLY)
    find_package(OpenCV 4.6 REQUIRED COMPONENTS core imgproc objdetect video)
    # Read when the program runs, where they are; without them it says what to install.
    find_path(FILIGREE_OPENCV_CASCADES haarcascade_fullbody.xml
        PATH_SUFFIXES share/opencv4/haarcascades share/opencv/haarcascades
        HINTS ${OpenCV_INSTALL_PATH} /usr)
    if(NOT FILIGREE_OPENCV_CASCADES)
        set(FILIGREE_OPENCV_CASCADES ${OpenCV_INSTALL_PATH}/share/opencv4/haarcascades)
    endif()
endif()
if(FILIGREE_BUILD_GUI AND NOT FILIGREE_NETWORKS_ONLY)
    find_package(Qt6 6.4 REQUIRED COMPONENTS
        Core Gui Network Widgets Svg OpenGLWidgets Multimedia LinguistTools)
    find_package(QuaZip-Qt6 REQUIRED)
    find_package(PkgConfig REQUIRED)
    pkg_check_modules(FFMPEG REQUIRED IMPORTED_TARGET
        libavformat>=59 libavcodec>=59 libavutil>=57 libswscale>=6 libswresample>=4)
    pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd>=1.4)
endif()
if(FILIGREE_BUILD_TESTS AND NOT FILIGREE_NETWORKS_ONLY)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Core Test)
    find_package(OpenCV 4.6 REQUIRED COMPONENTS core imgproc imgcodecs objdetect video)
endif()
