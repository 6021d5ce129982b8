#include "engine/engine.hpp"

#include "base/check.hpp"
#include "base/uuid.hpp"

#include <array>
#include <utility>

namespace carnet::engine {

namespace {

// How long one slice of work may keep a question waiting, in milliseconds. Long enough that the turns cost little,
// short enough that a key typed meanwhile is answered in its frame.
constexpr double slice_ms = 4;

} // namespace

Engine::Engine(EnginePlatform& platform)
    : m_platform(platform)
    , m_send([this](Bytes bytes) { m_platform.post_to_screen(std::move(bytes)); })
    , m_chance(platform)
{
}

Engine::~Engine() = default;

std::uint64_t Engine::PlatformChance::next()
{
    std::array<std::uint8_t, 8> bytes {};
    m_platform.fill_random(bytes);
    std::uint64_t value = 0;
    for (std::uint8_t byte : bytes)
        value = value << 8 | byte;
    return value;
}

void Engine::screen_message(std::span<const std::uint8_t> bytes)
{
    auto request = from_bytes<Request>(bytes);
    CHECK(request.has_value()); // both ends are one build: anything else is our bug
    Responder responder {request->id, m_send};
    std::visit([&](auto& body) { on(std::move(body), request->id, std::move(responder)); }, request->body);
    // A question is usually answered within the same turn: no other turn is waited for.
    PlatformSlice slice {m_platform, slice_ms};
    (void)m_lists.step(slice);
    settle();
}

void Engine::slice()
{
    PlatformSlice slice {m_platform, slice_ms};
    bool lists_wait = m_lists.step(slice);
    if (!lists_wait && m_sync_wants_turn) {
        m_sync_wants_turn = false;
        sync_step(sync::event::Continue {});
    }
    if (!lists_wait && !slice.spent())
        m_tasks.step(slice, host_now(), m_platform.monotonic_clock(), [this](Progress progress) { notice(progress); });
    if (!lists_wait && m_tasks.empty() && m_book && !m_warm && !slice.spent()) {
        // Whatever goes wrong here goes wrong again, and is told, where it is asked for.
        auto warmed = m_book->warm_up(slice);
        m_warm = !warmed || *warmed == store::Step::done;
    }
    settle();
}

// ── At the end of every entry ───────────────────────────────────────────────────────────────────────────────────────

void Engine::settle()
{
    tell_changes();
    if (!m_lists.empty() || !m_tasks.empty() || m_sync_wants_turn || (m_book && !m_warm))
        m_platform.schedule_slice();
}

void Engine::notice(NoticeBody body)
{
    m_platform.post_to_screen(to_bytes(FromEngine {Notice {std::move(body)}}));
}

void Engine::tell_changes()
{
    if (m_book_for_sync) {
        auto news = m_book_for_sync->take_news();
        m_orders_arrived += news.orders;
        if (news.answers > 0)
            tell_answers(news.answers, news.answered);
        m_tags_changed |= news.tags;
    }
    auto status = current_status();
    if (status != m_told_status) {
        m_told_status = status;
        notice(StatusChanged {status});
    }
    if (!m_book)
        return;
    std::int64_t attention = m_book->stand().attention;
    if (m_book->revision() != m_told_revision || m_tags_changed || attention != m_told_attention) {
        notice(BookChanged {m_book->revision(), m_tags_changed, attention != m_told_attention});
        m_told_revision = m_book->revision();
        m_told_attention = attention;
        m_tags_changed = false;
        m_warm = false; // orders of rows are made current again, while nobody waits for them
    }
    if (m_orders_arrived > 0)
        notice(OrdersArrived {std::exchange(m_orders_arrived, 0)});
}

void Engine::tell_answers(std::int64_t count, const OrderId& order)
{
    AnswersArrived arrived {count, order, {}, {}};
    if (m_book) {
        if (auto whole = m_book->order_detail(order)) {
            arrived.number = std::move(whole->order.number);
            arrived.name = std::move(whole->order.customer.name);
        }
    }
    notice(std::move(arrived));
}

// ── Time and chance ─────────────────────────────────────────────────────────────────────────────────────────────────

std::string Engine::new_uuid()
{
    std::array<std::uint8_t, 10> random {};
    m_platform.fill_random(random);
    return uuid_v7(m_platform.wall_clock(), random);
}

MutationUid Engine::new_uid()
{
    return *MutationUid::create(new_uuid());
}

Timestamp Engine::host_now()
{
    return timestamp_from_milliseconds(to_milliseconds(m_platform.wall_clock()) + m_clock_offset_ms);
}

} // namespace carnet::engine
