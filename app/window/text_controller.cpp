// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/text_controller.h"

#include "app/document/document.h"
#include "app/document/editor_state.h"
#include "app/jobs/view_request.h"
#include "app/settings/error_text.h"
#include "app/settings/window_settings.h"
#include "app/window/found_keys.h"
#include "app/window/found_taking.h"
#include "app/window/grounding_texts.h"
#include "inference/predictors/engines.h"
#include "project_io/media/cached_frame_source.h"
#include "widgets/panels/found_panel.h"
#include "widgets/panels/text_bar.h"
#include "widgets/translated.h"
#include "widgets/viewer/viewer.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <set>
#include <utility>

namespace filigree {
namespace {

using namespace std::chrono_literals;

constexpr auto typingPause = 350ms; // after which what is typed is looked for
constexpr qsizetype keptTexts = 30;
constexpr double usualThreshold = 0.2;
const QString historyKey = QStringLiteral("text/history");
const QString thresholdKey = QStringLiteral("text/threshold");
const char *const ownFinder = "builtin";
const char *const network = "owlv2_base_patch16_ensemble"; // that knows all words

} // namespace

TextController::TextController(Document &document, EditorState &state, TextBar &bar,
                               FoundPanel &panel, Viewer &viewer,
                               const std::shared_ptr<WorkGate> &gate, GroundService::Maker maker,
                               QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_state(state)
    , m_bar(bar)
    , m_panel(panel)
    , m_viewer(viewer)
    , m_keys(new FoundKeys(this))
    , m_service(gate, std::move(maker))
{
    const QSettings settings = windowSettings();
    m_history = settings.value(historyKey).toStringList();
    m_threshold = std::clamp(settings.value(thresholdKey, usualThreshold).toDouble(), 0.0, 1.0);
    QStringList words;
    for (const std::string &word : knownWords())
        words << QString::fromStdString(word);
    m_bar.setWords(words);
    m_bar.setHistory(m_history);
    m_panel.setThreshold(m_threshold);
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(typingPause);
    connect(&m_debounce, &QTimer::timeout, this, [this] { search(typedPhrases()); });
    connect(&m_service, &GroundService::answered, this, &TextController::take);
    connect(&m_service, &GroundService::failed, this, &TextController::fail);
    followWidgets();
    followDocument();
    translated(&m_panel, [this] {
        m_panel.setHelp(help());
        show();
    });
}

TextController::~TextController() = default;

void TextController::followWidgets()
{
    connect(&m_bar, &TextBar::typed, this, &TextController::typed);
    connect(&m_bar, &TextBar::submitted, this, [this] { submit(false); });
    connect(&m_bar, &TextBar::allWanted, this, [this] { submit(true); });
    connect(&m_bar, &TextBar::listWanted, &m_panel, &FoundPanel::focusList);
    connect(&m_bar, &TextBar::dismissed, this, [this] {
        if (m_question == 0 && m_shown.empty())
            m_viewer.setFocus();
        dismiss();
    });
    connect(&m_panel, &FoundPanel::markedChanged, this, &TextController::mark);
    connect(&m_panel, &FoundPanel::accepted, this, [this] { accept(markedOrBest()); });
    connect(&m_panel, &FoundPanel::rowAccepted, this, [this](int row) { accept({row}); });
    connect(&m_panel, &FoundPanel::allAccepted, this, [this] { accept(newOnes()); });
    connect(&m_panel, &FoundPanel::dismissed, this, &TextController::dismiss);
    connect(&m_panel, &FoundPanel::againRequested, this, &TextController::detectAgain);
    connect(&m_panel, &FoundPanel::modelsRequested, this, &TextController::modelsRequested);
    connect(&m_panel, &FoundPanel::thresholdChanged, this, [this](double score) {
        m_threshold = score;
        windowSettings().setValue(thresholdKey, score);
        m_marked.clear();
        show();
    });
    connect(&m_viewer, &Viewer::candidateClicked, this, [this](int candidate, bool marks) {
        if (marks)
            toggle(candidate);
        else
            accept({candidate});
    });
    m_keys->watch(m_viewer);
    m_keys->watch(m_panel);
    connect(m_keys, &FoundKeys::toggled, this, &TextController::toggle);
    connect(m_keys, &FoundKeys::accepted, this,
            [this](bool all) { accept(all ? newOnes() : markedOrBest()); });
    connect(m_keys, &FoundKeys::dismissed, this, &TextController::dismiss);
}

void TextController::followDocument()
{
    const auto takeClip = [this] {
        dismiss();
        m_bar.setEnabled(m_document.frames() != nullptr);
        m_panel.setAgainEnabled(m_bar.isEnabled());
    };
    connect(&m_document, &Document::currentClipChanged, this, takeClip);
    connect(&m_document, &Document::mediaChanged, this, takeClip);
    connect(&m_state, &EditorState::frameChanged, this, &TextController::dismiss);
    takeClip();
}

void TextController::setEngines(const EngineOptions &options)
{
    m_service.setEngines(options);
    m_knowsAllWords = bestGrounder(options) != ownFinder;
    m_panel.setHelp(help());
}

void TextController::begin()
{
    m_bar.setFocus(Qt::ShortcutFocusReason);
    m_bar.selectAll();
}

std::vector<std::string> TextController::typedPhrases() const
{
    return phrasesOf(m_bar.text().toStdString());
}

void TextController::typed()
{
    cancel(); // it would answer what is no longer asked
    m_isEager = false;
    if (typedPhrases().empty())
        dismiss();
    else
        m_debounce.start();
}

//! Enter takes what is shown; where that is not what is typed, it looks for it first.
void TextController::submit(bool all)
{
    const bool isAnswered = !m_debounce.isActive() && m_question == 0;
    if (isAnswered && !m_shown.empty() && m_asked == typedPhrases())
        return accept(all ? newOnes() : markedOrBest());
    m_isEager = true;
    if (m_question == 0 || m_debounce.isActive())
        search(typedPhrases());
}

void TextController::detectAgain()
{
    const ClipEntry *clip = m_document.clip();
    if (!clip || !m_document.frames())
        return;
    std::vector<std::string> phrases = knownTexts(*clip);
    for (const std::string &phrase : typedPhrases()) {
        if (std::ranges::find(phrases, phrase) == phrases.end())
            phrases.push_back(phrase);
    }
    if (phrases.empty())
        return emit noticed(tr("No object was found by text yet: type what is to be found."));
    m_isEager = true;
    search(phrases);
}

int TextController::exampleFrame(ObjectId object) const
{
    const Revisions &revisions = *m_document.revisions();
    const auto isShown = [&](int frame) {
        return !revisions.best(object, ResultKind::MaskLogits, frame).key.isNull();
    };
    int nearest = isShown(m_state.frame()) ? m_state.frame() : -1;
    const auto away = [this](int frame) { return std::abs(frame - m_state.frame()); };
    for (const auto &[frame, prompts] : m_document.clip()->prompts) {
        if (prompts.contains(object) && isShown(frame)
            && (nearest < 0 || away(frame) < away(nearest)))
            nearest = frame;
    }
    return nearest;
}

void TextController::findLike()
{
    const ClipEntry *clip = m_document.clip();
    const ObjectInfo *object = clip ? clip->object(m_state.object()) : nullptr;
    if (!object)
        return;
    const int frame = exampleFrame(object->id);
    if (frame < 0)
        return emit noticed(tr("“%1” has no mask yet: click or box it first.")
                                .arg(QString::fromStdString(object->name)));
    m_isEager = true;
    search({withExampleMark(object->name)}, GroundTask::Example{object->id, frame, object->name});
}

void TextController::search(const std::vector<std::string> &phrases,
                            std::optional<GroundTask::Example> like)
{
    m_debounce.stop();
    const ClipEntry *clip = m_document.clip();
    if (phrases.empty() || !clip || !m_document.frames())
        return;
    const int frame = m_state.frame();
    std::set<int> shown = framesOfView(frame, {}, m_document.clipInfo().frameCount);
    if (like)
        shown.insert(like->frame);
    m_asked = phrases;
    m_question = m_service.ask({clipForView(*clip, shown), m_document.frames(), m_document.store(),
                                frame, phrases, std::move(like)});
    emit activityChanged(tr("Looking for %1").arg(quotedList(phrases)));
}

void TextController::cancel()
{
    m_debounce.stop();
    if (std::exchange(m_question, 0) == 0)
        return;
    m_service.cancel();
    emit activityChanged({});
}

void TextController::dismiss()
{
    cancel();
    if (m_answer.groundings.empty())
        return; // there is nothing to be seen of it
    m_answer = {};
    m_asked.clear();
    m_marked.clear();
    show();
}

void TextController::take(quint64 question, const GroundAnswer &answer)
{
    if (question != m_question)
        return;
    m_question = 0;
    emit activityChanged({});
    m_answer = answer;
    m_marked.clear();
    show();
    if (!m_shown.empty())
        m_bar.endCompletion(); // so that Down leads to the list
    emit panelWanted();
    const bool isAnswer = std::ranges::any_of(m_shown, [](auto &one) { return one.found.isSure; });
    if (std::exchange(m_isEager, false) && !isAnswer)
        emit noticed(note().replace('\n', ' '));
}

void TextController::fail(quint64 question, const Error &error)
{
    if (question != m_question)
        return;
    dismiss();
    if (error.kind != Error::Kind::Cancelled)
        emit failed(errorText(error));
}

bool TextController::isKnown(const FoundObject &found) const
{
    return m_document.clip() && m_document.clip()->object(found.object);
}

//! Why nothing was found, or what else is to be known of it.
QString TextController::note() const
{
    QStringList notes = groundingTexts(m_answer.groundings, m_answer.grounder == network);
    const int hidden = int(m_answer.objects.size() - m_shown.size());
    if (hidden > 0)
        notes << tr("%n less sure, below the least score", nullptr, hidden);
    return notes.join('\n');
}

QString TextController::help() const
{
    if (m_knowsAllWords)
        return {};
    return (QStringList{tr("Without OWLv2 the built-in finder knows these English words; all words "
                           "of a phrase must hold, and “;” keeps phrases apart:")}
            << vocabularyTexts())
        .join(QStringLiteral("\n\n"));
}

//! What is sure enough, over the picture and in the list.
void TextController::show()
{
    m_shown.clear();
    std::ranges::copy_if(m_answer.objects, std::back_inserter(m_shown),
                         [this](const auto &one) { return one.found.score >= m_threshold; });
    m_keys->setActive(!m_shown.empty());
    const bool severalPhrases = m_answer.groundings.size() > 1;
    QList<FoundRow> rows;
    for (const FoundObject &one : m_shown) {
        const QString phrase = QString::fromStdString(one.found.phrase);
        const QString label = candidateText(one.found, m_answer.grounder == ownFinder);
        FoundRow row{int(rows.size()) + 1, label, one.found.score, {}};
        if (severalPhrases && label != phrase)
            row.text = tr("%1: %2", "a phrase and what was found for it").arg(phrase, label);
        if (isKnown(one))
            row.object = QString::fromStdString(m_document.clip()->object(one.object)->name);
        rows.append(row);
    }
    const bool hasUnknown = std::ranges::any_of(
        m_answer.groundings, [](const Grounding &one) { return !one.unknownWords.empty(); });
    const bool wantsHelp = hasUnknown && rows.isEmpty() && !m_knowsAllWords;
    m_panel.setFound(rows, wantsHelp ? note() + "\n\n" + help() : note());
    m_panel.setModelsOffered(hasUnknown);
    mark(m_marked);
}

void TextController::mark(const QList<int> &rows)
{
    m_marked = rows;
    std::vector<ShownCandidate> candidates;
    for (int i = 0; i < int(m_shown.size()); ++i) {
        const FoundObject &one = m_shown[std::size_t(i)];
        //: On the picture: the number of what was found, and how sure it is
        const QString sure = tr("%1   %2 %");
        //: Likewise, of what may be something else
        const QString unsure = tr("%1 ?   %2 %");
        const QString text =
            (one.found.isSure ? sure : unsure).arg(i + 1).arg(qRound(100 * one.found.score));
        candidates.push_back({one.found.box, text, m_marked.contains(i), isKnown(one)});
    }
    emit candidatesChanged(candidates);
}

void TextController::toggle(int row)
{
    if (row >= int(m_shown.size()))
        return;
    if (!m_marked.removeOne(row))
        m_marked.append(row);
    mark(m_marked);
    m_panel.setMarked(m_marked);
}

QList<int> TextController::newOnes() const
{
    return newObjects(m_document, m_shown);
}

QList<int> TextController::markedOrBest() const
{
    if (!m_marked.isEmpty())
        return m_marked;
    QList<int> rows = newOnes();
    if (const auto known =
            std::ranges::find_if(m_shown, [this](auto &one) { return isKnown(one); });
        rows.isEmpty() && known != m_shown.end())
        rows = {int(known - m_shown.begin())}; // says once more where its object is
    return rows.isEmpty() ? rows : QList<int>{*std::ranges::max_element(rows, {}, [this](int row) {
        return m_shown[std::size_t(row)].found.score;
    })};
}

void TextController::accept(QList<int> rows)
{
    std::ranges::sort(rows);
    if (rows.isEmpty() && !m_shown.empty())
        emit noticed(
            std::ranges::all_of(m_shown, [this](auto &one) { return isKnown(one); })
                ? tr("All that was found are objects already.")
                : tr("What is left is unsure: click what you mean, or mark it by its number."));
    rows.removeIf([this](int row) {
        const ObjectInfo *locked =
            lockedObject(m_document, m_shown[std::size_t(row)], m_answer.frame);
        if (locked)
            emit noticed(tr("“%1” is locked here. Unlock it to change it.")
                             .arg(QString::fromStdString(locked->name)));
        return locked != nullptr;
    });
    if (rows.isEmpty())
        return;
    std::vector<FoundObject> taken;
    for (const int row : rows)
        taken.push_back(m_shown[std::size_t(row)]);
    const ObjectId first = takeFound(m_document, m_answer, taken);
    remember();
    dismiss();
    m_state.setObject(first);
    m_viewer.setFocus(); // to refine by clicks
}

//! The text, for the next time.
void TextController::remember()
{
    const QString text = m_bar.text().trimmed();
    if (text.isEmpty())
        return;
    m_history.removeAll(text);
    m_history.prepend(text);
    m_history = m_history.mid(0, keptTexts);
    m_bar.setHistory(m_history);
    windowSettings().setValue(historyKey, m_history);
}

} // namespace filigree
