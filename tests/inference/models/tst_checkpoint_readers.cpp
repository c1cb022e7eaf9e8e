// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/checkpoint/checkpoint.h"
#include "inference/models/checkpoint/comparison.h"
#include "inference/models/checkpoint/safetensors.h"
#include "tests/inference/models/checkpoint_samples.h"

#include <torch/torch.h>

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>
#include <random>

using namespace filigree;
using namespace filigree::samples;

Q_DECLARE_METATYPE(std::string)

//! Whatever a checkpoint holds: its tensors, or an error that says why not; never a crash.
class tst_CheckpointReaders final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // What was written must come back, of every type, also tensors without elements.
    void safetensorsComeBack();
    // PyTorch's own writer decides what a .pt file looks like.
    void filesOfPyTorchAreRead();
    // Training programs nest their weights, share storages and wrap parameters.
    void nestedAndSharedTensorsAreRead();
    // Copies would double the memory that a large network takes.
    void tensorsLieInTheFile();
    void damagedFilesAreRefused_data();
    void damagedFilesAreRefused();
    void everyTruncationIsRefused_data();
    void everyTruncationIsRefused();
    // A name in a pickle is only a name: nothing may be imported or called.
    void nothingIsRun();
    void errorsNameTheFile();
    void randomDamageNeverCrashes();
    // A network with a tensor that was not loaded would compute nonsense.
    void loadingIsStrict();
};

namespace {

Result<TensorFile> parsed(const std::string &text)
{
    return parseCheckpoint(bytesOf(text));
}

std::string header(const std::string &entry)
{
    return "{\"a\":" + entry + "}";
}

std::string floats(int count)
{
    return std::string(std::size_t(4 * count), '\1');
}

std::string oneTensor(const std::string &tensor, const Entries &storages)
{
    return torchFile(pickleDict({{"a", tensor}}), storages);
}

std::string raw(const std::string &pickle)
{
    return zip({{"archive/data.pkl", pickle}});
}

} // namespace

void tst_CheckpointReaders::safetensorsComeBack()
{
    QTemporaryDir folder;
    const std::string path = folder.filePath("a.safetensors").toStdString();
    TensorFile file;
    file.metadata = {{"text", "quotes \" and \\ and \n lines, ümläut"}};
    for (const auto type : {torch::kFloat, torch::kDouble, torch::kHalf, torch::kBFloat16,
                            torch::kLong, torch::kInt, torch::kShort, torch::kChar, torch::kByte})
        file.tensors[typeName(type)] = torch::arange(24).view({2, 3, 4}).to(type);
    file.tensors["bool"] = torch::tensor({true, false});
    file.tensors["nothing"] = torch::empty({3, 0, 2});
    file.tensors["one"] = torch::tensor(5.0f);
    file.tensors["turned"] = torch::arange(6).view({2, 3}).t();
    QVERIFY(writeSafetensors(path, file).has_value());
    const Result<TensorFile> back = readCheckpoint(path);
    QVERIFY2(back.has_value(), back ? "" : back.error().message.c_str());
    QCOMPARE(back->metadata.at("text"), file.metadata.at("text"));
    QCOMPARE(back->tensors.size(), file.tensors.size());
    for (const auto &[name, tensor] : file.tensors) {
        QVERIFY2(back->tensors.at(name).scalar_type() == tensor.scalar_type(), name.c_str());
        QVERIFY2(torch::equal(back->tensors.at(name), tensor), name.c_str());
    }
}

void tst_CheckpointReaders::filesOfPyTorchAreRead()
{
    c10::impl::GenericDict state(c10::StringType::get(), c10::TensorType::get());
    const torch::Tensor all = torch::arange(40, torch::kFloat).view({8, 5});
    state.insert("first", all.slice(0, 0, 3));
    state.insert("turned", all.t());
    state.insert("half", torch::arange(7, torch::kHalf));
    state.insert("brain", torch::arange(7, torch::kBFloat16));
    state.insert("count", torch::tensor(12, torch::kLong));
    c10::impl::GenericDict whole(c10::StringType::get(), c10::AnyType::get());
    whole.insert("step", 3);
    whole.insert("model", state);
    const std::vector<char> bytes = torch::pickle_save(whole);
    const Result<TensorFile> file = parsed({bytes.begin(), bytes.end()});
    QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
    QCOMPARE(file->tensors.size(), state.size());
    for (const auto &item : state) {
        const torch::Tensor &read = file->tensors.at(item.key().toStringRef());
        QVERIFY2(torch::equal(read, item.value().toTensor()), item.key().toStringRef().c_str());
        QVERIFY(read.scalar_type() == item.value().toTensor().scalar_type());
    }
}

void tst_CheckpointReaders::nestedAndSharedTensorsAreRead()
{
    const Result<TensorFile> file = parsed(goodTorchFile());
    QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
    QCOMPARE(file->tensors.size(), std::size_t(4));
    const torch::Tensor a = file->tensors.at("a");
    const torch::Tensor c = file->tensors.at("b.c");
    QVERIFY(a.sizes() == torch::IntArrayRef({2, 3}));
    QVERIFY(c.sizes() == torch::IntArrayRef({3, 2}) && c.stride(0) == 1 && c.stride(1) == 3);
    QCOMPARE(static_cast<char *>(c.data_ptr()) - static_cast<char *>(a.data_ptr()),
             std::ptrdiff_t(24));
    QVERIFY(file->tensors.at("half").scalar_type() == torch::kBFloat16);
    QCOMPARE(file->tensors.at("count").dim(), int64_t(0));
    // Directly, under other names, and with an ordered dict of items.
    const std::string tensor = pickleTensor("0", "FloatStorage", 1, 0, {1}, {1});
    for (const char *name : {"state_dict", "model_state_dict", "module"}) {
        const std::string inner = pickleDict({{"w", tensor}});
        const Result<TensorFile> one =
            parsed(torchFile(pickleDict({{name, inner}}), {{"0", floats(1)}}));
        QVERIFY2(one && one->tensors.contains("w"), name);
    }
    const std::string items = "ccollections\nOrderedDict\n("
                              "]("
        + pickleTuple({pickleText("w"), tensor}) + "etR";
    const Result<TensorFile> ordered = parsed(torchFile(items, {{"0", floats(1)}}));
    QVERIFY2(ordered && ordered->tensors.contains("w"),
             ordered ? "" : ordered.error().message.c_str());
}

void tst_CheckpointReaders::tensorsLieInTheFile()
{
    const TensorBytes bytes = bytesOf(goodSafetensors());
    const Result<TensorFile> file = parseCheckpoint(bytes);
    QVERIFY(file.has_value());
    const auto *data = static_cast<std::byte *>(file->tensors.at("a").data_ptr());
    QVERIFY(data > bytes.bytes.data() && data < bytes.bytes.data() + bytes.bytes.size());
}

void tst_CheckpointReaders::damagedFilesAreRefused_data()
{
    QTest::addColumn<std::string>("file");
    QTest::addColumn<QString>("says");
    const auto entry = [](const char *text, int dataFloats) {
        return safetensors(header(text), floats(dataFloats));
    };
    QTest::newRow("nothing") << std::string() << "too short";
    QTest::newRow("header beyond the file") << std::string("\xff\0\0\0\0\0\0\0{}", 10) << "255";
    QTest::newRow("header of all memory") << std::string(8, '\xff') + "{}"
                                          << "bytes long";
    QTest::newRow("no JSON") << safetensors("{\"a\":", "") << "not valid JSON";
    QTest::newRow("no object") << safetensors("[]", "") << "not a JSON object";
    QTest::newRow("a million brackets")
        << safetensors(std::string(1'000'000, '['), "") << "too deeply";
    QTest::newRow("a name twice") << safetensors(
        R"({"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},)"
        R"("a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}})",
        "") << "twice";
    QTest::newRow("unknown type") << entry(R"({"dtype":"F8","shape":[4],"data_offsets":[0,4]})", 1)
                                  << "'F8'";
    QTest::newRow("negative size")
        << entry(R"({"dtype":"F32","shape":[-1],"data_offsets":[0,4]})", 1) << "whole number";
    QTest::newRow("half a size") << entry(R"({"dtype":"F32","shape":[0.5],"data_offsets":[0,2]})",
                                          1)
                                 << "whole number";
    QTest::newRow("size that overflows")
        << entry(R"({"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,4]})", 1)
        << "impossibly large";
    QTest::newRow("product that wraps to the right one")
        << entry(R"({"dtype":"U8","shape":[9007199254740992,2048,4],"data_offsets":[0,0]})", 0)
        << "impossibly large";
    QTest::newRow("beyond the file")
        << entry(R"({"dtype":"F32","shape":[2],"data_offsets":[0,8]})", 1) << "beyond the file";
    QTest::newRow("end before begin")
        << entry(R"({"dtype":"F32","shape":[1],"data_offsets":[4,0]})", 1) << "beyond the file";
    QTest::newRow("other size than the shape's")
        << entry(R"({"dtype":"F32","shape":[1],"data_offsets":[0,8]})", 2) << "do not fit";
    QTest::newRow("bytes that nobody owns")
        << entry(R"({"dtype":"F32","shape":[1],"data_offsets":[0,4]})", 2) << "follow the last";
    QTest::newRow("gap") << entry(R"({"dtype":"F32","shape":[1],"data_offsets":[4,8]})", 2)
                         << "a gap or overlaps";
    QTest::newRow("overlap") << safetensors(
        R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},)"
        R"("b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}})",
        floats(3)) << "a gap or overlaps";
    QTest::newRow("metadata that is no text")
        << safetensors(R"({"__metadata__":{"a":1}})", "") << "not a text";

    const std::string tensor = pickleTensor("0", "FloatStorage", 4, 0, {2, 2}, {2, 1});
    QTest::newRow("compressed") << zip({{"archive/data.pkl", "x"}}, 8) << "compressed";
    QTest::newRow("no directory") << std::string("PK\3\4") + std::string(60, 'x') << "directory";
    QTest::newRow("entry twice") << zip({{"archive/data.pkl", "."}, {"archive/data.pkl", "."}})
                                 << "twice";
    QTest::newRow("no pickle") << zip({{"other", "x"}}) << "data.pkl";
    QTest::newRow("storage missing") << oneTensor(tensor, {}) << "missing";
    QTest::newRow("storage too short") << oneTensor(tensor, {{"0", floats(3)}}) << "shorter";
    QTest::newRow("offset beyond")
        << oneTensor(pickleTensor("0", "FloatStorage", 4, 3, {2}, {1}), {{"0", floats(4)}})
        << "beyond its data";
    QTest::newRow("negative offset")
        << oneTensor(pickleTensor("0", "FloatStorage", 4, -1, {2}, {1}), {{"0", floats(4)}})
        << "beyond its data";
    QTest::newRow("negative stride")
        << oneTensor(pickleTensor("0", "FloatStorage", 4, 3, {2}, {-1}), {{"0", floats(4)}})
        << "beyond its data";
    QTest::newRow("stride beyond")
        << oneTensor(pickleTensor("0", "FloatStorage", 4, 0, {2, 2}, {3, 1}), {{"0", floats(4)}})
        << "beyond its data";
    QTest::newRow("sizes that overflow")
        << oneTensor(pickleTensor("0", "FloatStorage", 4, 0, std::vector<int>(8, 1 << 30),
                                  std::vector<int>(8, 0)),
                     {{"0", floats(4)}})
        << "impossibly large";
    QTest::newRow("fewer strides than sizes")
        << oneTensor(pickleTensor("0", "FloatStorage", 4, 0, {2, 2}, {1}), {{"0", floats(4)}})
        << "shape or strides";
    QTest::newRow("unknown storage type")
        << oneTensor(pickleTensor("0", "QuantizedStorage", 4, 0, {2}, {1}), {{"0", floats(4)}})
        << "not known";
    QTest::newRow("big-endian") << zip({{"archive/data.pkl", "}."}, {"archive/byteorder", "big"}})
                                << "big byte order";
    QTest::newRow("a list that holds itself") << raw("]q\1h\1a.") << "no dict of tensors";
    QTest::newRow("a dict that is its own model")
        << raw("}q\1" + pickleText("model") + "h\1s.") << "no dict of tensors";
    QTest::newRow("a million nested lists")
        << raw(std::string(1'000'000, ']') + std::string(999'999, 'a') + ".")
        << "no dict of tensors";
    QTest::newRow("a million marks") << raw(std::string(1'000'000, '(')) << "ends too early";
    QTest::newRow("a memo that is not there") << raw("h\7.") << "never kept";
    QTest::newRow("nothing on the stack") << raw(".") << "stack is empty";
    QTest::newRow("below a mark") << raw("](a.") << "stack is empty";
    QTest::newRow("a mark that is not there") << raw("]e.") << "mark is missing";
    QTest::newRow("a text of all memory")
        << raw(std::string("\x8d\xff\xff\xff\xff\xff\xff\xff\xff.", 10)) << "ends too early";
    QTest::newRow("a name of a million letters")
        << raw("c" + std::string(1'000'000, 'a') + "\nb\n.") << "impossibly long";
    QTest::newRow("unknown instruction") << raw("\x01.") << "0x01 is not known";
    QTest::newRow("the future") << raw("\x80\x63.") << "protocol";
    QTest::newRow("the old format")
        << std::string("\x80\x02\x8a\x0al\xfc\x9c\x46\xf9 j\xa8P\x19.") << "before version 1.6";
}

void tst_CheckpointReaders::damagedFilesAreRefused()
{
    QFETCH(std::string, file);
    QFETCH(QString, says);
    const Result<TensorFile> read = parsed(file);
    QVERIFY(!read.has_value());
    const QString message = QString::fromStdString(read.error().message);
    QVERIFY2(message.contains(says), qPrintable(message));
}

void tst_CheckpointReaders::everyTruncationIsRefused_data()
{
    QTest::addColumn<std::string>("file");
    QTest::newRow("safetensors") << goodSafetensors();
    QTest::newRow("PyTorch") << goodTorchFile();
}

void tst_CheckpointReaders::everyTruncationIsRefused()
{
    QFETCH(std::string, file);
    QVERIFY(parsed(file).has_value());
    for (std::size_t size = 0; size < file.size(); ++size)
        QVERIFY2(!parsed(file.substr(0, size)).has_value(), qPrintable(QString::number(size)));
}

void tst_CheckpointReaders::nothingIsRun()
{
    QTemporaryDir folder;
    const std::string mark = folder.filePath("was-run").toStdString();
    const std::string call =
        "cposix\nsystem\n" + pickleTuple({pickleText("touch '" + mark + "'")}) + "R";
    const std::string tensor = pickleTensor("0", "FloatStorage", 1, 0, {1}, {1});
    const Result<TensorFile> file =
        parsed(torchFile(pickleDict({{"evil", call}, {"w", tensor}}), {{"0", floats(1)}}));
    QVERIFY(file.has_value()); // what the call would have given is skipped
    QCOMPARE(file->tensors.size(), std::size_t(1));
    QVERIFY(!QFile::exists(QString::fromStdString(mark)));
}

void tst_CheckpointReaders::errorsNameTheFile()
{
    QTemporaryDir folder;
    const std::string path = folder.filePath("broken.pt").toStdString();
    std::ofstream(path) << "PK and nothing else";
    const Result<TensorFile> broken = readCheckpoint(path);
    QVERIFY(!broken && broken.error().message.find(path) != std::string::npos);
    const Result<TensorFile> missing = readCheckpoint(path + "x");
    QVERIFY(!missing && missing.error().kind == Error::Kind::NotFound);
    QVERIFY(missing.error().message.find(path) != std::string::npos);
    const Result<TensorFile> notAFile = readCheckpoint(folder.path().toStdString());
    QVERIFY(!notAFile && notAFile.error().kind == Error::Kind::Unreadable);
}

void tst_CheckpointReaders::randomDamageNeverCrashes()
{
    std::mt19937 random(3);
    const std::string goods[] = {goodSafetensors(), goodTorchFile()};
    int readable = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string file = goods[i % 2];
        for (int n = 0; n < 1 + i % 4; ++n)
            file[random() % file.size()] = char(random());
        if (const Result<TensorFile> read = parsed(file)) {
            ++readable;
            for (const auto &[name, tensor] : read->tensors)
                QVERIFY(tensor.numel() <= 64 || tensor.stride(0) == 0); // all within the file
        } else {
            QVERIFY(!read.error().message.empty());
        }
    }
    QVERIFY(readable > 1000); // damage to the data itself is none to the format
}

void tst_CheckpointReaders::loadingIsStrict()
{
    torch::nn::Linear layer(3, 2);
    std::map<std::string, torch::Tensor> good{{"weight", torch::ones({2, 3}, torch::kHalf)},
                                              {"bias", torch::ones({2})}};
    const auto message = [&](const std::map<std::string, torch::Tensor> &tensors) {
        const Result<> loaded = loadState(*layer, tensors);
        return loaded ? QString() : QString::fromStdString(loaded.error().message);
    };
    const torch::Tensor before = layer->weight.clone();
    auto missing = good;
    missing.erase("bias");
    QVERIFY(message(missing).contains("missing: 'bias'"));
    auto unknown = good;
    unknown["extra"] = torch::ones({1});
    QVERIFY(message(unknown).contains("unknown: 'extra'"));
    auto misshapen = good;
    misshapen["weight"] = torch::ones({3, 2});
    QVERIFY(message(misshapen).contains("'weight' has shape [3, 2] instead of [2, 3]"));
    auto whole = good;
    whole["bias"] = torch::ones({2}, torch::kLong);
    QVERIFY(message(whole).contains("'bias' has type int64"));
    QVERIFY(torch::equal(layer->weight, before)); // nothing of it was taken
    QCOMPARE(message(good), QString());
    QVERIFY(torch::equal(layer->weight, torch::ones({2, 3})));
}

QTEST_APPLESS_MAIN(tst_CheckpointReaders)
#include "tst_checkpoint_readers.moc"
