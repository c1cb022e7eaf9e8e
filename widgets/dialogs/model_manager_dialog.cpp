// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/model_manager_dialog.h"

#include "widgets/dialogs/facts_view.h"
#include "widgets/dialogs/field_note.h"
#include "widgets/dialogs/screen_height.h"
#include "widgets/theme/colours.h"
#include "widgets/translated.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace filigree {
namespace {

struct ModelTexts
{
    Q_DECLARE_TR_FUNCTIONS(ModelManagerDialog)
};

QString sizeText(qint64 bytes)
{
    return bytes > 0 ? QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat)
                     : ModelTexts::tr("unknown");
}

QString taskText(const QString &task)
{
    if (task == QLatin1String("tracking"))
        return ModelTexts::tr("Tracking");
    if (task == QLatin1String("matting"))
        return ModelTexts::tr("Matting");
    if (task == QLatin1String("text"))
        return ModelTexts::tr("Text");
    return task;
}

QString stateText(const ModelItem &model)
{
    switch (model.state) {
    case ModelItemState::Absent:
        return ModelTexts::tr("Not installed");
    case ModelItemState::Partial:
        return ModelTexts::tr("Begun, %1").arg(sizeText(model.installedBytes));
    case ModelItemState::Unchecked:
        return ModelTexts::tr("To be verified");
    case ModelItemState::Verified:
        return ModelTexts::tr("✓ Verified");
    case ModelItemState::Unverified:
        return ModelTexts::tr("Unverified");
    case ModelItemState::Changed:
        return ModelTexts::tr("✗ Not as it should be");
    }
    return {};
}

QString useText(ModelItemUse use)
{
    switch (use) {
    case ModelItemUse::Allowed:
        return ModelTexts::tr("✓ May be used commercially.");
    case ModelItemUse::Forbidden:
        return ModelTexts::tr("✗ Not for commercial work.");
    case ModelItemUse::Unclear:
        return ModelTexts::tr("? Whether it may be used commercially is unclear.");
    }
    return {};
}

QColor useColour(ModelItemUse use)
{
    return use == ModelItemUse::Allowed  ? theme::good
        : use == ModelItemUse::Forbidden ? theme::bad
                                         : theme::caution;
}

QString shortUseText(ModelItemUse use)
{
    return use == ModelItemUse::Allowed  ? ModelTexts::tr("✓ Commercial use")
        : use == ModelItemUse::Forbidden ? ModelTexts::tr("✗ No commercial use")
                                         : ModelTexts::tr("? Unclear");
}

bool isInstalled(const ModelItem &model)
{
    return model.state != ModelItemState::Absent && model.state != ModelItemState::Partial;
}

} // namespace

ModelManagerDialog::ModelManagerDialog(QWidget *parent)
    : QDialog(parent)
    , m_list(new QTreeWidget)
    , m_facts(new FactsView)
    , m_use(new QLabel)
    , m_disk(new QLabel)
    , m_folderLabel(new QLabel)
    , m_mirrorLabel(new QLabel)
    , m_proxyLabel(new QLabel)
    , m_progress(new QProgressBar)
    , m_note(new FieldNote)
    , m_folder(new QLineEdit)
    , m_mirror(new QLineEdit)
    , m_proxy(new QLineEdit)
    , m_download(new QPushButton)
    , m_cancel(new QPushButton)
    , m_verify(new QPushButton)
    , m_remove(new QPushButton)
    , m_import(new QPushButton)
    , m_close(new QPushButton)
{
    m_list->setColumnCount(5);
    m_list->setRootIsDecorated(false);
    m_list->setAlternatingRowColors(true);
    m_list->header()->setStretchLastSection(true);
    m_use->setTextFormat(Qt::PlainText);
    auto *actions = new QHBoxLayout;
    for (QPushButton *button : {m_download, m_cancel, m_verify, m_remove, m_import}) {
        button->setAutoDefault(false);
        actions->addWidget(button);
    }
    actions->addStretch(1);
    actions->addWidget(m_disk);
    auto *form = new QFormLayout;
    form->addRow(m_folderLabel, m_folder);
    form->addRow(m_mirrorLabel, m_mirror);
    form->addRow(m_proxyLabel, m_proxy);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    m_close->setAutoDefault(false); // Return in a field takes its text, and closes nothing
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_list, 2);
    column->addLayout(actions);
    column->addWidget(m_progress);
    column->addWidget(m_note);
    column->addWidget(m_use);
    column->addWidget(m_facts, 3);
    column->addLayout(form);
    column->addWidget(buttons);
    resize(820, heightOnScreen(*this, 680));
    m_list->setObjectName("modelList");
    m_facts->setObjectName("modelFacts");
    m_use->setObjectName("modelUse");
    m_progress->setObjectName("modelProgress");
    m_note->setObjectName("modelNote");
    m_folder->setObjectName("modelFolder");
    m_mirror->setObjectName("modelMirror");
    m_proxy->setObjectName("modelProxy");
    m_download->setObjectName("modelDownload");
    m_cancel->setObjectName("modelCancel");
    m_verify->setObjectName("modelVerify");
    m_remove->setObjectName("modelRemove");
    m_import->setObjectName("modelImport");
    translated(this, [this] { setTexts(); });

    connect(m_list, &QTreeWidget::currentItemChanged, this, &ModelManagerDialog::showCurrent);
    const auto tell = [this](QPushButton *button, auto signal) {
        connect(button, &QPushButton::clicked, this, [this, signal] {
            setProblem({});
            if (const ModelItem *model = current())
                emit(this->*signal)(model->id);
        });
    };
    tell(m_download, &ModelManagerDialog::downloadRequested);
    tell(m_cancel, &ModelManagerDialog::cancelRequested);
    tell(m_verify, &ModelManagerDialog::verifyRequested);
    connect(m_remove, &QPushButton::clicked, this, &ModelManagerDialog::askToRemove);
    connect(m_import, &QPushButton::clicked, this, &ModelManagerDialog::askForFile);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    for (QLineEdit *field : {m_folder, m_mirror, m_proxy})
        connect(field, &QLineEdit::editingFinished, this, &ModelManagerDialog::tellPlaces);
    showCurrent();
}

void ModelManagerDialog::setTexts()
{
    setWindowTitle(tr("Models"));
    m_list->setHeaderLabels({tr("Model"), tr("For"), tr("Size"), tr("State"), tr("Licence")});
    m_list->setAccessibleName(tr("Models"));
    m_facts->setAccessibleName(tr("What is known of the model"));
    m_progress->setAccessibleName(tr("Progress"));
    m_cancel->setText(tr("Cancel"));
    m_verify->setText(tr("Verify"));
    m_verify->setToolTip(tr("Reads the whole file and compares it with what was published"));
    m_remove->setText(tr("Remove…"));
    m_import->setText(tr("Import File…"));
    m_import->setToolTip(tr("Takes a file that you have; which model it is of is seen from it"));
    m_close->setText(tr("Close"));
    nameField(m_folderLabel, m_folder, tr("Folder:"));
    nameField(m_mirrorLabel, m_mirror, tr("Mirror:"));
    nameField(m_proxyLabel, m_proxy, tr("Proxy:"));
    m_folder->setPlaceholderText(tr("The system's place for your data"));
    m_mirror->setPlaceholderText(tr("The authors' own servers"));
    m_mirror->setToolTip(
        tr("Address of a copy of a models folder, asked in place of the authors' servers"));
    m_proxy->setPlaceholderText(tr("The system's"));
    m_proxy->setToolTip(tr("http://host:port or socks5://host:port; \"none\" for no proxy at all"));
    showModels();
}

void ModelManagerDialog::setModels(const QList<ModelItem> &models, qint64 diskUse)
{
    if (m_models == models && m_diskUse == diskUse)
        return;
    m_models = models;
    m_diskUse = diskUse;
    showModels();
}

void ModelManagerDialog::showModels()
{
    const int before = m_list->indexOfTopLevelItem(m_list->currentItem());
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const ModelItem &model : m_models) {
            auto *row = new QTreeWidgetItem(
                m_list,
                {model.name, taskText(model.task), sizeText(model.bytes), stateText(model),
                 tr("%1, %2", "licence, commercial use")
                     .arg(model.licence, shortUseText(model.commercialUse))});
            row->setForeground(4, useColour(model.commercialUse));
        }
        for (int column = 0; column < 4; ++column)
            m_list->resizeColumnToContents(column);
        m_list->setCurrentItem(m_list->topLevelItem(std::max(0, before)));
    }
    m_disk->setText(tr("%1 on the disk")
                        .arg(QLocale().formattedDataSize(m_diskUse, 1, QLocale::DataSizeSIFormat)));
    showCurrent();
}

void ModelManagerDialog::setProgress(const QString &id, qint64 done, qint64 total)
{
    const auto model = std::ranges::find(m_models, id, &ModelItem::id);
    if (model == m_models.end())
        return;
    model->done = done;
    model->total = total;
    if (current() == &*model)
        showCurrent();
}

void ModelManagerDialog::setPlaces(const ModelPlaces &places)
{
    m_places = places;
    const auto show = [](QLineEdit *field, const QString &text) {
        if (!field->hasFocus())
            field->setText(text);
    };
    show(m_folder, QDir::toNativeSeparators(places.folder));
    show(m_mirror, places.mirror);
    show(m_proxy, places.proxy);
}

void ModelManagerDialog::setProblem(const QString &text)
{
    if (text.isEmpty())
        m_note->clearNote();
    else
        m_note->setError(text);
}

const ModelItem *ModelManagerDialog::current() const
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row >= 0 && row < m_models.size() ? &m_models[row] : nullptr;
}

void ModelManagerDialog::showCurrent()
{
    const ModelItem *model = current();
    const bool isFree = model && !model->isBusy;
    const bool isThere = model && isInstalled(*model);
    const bool isGood = model && model->state == ModelItemState::Verified;
    m_download->setEnabled(isFree && !isGood && !model->address.isEmpty());
    m_download->setText(model && model->state == ModelItemState::Partial ? tr("Go On")
                                                                         : tr("Download"));
    m_cancel->setEnabled(model && model->isBusy);
    m_verify->setEnabled(isFree && isThere);
    m_remove->setEnabled(isFree && model->state != ModelItemState::Absent);
    m_progress->setEnabled(model && model->isBusy);
    // Thousands, as the bar counts in whole numbers that are too small for bytes.
    const bool isKnown = model && model->isBusy && model->total > 0;
    m_progress->setRange(0, model && model->isBusy && !isKnown ? 0 : 1000);
    m_progress->setValue(isKnown ? int(model->done * 1000 / model->total) : 0);
    m_progress->setTextVisible(isKnown);
    m_use->setVisible(model);
    if (!model) {
        m_facts->setFacts({});
        return;
    }
    m_use->setText(useText(model->commercialUse));
    QPalette palette = m_use->palette();
    palette.setColor(QPalette::WindowText, useColour(model->commercialUse));
    m_use->setPalette(palette);
    Facts facts{{tr("Licence"), model->licence}, {tr("Its text"), model->licenceLink}};
    if (!model->licenceNote.isEmpty())
        facts.append({tr("To be known"), model->licenceNote});
    facts.append({tr("Memory needed"), sizeText(model->memoryBytes)});
    facts.append({tr("From"), model->address.isEmpty() ? tr("Only by import") : model->address});
    facts.append({tr("File"), QDir::toNativeSeparators(model->path)});
    facts.append(
        {tr("SHA-256, published"), model->sha256.isEmpty() ? tr("unknown") : model->sha256});
    if (!model->installedSha256.isEmpty())
        facts.append({tr("SHA-256, of the file"), model->installedSha256});
    if (!model->figures.isEmpty())
        facts.append({tr("Published"), QString()});
    for (const auto &[measure, value] : model->figures)
        facts.append({measure, value});
    m_facts->setFacts(facts);
}

void ModelManagerDialog::askForFile()
{
    setProblem({});
    const QString file = QFileDialog::getOpenFileName(
        this, tr("Import Model"), QString(),
        tr("Models (%1);;All files (%2)").arg("*.pt *.pth *.bin *.safetensors", "*"));
    if (!file.isEmpty())
        emit importRequested(file);
}

void ModelManagerDialog::askToRemove()
{
    setProblem({});
    const ModelItem *model = current();
    if (!model)
        return;
    const QString id = model->id;
    QMessageBox box(QMessageBox::Question, tr("Remove model"),
                    tr("Remove %1 from the disk? It can be installed again.").arg(model->name),
                    QMessageBox::NoButton, this);
    const auto *remove = box.addButton(tr("Remove"), QMessageBox::DestructiveRole);
    box.setDefaultButton(box.addButton(tr("Keep"), QMessageBox::RejectRole));
    box.exec();
    if (box.clickedButton() == remove)
        emit removeRequested(id);
}

void ModelManagerDialog::tellPlaces()
{
    const ModelPlaces places{QDir::fromNativeSeparators(m_folder->text().trimmed()),
                             m_mirror->text().trimmed(), m_proxy->text().trimmed()};
    if (places == m_places)
        return;
    m_places = places;
    emit placesChanged(places);
}

} // namespace filigree
