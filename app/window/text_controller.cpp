// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/text_controller.h"

#include "app/commands/object_commands.h"
#include "app/commands/prompt_commands.h"
#include "app/document/document.h"
#include "app/document/editor_state.h"
#include "app/jobs/view_request.h"
#include "project_io/media/cached_frame_source.h"
#include "widgets/panels/found_panel.h"
#include "widgets/panels/text_bar.h"
#include "widgets/viewer/viewer.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QSettings>

#include <algorithm>
#include <chrono>
#include <utility>

namespace filigree {
namespace {

using namespace std::chrono_literals;

constexpr auto typingPause = 350ms; // after which what is typed is looked for
constexpr qsizetype keptTexts = 30;
constexpr double usualThreshold = 0.2;
const QString historyKey = QStringLiteral("text/history");
const QString thresholdKey = QStringLiteral("text/threshold");
const char *const network = "owlv2_base_patch16_ensemble"; // that knows all words

QSettings windowSettings()
{
    return {QSettings::IniFormat, QSettings::UserScope, "filigree", "window"};
}

QString quoted(const std::vector<std::string> &words)
{
    QStringList all;
    for (const std::string &word : words)
        all << TextController::tr("“%1”").arg(QString::fromStdString(word));
    return QLocale().createSeparatedList(all);
}

//! The text prompts of all frames, each text once.
std::vector<std::string> knownTexts(const ClipEntry &clip)
{
    std::vector<std::string> texts;
    for (const auto &[frame, objects] : clip.prompts) {
        for (const auto &[object, prompts] : objects) {
            for (const Prompt &prompt : prompts) {
                const auto *text = std::get_if<TextPrompt>(&prompt);
                if (text && std::ranges::find(texts, text->text) == texts.end())
                    texts.push_back(text->text);
            }
        }
    }
    return texts;
}

//! The phrase, or with a number after it where there is such an object.
std::string freeName(const ClipEntry &clip, const std::string &phrase)
{
    std::string name = phrase;
    for (int number = 2; clip.objectNamed(name); ++number)
        name = phrase + ' ' + std::to_string(number);
    return name;
}

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
    show();
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
        if (!marks)
            return accept({candidate});
        if (!m_marked.removeOne(candidate))
            m_marked.append(candidate);
        mark(m_marked);
        m_panel.setMarked(m_marked);
    });
    // While candidates are shown some keys are about them, wherever the focus is but in a field.
    m_viewer.installEventFilter(this);
    m_panel.installEventFilter(this);
    for (QWidget *part : m_panel.findChildren<QWidget *>())
        part->installEventFilter(this);
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

void TextController::search(const std::vector<std::string> &phrases)
{
    m_debounce.stop();
    const ClipEntry *clip = m_document.clip();
    if (phrases.empty() || !clip || !m_document.frames())
        return;
    const int frame = m_state.frame();
    m_asked = phrases;
    m_question = m_service.ask(
        {clipForView(*clip, framesOfView(frame, {}, m_document.clipInfo().frameCount)),
         m_document.frames(), m_document.store(), frame, phrases});
    emit activityChanged(tr("Looking for %1").arg(quoted(phrases)));
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
    emit panelWanted();
    if (std::exchange(m_isEager, false) && m_shown.empty())
        emit noticed(note().replace('\n', ' '));
}

void TextController::fail(quint64 question, const Error &error)
{
    if (question != m_question)
        return;
    dismiss();
    if (error.kind != Error::Kind::Cancelled)
        emit failed(QString::fromStdString(error.message));
}

bool TextController::isKnown(const FoundObject &found) const
{
    return m_document.clip() && m_document.clip()->object(found.object);
}

//! Why nothing was found, or what else is to be known of it.
QString TextController::note() const
{
    QStringList notes;
    for (const Grounding &grounding : m_answer.groundings) {
        if (!grounding.unknownWords.empty())
            notes << tr("The built-in finder does not know %1. Install OWLv2 and its vocabulary "
                        "(Edit ▸ Models) to find what any words name.")
                         .arg(quoted(grounding.unknownWords));
        else if (grounding.candidates.empty() && m_answer.grounder == network)
            notes << tr("Nothing on this frame looks like “%1”.")
                         .arg(QString::fromStdString(grounding.phrase));
        else if (!grounding.note.empty())
            notes << QString::fromStdString(grounding.note);
    }
    const int hidden = int(m_answer.objects.size() - m_shown.size());
    if (hidden > 0)
        notes << tr("%n less sure, below the least score", nullptr, hidden);
    return notes.join('\n');
}

//! What is sure enough, over the picture and in the list.
void TextController::show()
{
    m_shown.clear();
    std::ranges::copy_if(m_answer.objects, std::back_inserter(m_shown),
                         [this](const auto &one) { return one.found.score >= m_threshold; });
    const bool severalPhrases = m_answer.groundings.size() > 1;
    QList<FoundRow> rows;
    for (const FoundObject &one : m_shown) {
        const QString phrase = QString::fromStdString(one.found.phrase);
        const QString label = QString::fromStdString(one.found.label);
        FoundRow row{int(rows.size()) + 1, label, one.found.score, {}};
        if (severalPhrases && label != phrase)
            row.text = tr("%1: %2", "a phrase and what was found for it").arg(phrase, label);
        if (isKnown(one))
            row.object = QString::fromStdString(m_document.clip()->object(one.object)->name);
        rows.append(row);
    }
    m_panel.setFound(rows, note());
    m_panel.setModelsOffered(std::ranges::any_of(
        m_answer.groundings, [](const Grounding &one) { return !one.unknownWords.empty(); }));
    mark(m_marked);
}

void TextController::mark(const QList<int> &rows)
{
    m_marked = rows;
    std::vector<ShownCandidate> candidates;
    for (int i = 0; i < int(m_shown.size()); ++i) {
        const FoundObject &one = m_shown[std::size_t(i)];
        //: On the picture: the number of what was found, and how sure it is
        const QString text = tr("%1   %2 %").arg(i + 1).arg(qRound(100 * one.found.score));
        candidates.push_back({one.found.box, text, m_marked.contains(i), isKnown(one)});
    }
    emit candidatesChanged(candidates);
}

QList<int> TextController::newOnes() const
{
    QList<int> rows;
    for (int i = 0; i < int(m_shown.size()); ++i) {
        if (!isKnown(m_shown[std::size_t(i)]))
            rows.append(i);
    }
    return rows;
}

QList<int> TextController::markedOrBest() const
{
    if (!m_marked.isEmpty())
        return m_marked;
    QList<int> rows = newOnes();
    if (rows.isEmpty() && !m_shown.empty())
        rows = {0}; // says once more where its object is
    return rows.isEmpty() ? rows : QList<int>{*std::ranges::max_element(rows, {}, [this](int row) {
        return m_shown[std::size_t(row)].found.score;
    })};
}

void TextController::accept(QList<int> rows)
{
    std::ranges::sort(rows);
    if (rows.isEmpty() && !m_shown.empty())
        emit noticed(tr("All that was found are objects already."));
    rows.removeIf([this](int row) {
        const ObjectInfo *locked = lockedObject(m_shown[std::size_t(row)]);
        if (locked)
            emit noticed(tr("“%1” is locked here. Unlock it to change it.")
                             .arg(QString::fromStdString(locked->name)));
        return locked != nullptr;
    });
    if (rows.isEmpty())
        return;
    // As one step to undo. A command is made when what it changes is there.
    std::vector<std::string> phrases;
    for (const int row : rows) {
        const std::string &phrase = m_shown[std::size_t(row)].found.phrase;
        if (std::ranges::find(phrases, phrase) == phrases.end())
            phrases.push_back(phrase);
    }
    const ObjectId first = isKnown(m_shown[std::size_t(rows.front())])
        ? m_shown[std::size_t(rows.front())].object
        : nextObjectId(m_document);
    const std::vector<FoundObject> shown = m_shown; // commands may make it be shown anew
    m_document.undoStack().beginMacro(tr("Find %1").arg(quoted(phrases)));
    for (const int row : rows)
        say(shown[std::size_t(row)]);
    m_document.undoStack().endMacro();
    remember();
    dismiss();
    m_state.setObject(first);
    m_viewer.setFocus(); // to refine by clicks
}

const ObjectInfo *TextController::lockedObject(const FoundObject &found) const
{
    const ObjectInfo *object = m_document.clip()->object(found.object);
    const bool isLocked =
        object && object->isLockedOn(m_answer.frame);
    return isLocked ? object : nullptr;
}

void TextController::say(const FoundObject &found)
{
    const GroundedCandidate &candidate = found.found;
    PromptPlace place{m_answer.frame, found.object};
    if (!isKnown(found)) {
        place.object = nextObjectId(m_document);
        m_document.push(addObject(m_document, freeName(*m_document.clip(), candidate.phrase)));
    }
    m_document.push(addPrompt(
        m_document, place,
        TextPrompt{candidate.phrase, {candidate.box}, candidate.score, m_answer.grounder}));
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

bool TextController::wantsKey(const QKeyEvent &event) const
{
    if (m_shown.empty())
        return false;
    const bool isPlain = (event.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return isPlain || (event.modifiers() & Qt::ControlModifier);
    case Qt::Key_Escape:
        return isPlain;
    default:
        return isPlain && event.key() >= Qt::Key_1 && event.key() <= Qt::Key_9;
    }
}

void TextController::useKey(const QKeyEvent &event)
{
    if (event.key() == Qt::Key_Escape)
        return dismiss();
    if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter)
        return accept(event.modifiers() & Qt::ControlModifier ? newOnes() : markedOrBest());
    const int row = event.key() - Qt::Key_1;
    if (row >= int(m_shown.size()))
        return;
    if (!m_marked.removeOne(row))
        m_marked.append(row);
    mark(m_marked);
    m_panel.setMarked(m_marked);
}

bool TextController::eventFilter(QObject *watched, QEvent *event)
{
    const bool overrides = event->type() == QEvent::ShortcutOverride;
    if (!overrides && event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    const auto &key = static_cast<const QKeyEvent &>(*event);
    if (!wantsKey(key))
        return QObject::eventFilter(watched, event);
    if (overrides)
        event->accept();
    else
        useKey(key);
    return true;
}

} // namespace filigree
