// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/options.h"

#include <algorithm>
#include <sstream>

namespace filigree::cli {
namespace {

tl::unexpected<Error> usageError(const Syntax &syntax, const std::string &problem)
{
    return fail(Error::Kind::InvalidInput,
                problem + ". See 'filigree " + syntax.command + " --help'.");
}

//! Number of single-letter changes between two words, to guess what was meant.
std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
            diagonal = above;
        }
    }
    return row.back();
}

std::string guess(const Syntax &syntax, std::string_view name)
{
    const auto nearest = std::ranges::min_element(
        syntax.options, {}, [&](const Option &option) { return editDistance(option.name, name); });
    if (nearest == syntax.options.end() || editDistance(nearest->name, name) > 3)
        return {};
    return "; did you mean " + nearest->name + "?";
}

} // namespace

Result<> parseArguments(const std::vector<std::string> &arguments, const Syntax &syntax)
{
    bool onlyPositionals = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string &argument = arguments[i];
        if (!onlyPositionals && argument == "--") {
            onlyPositionals = true;
            continue;
        }
        if (onlyPositionals || argument.size() < 2 || argument[0] != '-') {
            if (!syntax.positional)
                return usageError(syntax, "'" + argument + "' is one argument too many");
            if (const auto taken = syntax.positional(argument); !taken)
                return usageError(syntax, taken.error().message);
            continue;
        }
        const auto equals = argument.find('=');
        const std::string name = argument.substr(0, equals);
        const auto option = std::ranges::find(syntax.options, name, &Option::name);
        if (option == syntax.options.end())
            return usageError(syntax, "Unknown option " + name + guess(syntax, name));
        std::string value;
        if (option->value.empty()) {
            if (equals != std::string::npos)
                return usageError(syntax, name + " takes no value");
        } else if (equals != std::string::npos) {
            value = argument.substr(equals + 1);
        } else if (i + 1 < arguments.size() && !arguments[i + 1].starts_with("--")) {
            value = arguments[++i];
        }
        if (!option->value.empty() && value.empty())
            return usageError(syntax, name + " needs a value: " + name + ' ' + option->value);
        if (const auto taken = option->take(value); !taken)
            return usageError(syntax, name + ": " + taken.error().message);
    }
    return {};
}

bool asksForHelp(const std::vector<std::string> &arguments)
{
    const auto end = std::ranges::find(arguments, "--");
    return std::any_of(arguments.begin(), end,
                       [](const std::string &a) { return a == "--help" || a == "-h"; });
}

std::string helpText(const Syntax &syntax)
{
    std::ostringstream text;
    text << "usage: filigree " << syntax.usage << "\n\n" << syntax.summary << "\n";
    if (!syntax.options.empty())
        text << "\noptions:\n";
    constexpr std::size_t column = 28;
    for (const Option &option : syntax.options) {
        std::string left = "  " + option.name + (option.value.empty() ? "" : ' ' + option.value);
        left.append(left.size() < column ? column - left.size() : 1, ' ');
        // Continuation lines of the help line up under its first one.
        std::string right = option.help;
        for (auto at = right.find('\n'); at != std::string::npos; at = right.find('\n', at + 1))
            right.insert(at + 1, column, ' ');
        text << (left.size() > column ? left + '\n' + std::string(column, ' ') : left) << right
             << '\n';
    }
    if (!syntax.notes.empty())
        text << '\n' << syntax.notes << '\n';
    return text.str();
}

Option mediaOption(std::vector<std::string> &folders)
{
    return {"--media", "FOLDER",
            "of a project: look for footage that has moved in and below this folder;\n"
            "may be repeated",
            [&folders](const std::string &folder) -> Result<> {
                folders.push_back(folder);
                return {};
            }};
}

} // namespace filigree::cli
