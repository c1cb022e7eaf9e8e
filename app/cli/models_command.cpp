// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/models_command.h"

#include "app/cli/exit_code.h"
#include "app/cli/info_json.h"
#include "app/cli/models_json.h"
#include "app/cli/options.h"
#include "app/cli/progress_printer.h"
#include "app/cli/stop_on_signal.h"
#include "app/cli/terminal.h"
#include "app/cli/values.h"
#include "app/jobs/model_import.h"
#include "app/settings/model_settings.h"
#include "app/settings/preferences.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>
#include <iostream>

namespace filigree::cli {
namespace {

struct ModelsArguments
{
    std::string verb;
    std::vector<std::string> names; //!< Ids, or files to import.
    ModelSettings settings;
    bool asJson = false;
    bool quiet = false;
};

//! One call of "filigree models".
class ModelsCommand
{
public:
    ModelsCommand(const ModelsArguments &arguments, ModelCatalogue catalogue)
        : m_arguments(arguments)
        , m_catalogue(std::move(catalogue))
        , m_store(arguments.settings.folder)
        , m_printer(std::cerr,
                    arguments.quiet                 ? ProgressPrinter::Style::Quiet
                        : standardErrorIsTerminal() ? ProgressPrinter::Style::Terminal
                                                    : ProgressPrinter::Style::Lines,
                    terminalWidth())
    { }

    int execute()
    {
        Result<> done; // of several errors the last, the others are printed
        for (const std::string &name : names()) {
            const auto one = act(name);
            m_printer.finish();
            if (one)
                continue;
            if (!done)
                failedWith(done.error());
            done = one;
            if (one.error().kind == Error::Kind::Cancelled)
                break;
        }
        print();
        if (m_arguments.verb == "verify" && names().empty() && !m_arguments.asJson)
            std::puts("no model is installed");
        return done ? exitDone : failedWith(done.error());
    }

private:
    // Without names: of all models, or of all that are there.
    std::vector<std::string> names() const
    {
        if (!m_arguments.names.empty())
            return m_arguments.names;
        std::vector<std::string> all;
        for (const ModelInfo &model : m_catalogue) {
            const ModelState state = m_store.status(model).state;
            const bool isThere = state != ModelState::Absent && state != ModelState::Partial;
            if (m_arguments.verb == "list" || (m_arguments.verb == "verify" && isThere))
                all.push_back(model.id.toStdString());
        }
        return all;
    }

    Result<> act(const std::string &name)
    {
        if (m_arguments.verb == "import") {
            const QString file = QDir::current().absoluteFilePath(QString::fromStdString(name));
            return importModel(m_store, m_catalogue, file, m_signals.token(),
                               progress("importing " + name))
                .map([&](const ImportedModel &imported) { m_touched.append(imported.model); });
        }
        const ModelInfo *model = findModel(m_catalogue, QString::fromStdString(name));
        if (!model)
            return fail(Error::Kind::NotFound,
                        "There is no model '" + name + "'; 'filigree models list' shows all.");
        Result<> done;
        if (m_arguments.verb == "download") {
            if (m_store.status(*model).state != ModelState::Verified)
                done = downloadModel(m_store, *model, m_arguments.settings.download,
                                     m_signals.token(), progress("downloading " + name))
                           .map([](const ModelStatus &) {});
        } else if (m_arguments.verb == "verify") {
            done = m_store.verify(*model, m_signals.token(), progress("verifying " + name))
                       .map([](const ModelStatus &) {});
        } else if (m_arguments.verb == "remove") {
            done = m_store.remove(*model);
        }
        if (done)
            m_touched.append(*model);
        return done;
    }

    ByteProgress progress(const std::string &stage)
    {
        return [this, stage = stage + ", MB"](qint64 done, qint64 total) {
            m_printer.update(stage, int(done / 1000000), int(std::max(done, total) / 1000000));
        };
    }

    void print() const
    {
        QJsonArray models;
        for (const ModelInfo &model : m_touched)
            models.append(modelJson(model, m_store));
        if (m_arguments.asJson) {
            const QJsonObject all{{"folder", m_store.folder()},
                                  {"bytesOnDisk", m_store.diskUse()},
                                  {"models", models}};
            std::fputs(QJsonDocument(all).toJson().constData(), stdout);
        } else if (m_arguments.verb == "list") {
            std::fputs(modelTable(m_touched, m_store).c_str(), stdout);
        } else if (m_arguments.verb == "info") {
            for (const QJsonValue &model : models)
                std::fputs((readable(model.toObject()) + '\n').c_str(), stdout);
        } else {
            for (const ModelInfo &model : m_touched)
                std::printf("%s: %s\n", model.id.toUtf8().constData(),
                            modelStateName(m_store.status(model).state));
        }
    }

    const ModelsArguments &m_arguments;
    ModelCatalogue m_catalogue;
    ModelStore m_store;
    StopOnSignal m_signals;
    ProgressPrinter m_printer;
    ModelCatalogue m_touched; // what was done as wanted
};

Syntax modelsSyntax(ModelsArguments &to)
{
    const auto takeText = [](QString &target) {
        return [&target](const std::string &text) -> Result<> {
            target = QString::fromStdString(text);
            return {};
        };
    };
    const auto flag = [](bool &target) {
        return [&target](const std::string &) -> Result<> {
            target = true;
            return {};
        };
    };
    Syntax syntax;
    syntax.command = "models";
    syntax.usage = "models list|info|import|download|verify|remove [ID…|FILE…] [options]";
    syntax.summary = "See and install the networks that need a download.\n\n"
                     "  list            all models, and what is installed\n"
                     "  info ID…        all that is known of them, licence and figures included\n"
                     "  download ID…    get them and verify them; goes on where it broke off\n"
                     "  import FILE…    copy files that you have; by hash, else by their tensors\n"
                     "  verify [ID…]    read what is installed again, or was put there by hand\n"
                     "  remove ID…      delete them";
    syntax.options = {
        {"--json", "", "machine-readable", flag(to.asJson)},
        {"--mirror", "URL", "a copy of a models folder, asked in place of the authors' servers",
         takeText(to.settings.download.mirror)},
        {"--proxy", "URL", "http://HOST:PORT or socks5://HOST:PORT; 'none': not even the system's",
         takeText(to.settings.download.proxy)},
        {"--folder", "DIR", "where models lie (default: FILIGREE_MODELS, else among your data)",
         [&to](const std::string &text) -> Result<> {
             to.settings.folder =
                 QDir::cleanPath(QDir::current().absoluteFilePath(QString::fromStdString(text)));
             return {};
         }},
        {"--quiet", "", "no progress", flag(to.quiet)}};
    syntax.positional = [&to](const std::string &value) -> Result<> {
        static const std::vector<std::string> verbs = {"list",     "info",   "import",
                                                       "download", "verify", "remove"};
        if (!to.verb.empty()) {
            to.names.push_back(value);
            return {};
        }
        if (std::ranges::find(verbs, value) == verbs.end())
            return refuse('\'' + value
                          + "' is not one of list, info, import, download, verify, remove");
        to.verb = value;
        return {};
    };
    syntax.notes = "A model is used only once its file has the published SHA-256, or, where none "
                   "is\npublished, stays what it was when it was installed (\"unverified\").\n"
                   "FILIGREE_MODEL_CATALOGUE names a catalogue of your own in place of ours.";
    return syntax;
}

} // namespace

int runModels(const std::vector<std::string> &arguments)
{
    ModelsArguments parsed;
    parsed.settings = modelSettings(Preferences().values());
    const Syntax syntax = modelsSyntax(parsed);
    if (asksForHelp(arguments)) {
        std::fputs(helpText(syntax).c_str(), stdout);
        return exitDone;
    }
    if (const auto taken = parseArguments(arguments, syntax); !taken)
        return misused(taken.error());
    const bool needsNames = parsed.verb != "list" && parsed.verb != "verify";
    if (parsed.verb.empty() || (needsNames && parsed.names.empty()))
        return misused({Error::Kind::InvalidInput,
                        (parsed.verb.empty() ? "Nothing to do is given"
                                             : "No model is given to " + parsed.verb)
                            + ". See 'filigree models --help'."});
    auto catalogue = modelCatalogue();
    if (!catalogue)
        return failedWith(catalogue.error());
    return ModelsCommand(parsed, std::move(*catalogue)).execute();
}

} // namespace filigree::cli
