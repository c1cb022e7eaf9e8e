// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <span>

namespace filigree {

//! Everything that can be chosen from a menu, a tool bar or the keyboard.
enum class ActionId {
    // File
    NewProject,
    Open,
    AddClips,
    OpenDemo,
    Save,
    SaveAs,
    RenameClip,
    ClipProperties,
    RelinkClip,
    RemoveClip,
    ImportMasks,
    ImportTrimaps,
    Export,
    ExportQueue,
    CloseProject,
    Quit,
    // Edit
    Undo,
    Redo,
    DeletePrompt,
    ClearFrame,
    ClearAllObjects,
    Preferences,
    Models,
    // View
    ViewSource,
    ViewOverlay,
    ViewAlpha,
    ViewTrimap,
    ViewMatte,
    ViewForeground,
    ViewDifference,
    CompareNone,
    CompareWipe,
    CompareSideBySide,
    SwapSides,
    BackgroundChecker,
    BackgroundSolid,
    BackgroundPicture,
    BackgroundClip,
    BackgroundColour,
    OnionSkin,
    Outlines,
    Prompts,
    ViewOptions,
    ZoomIn,
    ZoomOut,
    ZoomFit,
    ZoomActual,
    FullScreen,
    // Select
    ToolPick,
    ToolPositive,
    ToolNegative,
    ToolBox,
    ToolStroke,
    ToolLasso,
    ToolBrush,
    ToolEraser,
    ToolTrimapForeground,
    ToolTrimapUnknown,
    ToolTrimapBackground,
    ToolAbsent,
    ToolHand,
    ToolZoom,
    BrushLarger,
    BrushSmaller,
    OtherMeanings,
    FindByText,
    DetectAgain,
    FindMoreLike,
    // Object
    AddObject,
    DuplicateObject,
    RenameObject,
    DeleteObject,
    ShowObject,
    SoloObject,
    LockObject,
    RepelObject,
    GroupObject,
    UngroupObject,
    MoveObjectUp,
    MoveObjectDown,
    CopySettings,
    ResetSettings,
    PreviousObject,
    NextObject,
    SelectObject1,
    SelectObject2,
    SelectObject3,
    SelectObject4,
    SelectObject5,
    SelectObject6,
    SelectObject7,
    SelectObject8,
    SelectObject9,
    // Track
    TrackForward,
    TrackBackward,
    TrackBoth,
    TrackFrame,
    TrackStale,
    CancelJob,
    LockFrame,
    UnlockFrame,
    LockRange,
    UnlockRange,
    NextProblem,
    PreviousProblem,
    MarkFine,
    // Matte
    MatteFrame,
    MatteRange,
    Decontaminate,
    ClearTrimap,
    DeleteFrameResults,
    DeleteRangeResults,
    // Playback
    PlayPause,
    PlayForward,
    PlayReverse,
    Stop,
    Loop,
    Mute,
    StepForward,
    StepBack,
    JumpForward,
    JumpBack,
    GoToFirst,
    GoToLast,
    GoToIn,
    GoToOut,
    SetIn,
    SetOut,
    ClearRange,
    NextPrompt,
    PreviousPrompt,
    AddMarker,
    EditMarker,
    DeleteMarker,
    NextMarker,
    PreviousMarker,
    // Window
    ResetLayout,
    PreviousClip,
    NextClip,
    // Help
    Guide,
    Shortcuts,
    About
};

enum class ActionMenu { File, Edit, View, Select, Object, Track, Matte, Playback, Window, Help };

struct ActionRow
{
    enum Flag {
        Plain = 0,
        Checkable = 1,
        NeedsClip = 2,
        NeedsObject = 4, //!< A selected one.
        Separator = 8, //!< Before it in its menu.
        Hidden = 16 //!< In no menu, but with a key.
    };
    ActionId id;
    const char *name; //!< In settings; never changes.
    ActionMenu menu;
    const char *text; //!< Of the context "Actions", to be translated; with a mnemonic.
    const char *icon; //!< Of resources/icons; empty: none.
    const char *keys; //!< Separated by "; ".
    const char *tip; //!< A sentence for tool and status tip, to be translated.
    int flags;
};

//! One row per ActionId, in its order, which is also that of the menus.
std::span<const ActionRow> actionTable();

} // namespace filigree
