// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/checkpoint/pickle.h"

#include "inference/models/checkpoint/pickle_stream.h"
#include "inference/models/checkpoint/pickle_tensors.h"

#include <bit>
#include <charconv>
#include <unordered_map>

namespace filigree {
namespace {

std::string hexByte(unsigned char byte)
{
    constexpr char digits[] = "0123456789abcdef";
    return {'0', 'x', digits[byte >> 4], digits[byte & 15]};
}

} // namespace

//! The machine that a pickle is a program for: a stack, marks in it, and a memo.
class PickleReader
{
public:
    PickleReader(std::span<const std::byte> bytes, const StorageLookup &storages)
        : m_in(bytes)
        , m_storages(storages)
    { }

    Result<Pickle> run()
    {
        while (m_in.isGood()) {
            const auto instruction = static_cast<unsigned char>(unsignedNumber(1));
            if (!m_in.isGood())
                break;
            if (instruction == '.') {
                m_pickle.m_root = pop();
                if (m_in.isGood())
                    return std::move(m_pickle);
                break;
            }
            if (!constant(instruction) && !container(instruction) && !memory(instruction)
                && !object(instruction))
                stop(Error::Kind::Unsupported,
                     "instruction " + hexByte(instruction) + " is not known");
        }
        return tl::unexpected(m_in.problem());
    }

private:
    void stop(Error::Kind kind, std::string message) { m_in.stop(kind, std::move(message)); }
    void damaged(std::string message) { stop(Error::Kind::Unreadable, std::move(message)); }
    std::uint64_t unsignedNumber(int width) { return m_in.unsignedNumber(width); }
    std::string_view text(std::uint64_t size) { return m_in.text(size); }
    std::string_view line() { return m_in.line(); }

    // --- the stack ---

    void push(PickleValue value)
    {
        m_pickle.m_values.push_back(std::move(value));
        m_stack.push_back(&m_pickle.m_values.back());
    }
    void push(Result<PickleValue> value)
    {
        if (value)
            push(std::move(*value));
        else
            stop(value.error().kind, value.error().message);
    }
    template<typename T> void pushValue(T value) { push(PickleValue{std::move(value)}); }

    std::size_t floor() const { return m_marks.empty() ? 0 : m_marks.back(); }

    PickleValue *pop()
    {
        PickleValue *value = top();
        if (m_in.isGood())
            m_stack.pop_back();
        return value;
    }

    PickleValue *top()
    {
        if (m_stack.size() > floor())
            return m_stack.back();
        damaged("its stack is empty");
        return &m_nothing;
    }

    std::vector<PickleValue *> popToMark()
    {
        if (m_marks.empty()) {
            damaged("a mark is missing");
            return {};
        }
        const auto first = m_stack.begin() + std::ptrdiff_t(m_marks.back());
        std::vector<PickleValue *> values(first, m_stack.end());
        m_stack.erase(first, m_stack.end());
        m_marks.pop_back();
        return values;
    }

    std::vector<PickleValue *> popMany(std::size_t count)
    {
        std::vector<PickleValue *> values(count);
        for (std::size_t i = count; i-- > 0;)
            values[i] = pop();
        return values;
    }

    // --- instructions, in groups; false: not of this group ---

    bool constant(unsigned char instruction)
    {
        switch (instruction) {
        case 0x80: // protocol
            if (unsignedNumber(1) > 5)
                stop(Error::Kind::Unsupported, "its protocol is newer than 5");
            return true;
        case 0x95: // a frame begins: only a hint
            text(8);
            return true;
        case 'N':
            pushValue(PickleValue::None{});
            return true;
        case 0x88:
        case 0x89:
            pushValue(instruction == 0x88);
            return true;
        case 'J':
            pushValue(std::int64_t(std::int32_t(unsignedNumber(4))));
            return true;
        case 'K':
            pushValue(std::int64_t(unsignedNumber(1)));
            return true;
        case 'M':
            pushValue(std::int64_t(unsignedNumber(2)));
            return true;
        case 0x8a:
            longNumber(unsignedNumber(1));
            return true;
        case 0x8b:
            longNumber(unsignedNumber(4));
            return true;
        case 'I':
        case 'L':
            decimalNumber(line());
            return true;
        case 'G':
            bigEndianDouble();
            return true;
        default:
            return textConstant(instruction);
        }
    }

    bool textConstant(unsigned char instruction)
    {
        switch (instruction) {
        case 0x8c: // texts and bytes are kept alike
        case 'U':
        case 'C':
            pushValue(std::string(text(unsignedNumber(1))));
            return true;
        case 'X':
        case 'T':
        case 'B':
            pushValue(std::string(text(unsignedNumber(4))));
            return true;
        case 0x8d:
        case 0x8e:
        case 0x96:
            pushValue(std::string(text(unsignedNumber(8))));
            return true;
        case 'V':
        case 'S':
            pushValue(std::string(line()));
            return true;
        default:
            return false;
        }
    }

    void longNumber(std::uint64_t width)
    {
        const std::string_view bytes = text(width);
        if (bytes.size() > 8)
            return pushValue(PickleValue::Opaque{"int"}); // no size or offset is that large
        std::uint64_t value = 0;
        for (std::size_t i = bytes.size(); i-- > 0;)
            value = value << 8 | static_cast<unsigned char>(bytes[i]);
        if (!bytes.empty() && bytes.size() < 8 && (bytes.back() & 0x80) != 0)
            value |= ~std::uint64_t(0) << (8 * bytes.size());
        pushValue(std::int64_t(value));
    }

    void decimalNumber(std::string_view digits)
    {
        if (digits == "00" || digits == "01")
            return pushValue(digits == "01");
        if (digits.ends_with('L'))
            digits.remove_suffix(1);
        std::int64_t value = 0;
        const auto [end, problem] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (problem != std::errc() || end != digits.data() + digits.size())
            return damaged("a number is damaged");
        pushValue(value);
    }

    void bigEndianDouble()
    {
        std::uint64_t bits = 0;
        for (const char byte : text(8))
            bits = bits << 8 | static_cast<unsigned char>(byte);
        pushValue(std::bit_cast<double>(bits));
    }

    bool container(unsigned char instruction)
    {
        switch (instruction) {
        case '(':
            m_marks.push_back(m_stack.size());
            return true;
        case '0':
            pop();
            return true;
        case '1':
            popToMark();
            return true;
        case '2':
            m_stack.push_back(top());
            return true;
        case ']':
        case 0x8f: // sets are kept as lists
            pushValue(PickleValue::List{});
            return true;
        case 'l':
        case 0x91:
            pushValue(PickleValue::List{popToMark(), false});
            return true;
        case ')':
        case 0x85:
        case 0x86:
        case 0x87:
            pushValue(
                PickleValue::List{popMany(instruction == ')' ? 0 : instruction - 0x84), true});
            return true;
        case 't':
            pushValue(PickleValue::List{popToMark(), true});
            return true;
        case '}':
            pushValue(PickleValue::Dict{});
            return true;
        case 'd': {
            const std::vector<PickleValue *> values = popToMark();
            pushValue(PickleValue::Dict{});
            setItems(values);
            return true;
        }
        default:
            return filling(instruction);
        }
    }

    bool filling(unsigned char instruction)
    {
        switch (instruction) {
        case 'a':
            append(popMany(1));
            return true;
        case 'e':
        case 0x90:
            append(popToMark());
            return true;
        case 's':
            setItems(popMany(2));
            return true;
        case 'u':
            setItems(popToMark());
            return true;
        default:
            return false;
        }
    }

    void append(const std::vector<PickleValue *> &values)
    {
        PickleValue *target = top();
        if (auto *list = target->as<PickleValue::List>(); list && !list->isTuple)
            list->items.insert(list->items.end(), values.begin(), values.end());
        else if (!target->as<PickleValue::Opaque>()) // what is skipped is skipped with its contents
            damaged("something is appended to what is no list");
    }

    void setItems(const std::vector<PickleValue *> &values)
    {
        PickleValue *target = top();
        if (values.size() % 2 != 0)
            return damaged("a key has no value");
        if (auto *dict = target->as<PickleValue::Dict>()) {
            for (std::size_t i = 0; i < values.size(); i += 2)
                dict->items.emplace_back(values[i], values[i + 1]);
        } else if (!target->as<PickleValue::Opaque>()) {
            damaged("something is set in what is no dict");
        }
    }

    bool memory(unsigned char instruction)
    {
        switch (instruction) {
        case 'h':
            recall(unsignedNumber(1));
            return true;
        case 'j':
            recall(unsignedNumber(4));
            return true;
        case 'q':
            m_memo[unsignedNumber(1)] = top();
            return true;
        case 'r':
            m_memo[unsignedNumber(4)] = top();
            return true;
        case 0x94:
            m_memo.emplace(m_memo.size(), top());
            return true;
        default:
            return false;
        }
    }

    void recall(std::uint64_t index)
    {
        const auto found = m_memo.find(index);
        if (found == m_memo.end())
            return damaged("it recalls what it never kept");
        m_stack.push_back(found->second);
    }

    bool object(unsigned char instruction)
    {
        switch (instruction) {
        case 'c': {
            const std::string_view module = line();
            pushGlobal(module, line());
            return true;
        }
        case 0x93:
            stackGlobal();
            return true;
        case 'R':
        case 0x81:
            call(popMany(2));
            return true;
        case 0x92: { // with arguments by name, which nothing that is known here takes
            pop();
            call(popMany(2));
            return true;
        }
        case 'b':
            pop(); // the state of an object: hooks of parameters, contents of what is skipped
            top();
            return true;
        case 'Q':
            push(pickleStorage(*pop(), m_storages));
            return true;
        default:
            return false;
        }
    }

    void stackGlobal()
    {
        const std::vector<PickleValue *> names = popMany(2);
        const auto *module = names[0]->as<std::string>();
        const auto *name = names[1]->as<std::string>();
        if (!module || !name)
            return damaged("a class has no name");
        pushGlobal(*module, *name);
    }

    // Names are copied by every call, so long ones could fill the memory.
    void pushGlobal(std::string_view module, std::string_view name)
    {
        constexpr std::size_t longest = 500;
        if (module.size() > longest || name.size() > longest)
            return damaged("the name of a class is impossibly long");
        pushValue(PickleValue::Global{std::string(module).append(".").append(name)});
    }

    void call(const std::vector<PickleValue *> &parts)
    {
        const auto *function = parts[0]->as<PickleValue::Global>();
        const auto *arguments = parts[1]->as<PickleValue::List>();
        if (!m_in.isGood())
            return;
        // C++ writers wrap containers to say of what type they are.
        if (function && arguments && function->name == "torch.jit._pickle.restore_type_tag"
            && !arguments->items.empty())
            m_stack.push_back(arguments->items.front());
        else if (function && arguments)
            push(pickleCall(function->name, *arguments));
        else
            pushValue(PickleValue::Opaque{"object"});
    }

    PickleStream m_in;
    const StorageLookup &m_storages;
    Pickle m_pickle;
    PickleValue m_nothing;
    std::vector<PickleValue *> m_stack;
    std::vector<std::size_t> m_marks;
    std::unordered_map<std::uint64_t, PickleValue *> m_memo;
};

Result<Pickle> Pickle::read(std::span<const std::byte> bytes, const StorageLookup &storages)
{
    return PickleReader(bytes, storages).run();
}

} // namespace filigree
