#include "simulation/device.hpp"

#include "simulation/trace.hpp"

#include <cstdio>
#include <cstdlib>
#include <utility>
#include <variant>

namespace carnet::test {

using namespace sync;

Device::Device(World world, int number)
    : m_world(std::move(world))
    , m_number(number)
    , m_chance(m_world.random)
    , m_is_traced(std::getenv("CARNET_TRACE") != nullptr)
{
    make_book();
}

void Device::make_book()
{
    std::string name = "file-" + std::to_string(m_number);
    if (!m_world.bugs.names_wiped_books_alike && !m_world.bugs.book.keeps_client_file)
        name += "-" + std::to_string(++m_books);
    m_book = m_world.make_book(ClientFileId::create(name).value(), [this] { return before_write(); });
}

void Device::start()
{
    ++m_program;
    m_is_dying = false;
    m_machine = std::make_unique<Machine>(m_book->sync_book(), m_chance);
    give(event::Start {});
}

void Device::crash()
{
    m_machine.reset();
    m_book->restart();
}

void Device::wipe()
{
    for (Edit& edit : m_edits)
        edit.wiped = true;
    m_machine.reset();
    make_book();
}

void Device::give(const Event& event)
{
    if (!m_machine)
        return;
    Effects effects = m_machine->step(m_world.queue.now(), event);
    if (m_is_traced)
        trace(event, effects);
    if (m_is_dying) {
        crash();
        m_world.queue.after(m_world.random.between(10, 5'000), [this] {
            if (!m_machine)
                start();
        });
    } else {
        do_effects(effects);
    }
    if (after_step)
        after_step(*this);
}

void Device::trace(const Event& event, const Effects& effects) const
{
    std::printf("%lld ms, device %d: %s\n", static_cast<long long>(m_world.queue.now().milliseconds), m_number,
        described(event).c_str());
    for (const Effect& effect : effects)
        std::printf("%s\n", described(effect).c_str());
    BookState state = m_book->sync_book().state();
    std::printf("    %s, %s, cursor %s, ack %lld of %lld, %lld unanswered, %lld pending%s\n", state.epoch.c_str(),
        state.client_file.text().c_str(), state.cursor.c_str(), static_cast<long long>(state.ack),
        static_cast<long long>(state.last_number), static_cast<long long>(state.unanswered),
        static_cast<long long>(state.pending), m_is_dying ? ", dies" : "");
}

void Device::do_effects(const Effects& effects)
{
    for (const Effect& effect : effects) {
        if (const auto* send = std::get_if<effect::Send>(&effect)) {
            if (send->request.path.starts_with("v1/changes"))
                m_newest_pull = send->request.id;
            m_world.network.send(send->request, deliver_to_this_program());
        } else if (const auto* wake = std::get_if<effect::WakeAt>(&effect)) {
            m_wake_at = wake->at;
            Milliseconds delay = std::max<Milliseconds>(0, wake->at - m_world.queue.now());
            m_world.queue.after(delay, [this, program = m_program, at = wake->at] {
                if (program == m_program && at == m_wake_at)
                    give(event::Woke {});
            });
        } else if (std::holds_alternative<effect::Continue>(effect)) {
            m_world.queue.after(m_world.random.between(0, 20), [this, program = m_program] {
                if (program == m_program)
                    give(event::Continue {});
            });
        } else if (std::holds_alternative<effect::AcquireToken>(effect)) {
            m_world.network.acquire_token(deliver_to_this_program());
        }
        // A cancelled request is not held back: what still comes of it is one more late answer to bear.
    }
}

Network::Deliver Device::deliver_to_this_program()
{
    return [this, program = m_program](const Event& event) {
        if (program != m_program)
            return;
        const auto* answered = std::get_if<event::Answered>(&event);
        if (answered && m_world.bugs.transport.mixes_answers && answered->body.contains("\"changes\":")) {
            event::Answered mixed = *answered;
            mixed.id = m_newest_pull;
            return give(mixed);
        }
        give(event);
    };
}

// The chances of a transaction: to end with the program, before or after it, or to find no room.
Result<void> Device::before_write()
{
    auto happens = [&](int per_mille) { return m_world.random.below(1'000) < static_cast<std::size_t>(per_mille); };
    if (m_is_dying)
        return failure(ErrorCode::storage_failed, "the program has ended");
    if (happens(m_world.faults.device_crash)) {
        m_is_dying = true;
        if (happens(500))
            return failure(ErrorCode::storage_failed, "the program ends before this is written");
        return {};
    }
    if (happens(m_world.faults.write_fails))
        return failure(ErrorCode::storage_full, "no room");
    return {};
}

// ── The merchant ────────────────────────────────────────────────────────────────────────────────────────────────────

std::string Device::new_id(std::string_view prefix)
{
    return std::string {prefix} + "-" + std::to_string(m_number) + "-" + std::to_string(++m_ids);
}

void Device::commit(Mutation mutation)
{
    Timestamp at = m_world.host.tick();
    if (!m_book->edit(mutation, at))
        return;
    m_edits.push_back({.entry = {0, std::move(mutation), at}});
    give(event::LocalEdit {});
    if (!m_machine && after_step)
        after_step(*this);
}

void Device::edit_something()
{
    Random& random = m_world.random;
    Rows view = m_book->view();
    MutationUid uid = id_of<MutationUid>(new_id("u"));
    if (random.chance(12)) {
        TagId tag = id_of<TagId>("tag-" + std::to_string(random.below(4)));
        if (random.chance(70))
            return commit({uid, {}, mutation::PutTag {tag, new_id("name"), random.pick_enum<TagColor>()}});
        return commit({uid, {}, mutation::DeleteTag {tag}});
    }
    if (view.orders.empty())
        return;
    const Order& order =
        std::next(view.orders.begin(), static_cast<std::ptrdiff_t>(random.below(view.orders.size())))->second;
    if (auto body = some_body(order))
        commit({uid, order.id, std::move(*body)});
}

std::optional<MutationBody> Device::some_body(const Order& order)
{
    Random& random = m_world.random;
    switch (random.below(12)) {
    case 0:
    case 1:
        return mutation::SetStatus {order.status, static_cast<OrderStatus>(random.below(4)), random.chance(80), {}};
    case 2:
        return mutation::SetPayment {
            order.payment_status, random.chance(50) ? PaymentStatus::paid : PaymentStatus::unpaid};
    case 3:
        return mutation::Refund {};
    case 4:
        return mutation::SetArchived {random.chance(50)};
    case 5:
        return mutation::AddTag {id_of<TagId>("tag-" + std::to_string(random.below(4)))};
    case 6:
        return mutation::RemoveTag {id_of<TagId>("tag-" + std::to_string(random.below(4)))};
    case 7:
        return mutation::PutTracking {id_of<TrackingId>("parcel-" + std::to_string(random.below(2))), new_id("no"),
            "UPS", random.chance(50) ? "https://ups.example/1" : ""};
    case 8:
        return mutation::AddComment {id_of<ActivityId>(new_id("c")), "written once"};
    case 9:
        return mutation::MarkRead {id_of<MessageId>("in-" + std::to_string(random.below(6)))};
    default:
        return mutation::SendMessage {id_of<MessageId>(new_id("m")), random.chance(50) ? "About" : "", "dear", {}};
    }
}

void Device::withdraw_something()
{
    for (auto edit = m_edits.rbegin(); edit != m_edits.rend(); ++edit) {
        if (edit->withdrawn || edit->wiped || !m_book->withdraw(edit->entry.mutation.uid))
            continue;
        edit->withdrawn = true;
        give(event::LocalEdit {});
        return;
    }
}

} // namespace carnet::test
