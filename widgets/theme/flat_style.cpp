// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/theme/flat_style.h"

#include "widgets/theme/colours.h"
#include "widgets/theme/style_parts.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QPainter>
#include <QScrollBar>
#include <QSlider>
#include <QStyleOption>
#include <QTabBar>

namespace filigree {

using namespace style_parts;

namespace {

constexpr int buttonPadding = 8; // at either side
constexpr int linePadding = 3;
constexpr int controlHeight = 26; // of everything that stands in one row
constexpr int rowHeight = 24;

} // namespace

FlatStyle::FlatStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{ }

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                              QPainter *painter, const QWidget *widget) const
{
    const QColor arrow = option->state & State_Enabled ? theme::secondaryText : theme::disabledText;
    switch (element) {
    case PE_PanelButtonCommand: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        return paintButton(*painter, *option,
                           button && button->features & QStyleOptionButton::DefaultButton);
    }
    case PE_PanelButtonTool:
        return paintToolButton(*painter, *option);
    case PE_FrameFocusRect:
        if (option->state & State_KeyboardFocusChange)
            paintFocusRing(*painter, option->rect);
        return;
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (!frame || frame->lineWidth > 0)
            return paintField(*painter, *option);
        return painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
    }
    case PE_Frame:
    case PE_FrameTabWidget:
        painter->setPen(theme::line);
        painter->setBrush(Qt::NoBrush);
        return painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return paintCheckBox(*painter, *option);
    case PE_IndicatorRadioButton:
        return paintRadioButton(*painter, *option);
    case PE_IndicatorArrowDown:
        return paintChevron(*painter, option->rect, Qt::DownArrow, arrow);
    case PE_IndicatorArrowUp:
        return paintChevron(*painter, option->rect, Qt::UpArrow, arrow);
    case PE_IndicatorArrowLeft:
        return paintChevron(*painter, option->rect, Qt::LeftArrow, arrow);
    case PE_IndicatorArrowRight:
        return paintChevron(*painter, option->rect, Qt::RightArrow, arrow);
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, theme::tip);
        painter->setPen(theme::border);
        return painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    default:
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void FlatStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    switch (element) {
    case CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            return paintProgress(*painter, *bar);
        break;
    case CE_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            return paintHeader(*painter, *header);
        break;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            return paintTab(*painter, *tab);
        break;
    case CE_ComboBoxLabel:
        if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
            box && !box->editable) {
            QStyleOptionComboBox fitting = *box; // others cut a letter in two
            const int room =
                proxy()->subControlRect(CC_ComboBox, box, SC_ComboBoxEditField, widget).width()
                - (box->currentIcon.isNull() ? 2 : box->iconSize.width() + 6);
            fitting.currentText =
                box->fontMetrics.elidedText(box->currentText, Qt::ElideRight, room);
            return QProxyStyle::drawControl(element, &fitting, painter, widget);
        }
        break;
    case CE_ToolBar:
        return painter->fillRect(option->rect, theme::window);
    case CE_PushButtonBevel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button && !(button->features & QStyleOptionButton::HasMenu)) {
            if (!(button->features & QStyleOptionButton::Flat)
                || button->state & (State_Sunken | State_On | State_MouseOver)
                || (button->state & State_HasFocus && button->state & State_KeyboardFocusChange))
                proxy()->drawPrimitive(PE_PanelButtonCommand, option, painter, widget);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                   QPainter *painter, const QWidget *widget) const
{
    if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
        const bool horizontal = slider->orientation == Qt::Horizontal;
        if (control == CC_Slider)
            return paintSlider(*painter, *option,
                               proxy()->subControlRect(control, option, SC_SliderGroove, widget),
                               proxy()->subControlRect(control, option, SC_SliderHandle, widget),
                               horizontal, slider->upsideDown);
        if (control == CC_ScrollBar)
            return paintScrollBar(*painter, *option, scrollBarHandle(*option), horizontal);
    }
    if (control == CC_SpinBox)
        return drawSpinBox(*option, *painter, widget);
    if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        box && control == CC_ComboBox) {
        box->editable ? paintField(*painter, *option) : paintButton(*painter, *option, false);
        const QRect arrow = proxy()
                                ->subControlRect(control, option, SC_ComboBoxArrow, widget)
                                .adjusted(2, 0, -4, 0);
        return paintChevron(*painter, arrow, Qt::DownArrow,
                            option->state & State_Enabled ? theme::text : theme::disabledText);
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void FlatStyle::drawSpinBox(const QStyleOptionComplex &option, QPainter &painter,
                            const QWidget *widget) const
{
    const auto &spin = static_cast<const QStyleOptionSpinBox &>(option);
    if (spin.frame)
        paintField(painter, option);
    if (spin.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    for (const auto part : {SC_SpinBoxUp, SC_SpinBoxDown}) {
        const bool up = part == SC_SpinBoxUp;
        const bool enabled = option.state & State_Enabled
            && spin.stepEnabled
                & (up ? QAbstractSpinBox::StepUpEnabled : QAbstractSpinBox::StepDownEnabled);
        const bool active = enabled && option.activeSubControls == part;
        paintChevron(painter, proxy()->subControlRect(CC_SpinBox, &option, part, widget),
                     up ? Qt::UpArrow : Qt::DownArrow,
                     !enabled     ? theme::disabledText
                         : active ? theme::accent
                                  : theme::secondaryText);
    }
}

QRect FlatStyle::scrollBarHandle(const QStyleOptionComplex &option) const
{
    const auto &bar = static_cast<const QStyleOptionSlider &>(option);
    const bool horizontal = bar.orientation == Qt::Horizontal;
    const int length = horizontal ? bar.rect.width() : bar.rect.height();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    int size = length;
    if (range > 0)
        size = std::clamp(int(qint64(bar.pageStep) * length / (range + bar.pageStep)),
                          std::min(24, length), length);
    const int at = sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition,
                                           length - size, bar.upsideDown);
    return horizontal ? QRect(bar.rect.left() + at, bar.rect.top(), size, bar.rect.height())
                      : QRect(bar.rect.left(), bar.rect.top() + at, bar.rect.width(), size);
}

QRect FlatStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                SubControl part, const QWidget *widget) const
{
    if (control != CC_ScrollBar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const QRect handle = scrollBarHandle(*option);
    const QRect all = option->rect;
    const bool horizontal =
        static_cast<const QStyleOptionSlider *>(option)->orientation == Qt::Horizontal;
    switch (part) {
    case SC_ScrollBarSlider:
        return handle;
    case SC_ScrollBarGroove:
        return all;
    case SC_ScrollBarSubPage:
        return horizontal ? QRect(all.topLeft(), QPoint(handle.left() - 1, all.bottom()))
                          : QRect(all.topLeft(), QPoint(all.right(), handle.top() - 1));
    case SC_ScrollBarAddPage:
        return horizontal ? QRect(QPoint(handle.right() + 1, all.top()), all.bottomRight())
                          : QRect(QPoint(all.left(), handle.bottom() + 1), all.bottomRight());
    default:
        return {}; // no arrows at the ends
    }
}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                           const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 24;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
        return 20;
    case PM_SliderLength:
        return 16;
    case PM_ToolBarIconSize:
        return 20;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 16;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_TabBarTabHSpace:
        return 12; // the panels' names fit beside each other
    case PM_HeaderMargin:
        return 8;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_ToolTipLabelFrameWidth:
        return 5;
    case PM_SplitterWidth:
    case PM_DockWidgetSeparatorExtent:
        return 4;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int FlatStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_Slider_AbsoluteSetButtons:
        return Qt::LeftButton;
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ComboBox_Popup:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QRect FlatStyle::subElementRect(SubElement element, const QStyleOption *option,
                                const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (element == SE_LineEditContents && frame && frame->lineWidth > 0) // none within a spin box
        return rect.adjusted(linePadding, 0, -linePadding, 0);
    return rect;
}

QSize FlatStyle::sizeFromContents(ContentsType type, const QStyleOption *option,
                                  const QSize &contents, const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    switch (type) {
    case CT_PushButton:
        size.setHeight(std::max(size.height(), controlHeight));
        size.setWidth(std::max(size.width(), contents.width() + 2 * buttonPadding));
        break;
    case CT_LineEdit:
    case CT_SpinBox:
    case CT_ComboBox:
        size.setHeight(std::max(option->fontMetrics.height() + 10, controlHeight));
        break;
    case CT_ItemViewItem:
        size.setHeight(std::max(size.height(), rowHeight));
        break;
    default:
        break;
    }
    return size;
}

void FlatStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget)
        || qobject_cast<QSlider *>(widget) || qobject_cast<QScrollBar *>(widget)
        || qobject_cast<QAbstractSpinBox *>(widget) || qobject_cast<QTabBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

} // namespace filigree
