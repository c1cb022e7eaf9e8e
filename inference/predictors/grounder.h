// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "inference/base/result.h"

#include <stop_token>
#include <string>
#include <vector>

namespace filigree {

//! Something on a picture that may be what a text means.
struct GroundedCandidate
{
    Box box;
    double score = 0; //!< 0 to 1; orders the candidates of one phrase, and is no probability.
    std::string label; //!< What it was found as: "person", "region"…
    std::string phrase; //!< As it was typed.
    std::vector<std::string> traits = {}; //!< What else of the phrase holds: "red", "moving"…
    bool isSure = true; //!< Else it may well be something else, and is no answer by itself.
    bool operator==(const GroundedCandidate &) const = default;
};

//! What it was found as, in English: "red and moving region", "person, unsure".
std::string describe(const GroundedCandidate &candidate);

//! What is to be said of an answer; the sentences are for those who know the user's language.
struct GroundingNote
{
    enum class Kind {
        UnknownWords, //!< Arguments: the words that the engine does not understand.
        NoThing, //!< The phrase has no word that could be looked for.
        SingleFrame, //!< Motion cannot be told, for there is no other frame of the shot.
        SeveralThings, //!< Arguments: things that cannot be looked for as one.
        NoDetector, //!< Arguments: the file that is not there, of the package opencv-data.
        LookedForAs, //!< Arguments: a word, and the wider one that it was taken for.
        NothingFound,
        NothingSure, //!< All candidates may well be something else.
    };
    Kind kind = Kind::NothingFound;
    std::vector<std::string> arguments = {};
    bool operator==(const GroundingNote &) const = default;
};

//! What became of one phrase.
struct Grounding
{
    std::string phrase;
    std::vector<GroundedCandidate> candidates; //!< Best first; none where words are unknown.
    std::vector<std::string> unknownWords; //!< That the engine does not understand.
    std::vector<GroundingNote> notes; //!< What was looked for instead, why nothing was found.
};

//! What something looks like, to be looked for on other pictures; of one engine.
struct GroundingExample
{
    std::vector<float> vector;
};

//! Finds what texts name on one picture. The picture is looked at once, when it is first asked
//! about; each further phrase is cheap. Used by one thread at a time.
class Grounder
{
public:
    virtual ~Grounder() = default;
    //! The picture that is asked about, of 3 or 4 channels; at once when it is the same as before.
    //! others: up to two pictures from shortly before or after in the same shot, of the same size,
    //! for engines that understand motion.
    virtual void setPicture(ImagePtr picture, std::vector<ImagePtr> others = {}) = 0;
    //! One answer for each phrase (UTF-8), in their order, each found by itself. Errors:
    //! InvalidInput without a picture, Cancelled, OutOfMemory. Cancelled soon after it is asked to
    //! stop.
    virtual Result<std::vector<Grounding>> find(const std::vector<std::string> &phrases,
                                                std::stop_token stop = {}) = 0;

    //! Takes what is in this box of the picture as an example. Errors: as of find(); NotFound where
    //! there is nothing; Unsupported by engines that go by words alone.
    virtual Result<GroundingExample> example(const Box &box, std::stop_token stop = {});
    //! More of what is like this, on the picture that is set now; the phrase goes into the answer.
    virtual Result<Grounding> findLike(const GroundingExample &example, const std::string &phrase,
                                       std::stop_token stop = {});
};

//! The phrases of one line of text, which ";" keeps apart: without blanks around them, none empty
//! and none twice.
std::vector<std::string> phrasesOf(const std::string &line);

} // namespace filigree
