// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/live_matte_service.h"

#include "app/jobs/fitting_result.h"
#include "inference/matting/result_images.h"
#include "project_io/model/revision.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <exception>

namespace filigree {
namespace {

// Pixels around what was touched that are solved anew, over the outer of which the answer fades
// into what was there.
constexpr int reach = 40;
constexpr int softRim = 16;
constexpr int networkContext = 160; // that a network sees as well, see RegionLimits
constexpr int largestWindow = 448; // side, that an answer takes no longer than a blink
const std::string quickMatter = MatteSettings().matter;

//! One picture that is a part of a frame.
class WindowSource final : public FrameSource
{
public:
    explicit WindowSource(ImagePtr picture)
        : m_picture(std::move(picture))
    { }
    Size size() const override { return m_picture->size(); }
    int frameCount() const override { return 1; }
    Result<ImagePtr> frame(int, std::stop_token) override { return m_picture; }

private:
    ImagePtr m_picture;
};

Image part(const Image &image, const QRect &window)
{
    Image result({window.width(), window.height()}, image.channels(), image.type());
    const std::size_t pixel = image.channels() * bytesPerChannel(image.type());
    for (int y = 0; y < window.height(); ++y)
        std::memcpy(result.row<std::byte>(y),
                    image.row<std::byte>(window.y() + y) + pixel * std::size_t(window.x()),
                    result.rowBytes());
    return result;
}

QRect around(const std::vector<Point> &points, std::size_t first, std::size_t last, double radius)
{
    QRect box;
    for (std::size_t i = first; i <= last; ++i) {
        const int half = int(std::ceil(radius)) + 1;
        box |= QRect(int(points[i].x) - half, int(points[i].y) - half, 2 * half + 1, 2 * half + 1);
    }
    return box;
}

//! 1 inside, falling to 0 at those sides of the rectangle that do not lie on the frame's border.
float shareAt(int x, int y, const QRect &solved, const Size &frame)
{
    int depth = softRim;
    if (solved.left() > 0)
        depth = std::min(depth, x - solved.left());
    if (solved.top() > 0)
        depth = std::min(depth, y - solved.top());
    if (solved.right() < frame.width - 1)
        depth = std::min(depth, solved.right() - x);
    if (solved.bottom() < frame.height - 1)
        depth = std::min(depth, solved.bottom() - y);
    return float(depth) / softRim;
}

QRect grownBy(const QRect &rect, int margin, const Size &frame)
{
    return rect.adjusted(-margin, -margin, margin, margin)
        .intersected(QRect(0, 0, frame.width, frame.height));
}

Image alphaOfTrimap(const Image &trimap)
{
    Image alpha(trimap.size(), 1, PixelType::F32);
    for (int y = 0; y < trimap.height(); ++y) {
        for (int x = 0; x < trimap.width(); ++x) {
            const auto value = trimap.row<std::uint8_t>(y)[x];
            alpha.row<float>(y)[x] = value == 0 ? 0.f : value == 255 ? 1.f : 0.5f;
        }
    }
    return alpha;
}

} // namespace

struct LiveMatteService::Canvas
{
    SelectTask task;
    int number = 0;
    MatteSettings settings;
    ImagePtr picture;
    Image trimap;
    Image alpha;
    std::size_t followed = 0; // points of the stroke that are solved
    std::vector<QRect> unrefined; // what was touched and has a quick answer only
    EngineOptions engines;
    std::unique_ptr<Matter> network; // the last that refined, with its weights
};

LiveMatteService::LiveMatteService(std::shared_ptr<WorkGate> gate,
                                   std::shared_ptr<ImageCache> cache, EngineMakers makers,
                                   QObject *parent)
    : QObject(parent)
    , m_gate(std::move(gate))
    , m_cache(std::move(cache))
    , m_makers(std::move(makers))
    , m_thread([this](std::stop_token stop) { work(stop); })
{ }

LiveMatteService::~LiveMatteService()
{
    m_thread.request_stop();
    const std::lock_guard lock(m_wanted.mutex);
    m_wanted.current.request_stop();
    m_wanted.refining.request_stop();
}

void LiveMatteService::draw(SelectTask task, const TrimapStroke &stroke)
{
    if (!task.clip || !task.frames || !task.store || stroke.points.empty())
        return;
    const std::lock_guard lock(m_wanted.mutex);
    if (!m_wanted.lease) {
        m_wanted.lease = m_gate->enter();
        ++m_wanted.number;
    }
    m_wanted.drawn = Drawn{std::move(task), stroke, m_wanted.number, m_wanted.engines};
    m_wanted.refining.request_stop();
    m_wanted.changed.notify_one();
}

void LiveMatteService::setEngines(const EngineOptions &options)
{
    const std::lock_guard lock(m_wanted.mutex);
    m_wanted.engines = options;
}

void LiveMatteService::end()
{
    const std::lock_guard lock(m_wanted.mutex);
    m_wanted.lease.reset();
    m_wanted.drawn.reset();
    m_wanted.current.request_stop();
    m_wanted.refining.request_stop();
}

bool LiveMatteService::isReplaced()
{
    const std::lock_guard lock(m_wanted.mutex);
    return m_wanted.drawn.has_value();
}

void LiveMatteService::work(std::stop_token stop)
{
    Canvas canvas;
    for (;;) {
        Drawn drawn;
        std::stop_token abandon;
        {
            std::unique_lock lock(m_wanted.mutex);
            m_wanted.changed.wait(lock, stop, [this] { return m_wanted.drawn.has_value(); });
            if (stop.stop_requested())
                return;
            drawn = std::move(*m_wanted.drawn);
            m_wanted.drawn.reset();
            m_wanted.current = std::stop_source();
            abandon = m_wanted.current.get_token();
        }
        Result<> done;
        try {
            done = (canvas.number == drawn.number ? Result<>() : begin(canvas, drawn, abandon))
                       .and_then([&] { return follow(canvas, drawn, abandon); })
                       .and_then([&] { return refine(canvas); });
        } catch (const std::exception &error) {
            done = fail(Error::Kind::Internal,
                        std::string("The stroke could not be solved: ").append(error.what()));
        }
        if (!done && done.error().kind != Error::Kind::Cancelled)
            emit failed(drawn.task.frame, done.error());
    }
}

StoredPtr LiveMatteService::best(const SelectTask &task, ResultKind kind)
{
    const ResultRef ref = Revisions(*task.clip).best(task.object, kind, task.frame);
    if (ref.key.isNull())
        return nullptr;
    const ResultAddress address{task.clip->id, task.object, kind, task.frame, ref.key};
    if (StoredPtr known = m_cache->find(addressKey(address)))
        return known;
    auto found = fittingResult(*task.store, address, task.frames->size());
    if (!found || !*found)
        return nullptr;
    return m_cache->insert(addressKey(address), std::move(**found));
}

//! What is known of the frame before the stroke.
Result<> LiveMatteService::begin(Canvas &canvas, const Drawn &drawn, std::stop_token stop)
{
    const SelectTask &task = drawn.task;
    const ObjectInfo *object = task.clip->object(task.object);
    if (!object)
        return fail(Error::Kind::NotFound, "The object is gone.");
    const auto picture = task.frames->frame(task.frame, stop);
    if (!picture)
        return tl::unexpected(picture.error());
    canvas.task = task;
    canvas.engines = drawn.engines;
    canvas.settings = object->matte;
    canvas.settings.edge = {};
    canvas.settings.decontaminate = false;
    canvas.picture = *picture;
    canvas.followed = 0;
    canvas.unrefined.clear();
    const auto given = task.clip->trimaps.find(task.frame);
    const Size frames = task.frames->size();
    if (const StoredPtr stored = best(task, ResultKind::Trimap))
        canvas.trimap = stored->image;
    else if (given != task.clip->trimaps.end() && given->second.contains(task.object)
             && given->second.at(task.object).size() == frames)
        canvas.trimap = given->second.at(task.object).image();
    else if (const StoredPtr mask = best(task, ResultKind::MaskLogits))
        canvas.trimap = maskOfLogits(mask->image);
    else
        canvas.trimap = Image(frames, 1, PixelType::U8);
    const StoredPtr alpha = best(task, ResultKind::Alpha);
    canvas.alpha = alpha ? alpha->image : alphaOfTrimap(canvas.trimap);
    canvas.number = drawn.number;
    return {};
}

//! Solves along the points that are new, in windows of bounded size.
Result<> LiveMatteService::follow(Canvas &canvas, const Drawn &drawn, std::stop_token stop)
{
    const std::vector<Point> &points = drawn.stroke.points;
    while (canvas.followed < points.size()) {
        const std::size_t first = canvas.followed == 0 ? 0 : canvas.followed - 1;
        std::size_t last = canvas.followed;
        QRect touched = around(points, first, last, drawn.stroke.radius);
        while (last + 1 < points.size()) {
            const QRect more = around(points, first, last + 1, drawn.stroke.radius);
            if (std::max(more.width(), more.height()) > largestWindow - 2 * reach)
                break;
            touched = more;
            ++last;
        }
        paintStrokes({{{points.begin() + long(first), points.begin() + long(last) + 1},
                       drawn.stroke.radius,
                       drawn.stroke.label}},
                     canvas.trimap);
        canvas.followed = last + 1;
        const auto changed = solve(canvas, touched, quickMatter, stop);
        if (!changed)
            return tl::unexpected(changed.error());
        tell(canvas, touched);
        canvas.unrefined.push_back(touched);
        if (isReplaced())
            return {}; // the newer state has these points and more
    }
    return {};
}

//! What the quick matter has answered is answered again by the object's own, until the pen goes on.
Result<> LiveMatteService::refine(Canvas &canvas)
{
    if (canvas.settings.matter == quickMatter)
        return {};
    std::stop_token stop;
    {
        const std::lock_guard lock(m_wanted.mutex);
        if (m_wanted.drawn || !m_wanted.lease)
            return {};
        m_wanted.refining = std::stop_source();
        stop = m_wanted.refining.get_token();
    }
    while (!canvas.unrefined.empty()) {
        const QRect touched = canvas.unrefined.back();
        const auto changed = solve(canvas, touched, canvas.settings.matter, stop);
        if (!changed)
            return tl::unexpected(changed.error());
        canvas.unrefined.pop_back();
        if (*changed)
            tell(canvas, touched);
    }
    return {};
}

void LiveMatteService::tell(const Canvas &canvas, const QRect &changed)
{
    emit solved(canvas.task.frame, canvas.task.object, std::make_shared<const Image>(canvas.trimap),
                std::make_shared<const Image>(canvas.alpha), changed);
}

//! False: there was nothing to solve.
Result<bool> LiveMatteService::solve(Canvas &canvas, const QRect &touched,
                                     const std::string &matter, std::stop_token stop)
{
    const Size frame = canvas.trimap.size();
    const QRect answered = grownBy(touched, reach, frame);
    if (answered.isEmpty())
        return false;
    const bool isQuick = matter == quickMatter;
    const QRect window = isQuick ? answered : grownBy(answered, networkContext - reach, frame);
    const Image trimap = part(canvas.trimap, window);
    bool has[3] = {};
    for (int y = 0; y < trimap.height(); ++y) {
        for (int x = 0; x < trimap.width(); ++x) {
            const auto value = trimap.row<std::uint8_t>(y)[x];
            has[value == 0 ? 0 : value == 255 ? 2 : 1] = true;
        }
    }
    Image alpha;
    if (has[1] && (has[0] || has[2])) {
        auto made = m_makers.matter(matter,
                                    std::make_shared<WindowSource>(std::make_shared<const Image>(
                                        part(*canvas.picture, window))),
                                    canvas.engines);
        if (!made)
            return tl::unexpected(made.error());
        auto matte = (*made)->matte({0, canvas.task.object, &trimap, canvas.settings}, stop);
        if (!matte)
            return tl::unexpected(matte.error());
        alpha = std::move(matte->alpha);
        if (!isQuick)
            canvas.network = std::move(*made);
    } else if (has[1]) {
        return false; // all unknown: nothing to go by until the full frame is solved
    } else {
        alpha = alphaOfTrimap(trimap);
    }
    for (int y = answered.top(); y <= answered.bottom(); ++y) {
        float *to = canvas.alpha.row<float>(y);
        const float *from = alpha.row<float>(y - window.top()) - window.left();
        for (int x = answered.left(); x <= answered.right(); ++x)
            to[x] += shareAt(x, y, answered, frame) * (from[x] - to[x]);
    }
    return true;
}

} // namespace filigree
