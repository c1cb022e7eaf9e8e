// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "project_io/models/model_check.h"
#include "project_io/models/model_info.h"

#include <QDateTime>

#include <memory>

class QJsonObject;
class QLockFile;

namespace filigree {

//! Not there; begun; put there by hand and never looked at; of the published hash; not of it, or of
//! none, but the same bytes as when it was installed; not the bytes that it should have.
enum class ModelState { Absent, Partial, Unchecked, Verified, Unverified, Changed };

struct ModelStatus
{
    ModelState state = ModelState::Absent;
    qint64 bytes = 0; //!< On the disk.
    QString sha256; //!< As last computed; empty when it never was.
    QDateTime checked; //!< When that was.
};

//! The folder that models lie in: FOLDER/ID/FILE, and beside each what it was found to be. Any
//! number of these may look at one folder; changes take a lock. Thread-safe.
class ModelStore
{
public:
    explicit ModelStore(QString folder);

    //! FILIGREE_MODELS of the environment, else among the user's data.
    static QString defaultFolder();
    const QString &folder() const { return m_folder; }
    //! Where the file lies, or is to be put.
    QString pathOf(const ModelInfo &model) const;
    //! Quick: looks at sizes and times, not into the file.
    ModelStatus status(const ModelInfo &model) const;
    //! The file, when it may be opened. Errors: NotFound saying how to install it; InvalidInput
    //! for one that was not verified or has changed since.
    Result<QString> usable(const ModelInfo &model) const;

    //! Reads the whole file and notes what it is. Where no hash is published the one found is
    //! pinned: later changes are told. Errors: NotFound; InvalidInput when it is not what it should
    //! be, and then it cannot be used; Cancelled.
    Result<ModelStatus> verify(const ModelInfo &model, std::stop_token stop = {},
                               const ByteProgress &progress = {});
    //! Copies a file that the user has. One of another hash than the published one is taken, but
    //! stays unverified: whether it is of this model at all is for the caller to know.
    //! Errors: NotFound, Unreadable, also of a full disk, Cancelled; then nothing has changed.
    Result<ModelStatus> import(const ModelInfo &model, const QString &file,
                               std::stop_token stop = {}, const ByteProgress &progress = {});
    //! Also what was begun of it. Nothing to remove is no error.
    Result<> remove(const ModelInfo &model);
    qint64 diskUse() const; //!< Of the whole folder, in bytes.

    //! How to install it without a network: the address, and where to put the file.
    QString byHand(const ModelInfo &model) const;

    // For downloads. The partial file becomes the model at once or not at all; what is at the
    // path afterwards is whole.
    QString partOf(const ModelInfo &model) const { return pathOf(model) + ".part"; }
    //! Makes the folder. Errors: Unreadable when it cannot be written to, or is being changed by
    //! another program.
    Result<std::unique_ptr<QLockFile>> lock(const ModelInfo &model) const;
    Result<ModelStatus> install(const ModelInfo &model, const QString &part, const QString &sha256);
    //! Whether so many bytes more fit. Errors: Unreadable naming both amounts.
    Result<> checkRoom(qint64 bytes) const;

private:
    QString notesOf(const ModelInfo &model) const;
    QJsonObject notes(const ModelInfo &model) const;
    Result<ModelStatus> note(const ModelInfo &model, const QString &sha256, bool mayBeOther) const;

    QString m_folder;
};

//! "149 MB".
QString bytesText(qint64 bytes);

} // namespace filigree
