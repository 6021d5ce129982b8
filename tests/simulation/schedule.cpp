#include "simulation/schedule.hpp"

#include "simulation/device.hpp"
#include "simulation/model_host.hpp"
#include "simulation/network.hpp"
#include "simulation/oracle.hpp"
#include "simulation/queue.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace carnet::test {

using namespace sync;

namespace {

class Schedule {
public:
    Schedule(std::uint64_t seed, const BookMaker& make_book, const Bugs& bugs)
        : m_random(seed)
        , m_host(m_random.between(1, 50), bugs.host)
        , m_network(m_random, m_queue, m_host, m_faults)
        , m_oracle(m_host)
        , m_bugs(bugs)
        , m_make_book(make_book)
    {
    }

    ScheduleReport run() &&
    {
        open_shop();
        open_devices();
        Milliseconds trouble = m_random.between(5'000, 90'000);
        schedule_trouble(trouble);
        run_until(m_queue.now() + trouble);
        heal();
        m_report.violation = m_violation;
        for (const auto& device : m_devices)
            m_report.edits += std::ssize(device->edits());
        return m_report;
    }

private:
    // Ten minutes in which nothing goes wrong any more are an eternity: who is not done then never will be.
    static constexpr Milliseconds eternity = 10 * 60'000;

    void open_shop()
    {
        for (int i = 0; i < simulated_products; ++i)
            m_host.put(Product {id_of<ProductId>("product-" + std::to_string(i)), "Chai", "", "", 10});
        m_host.put(Tag {id_of<TagId>("tag-0"), "Gift", TagColor::green});
        for (std::size_t orders = m_random.below(8); orders > 0; --orders)
            new_order();
    }

    void open_devices()
    {
        World world {m_random, m_queue, m_host, m_network, m_faults, m_bugs, m_make_book};
        for (int number = 1; number <= m_random.between(2, 5); ++number) {
            m_devices.push_back(std::make_unique<Device>(world, number));
            Device& device = *m_devices.back();
            device.after_step = [this](Device& stepped) { check(stepped); };
            m_queue.after(m_random.between(0, 3'000), [&device] { device.start(); });
        }
    }

    void new_order()
    {
        Order order;
        order.id = id_of<OrderId>("order-" + std::to_string(++m_orders));
        order.number = std::to_string(m_orders);
        order.currency = currency_of("EUR");
        order.created_at = m_host.tick();
        order.updated_at = order.created_at;
        order.payment_status = m_random.chance(50) ? PaymentStatus::paid : PaymentStatus::unpaid;
        LineItem line;
        line.id = id_of<LineItemId>("line-1");
        line.product_id = id_of<ProductId>("product-" + std::to_string(m_random.below(simulated_products)));
        line.quantity = m_random.between(1, 3);
        line.stock_taken = line.quantity;
        order.items.push_back(std::move(line));
        m_host.put(std::move(order));
    }

    template <typename Row> const Row* some(const std::map<std::string, Row>& rows)
    {
        if (rows.empty())
            return nullptr;
        return &std::next(rows.begin(), static_cast<std::ptrdiff_t>(m_random.below(rows.size())))->second;
    }

    // The shop has a life beside the merchant: orders come, are paid, and go.
    void host_lives()
    {
        const Order* order = some(m_host.rows().orders);
        std::size_t choice = m_random.below(10);
        if (choice < 3 || !order) {
            new_order();
        } else if (choice < 6) {
            Order changed = *order;
            // Nothing leads out of a refund (S55), at no host: the store would not take such an order.
            bool is_refunded = order->payment_status == PaymentStatus::refunded;
            bool pays = m_random.chance(70);
            if (!is_refunded)
                changed.payment_status = pays ? PaymentStatus::paid : PaymentStatus::unpaid;
            changed.updated_at = m_host.tick();
            if (m_random.chance(30) && !is_refunded)
                changed.status = static_cast<OrderStatus>(m_random.below(4));
            m_host.put(std::move(changed));
        } else if (choice < 8) {
            Message message;
            message.id = id_of<MessageId>("in-" + std::to_string(++m_messages));
            message.order = order->id;
            message.direction = MessageDirection::in;
            message.text = "where is it?";
            message.at = m_host.tick();
            message.delivery = Delivery::sent;
            Order changed = *order;
            ++changed.unread;
            m_host.put(std::move(message));
            m_host.put(std::move(changed));
        } else if (choice < 9) {
            remove_order(order->id);
        } else if (const Tag* tag = some(m_host.rows().tags)) {
            m_host.remove(RowType::tag, std::string {tag->id.text()});
        }
        m_network.look_at_parked();
    }

    void remove_order(const OrderId order)
    {
        std::vector<std::string> messages;
        for (const auto& [id, message] : m_host.rows().messages) {
            if (message.order == order)
                messages.push_back(id);
        }
        for (const std::string& message : messages)
            m_host.remove(RowType::message, message);
        m_host.remove(RowType::order, order.text());
    }

    // ── Trouble ─────────────────────────────────────────────────────────────────────────────────────────────────────

    void schedule_trouble(Milliseconds length)
    {
        for (std::int64_t left = m_random.between(10, 70); left > 0; --left)
            m_queue.after(m_random.between(0, length), [this] { something_happens(); });
        // Most schedules have no catastrophe, or no schedule would show what the ordinary troubles do.
        if (m_random.chance(35)) {
            Milliseconds backed_up = m_random.between(0, length / 2);
            m_queue.after(backed_up, [this] { m_host.back_up(); });
            m_queue.after(m_random.between(backed_up, length), [this] {
                if (m_host.has_backup())
                    m_host.restore();
                m_network.look_at_parked();
            });
        }
        if (m_random.chance(25))
            m_queue.after(m_random.between(0, length), [this] { wipe(some_device()); });
    }

    void something_happens()
    {
        if (is_over())
            return;
        Device& device = some_device();
        std::size_t choice = m_random.below(100);
        if (choice < 55)
            device.edit_something();
        else if (choice < 75)
            host_lives();
        else if (choice < 80)
            device.withdraw_something();
        else if (choice < 84)
            m_network.crash_host();
        else if (choice < 87)
            restart(device);
        else if (choice < 90)
            m_network.expire_tokens();
        else
            device.give(some_signal());
    }

    Event some_signal()
    {
        switch (m_random.below(6)) {
        case 0:
            return event::Online {};
        case 1:
            return event::Offline {};
        case 2:
            return event::Visible {};
        case 3:
            return event::Poke {};
        case 4:
            return event::TryNow {};
        default:
            return event::Woke {}; // a timer that nobody set
        }
    }

    void restart(Device& device)
    {
        device.crash();
        m_queue.after(m_random.between(10, 5'000), [&device] {
            if (!device.is_running())
                device.start();
        });
    }

    void wipe(Device& device)
    {
        device.wipe();
        device.start();
    }

    Device& some_device() { return *m_devices[m_random.below(m_devices.size())]; }

    // ── Healing ─────────────────────────────────────────────────────────────────────────────────────────────────────

    void heal()
    {
        if (is_over())
            return;
        m_faults = Faults::none();
        for (const auto& device : m_devices) {
            if (!device->is_running())
                device->start();
        }
        Instant healed = m_queue.now();
        while (!is_over() && !is_quiet()) {
            if (!step(healed + eternity))
                return fail("stuck: " + stuck_device());
        }
        m_report.came_right_after = m_queue.now() - healed;
        std::vector<Device*> devices;
        for (const auto& device : m_devices)
            devices.push_back(device.get());
        if (!is_over())
            fail(m_oracle.check_end(devices));
    }

    bool is_quiet(Device& device)
    {
        BookState state = device.book().sync_book().state();
        return device.is_running() && device.status().phase == Phase::up_to_date && state.unanswered == 0
            && state.pending == 0 && ModelHost::seq_of(state.cursor) == m_host.seq() && state.epoch == m_host.epoch();
    }

    bool is_quiet()
    {
        return std::ranges::all_of(m_devices, [this](const auto& device) { return is_quiet(*device); });
    }

    std::string stuck_device()
    {
        for (const auto& device : m_devices) {
            if (is_quiet(*device))
                continue;
            BookState state = device->book().sync_book().state();
            return "device " + std::to_string(device->number()) + ", phase "
                + std::to_string(static_cast<int>(device->status().phase)) + ", unanswered "
                + std::to_string(state.unanswered) + ", pending " + std::to_string(state.pending) + ", cursor "
                + state.cursor + " of " + std::to_string(m_host.seq()) + ", " + device->status().trouble;
        }
        return "";
    }

    // ── Running ─────────────────────────────────────────────────────────────────────────────────────────────────────

    void check(Device& device)
    {
        if (!is_over())
            fail(m_oracle.check_step(device));
    }

    void fail(std::string violation)
    {
        if (violation.empty())
            return;
        m_violation = std::to_string(m_queue.now().milliseconds) + " ms: " + violation;
    }

    [[nodiscard]] bool is_over() const { return !m_violation.empty(); }

    // False when there is nothing more to do until then, or there never is an end of it.
    bool step(Instant until)
    {
        constexpr std::int64_t too_many = 100'000;
        return ++m_report.steps < too_many && m_queue.run_next(until);
    }

    void run_until(Instant until)
    {
        while (!is_over() && step(until)) { }
    }

    Random m_random;
    Queue m_queue;
    Faults m_faults;
    ModelHost m_host;
    Network m_network;
    Oracle m_oracle;
    Bugs m_bugs;
    const BookMaker& m_make_book;
    std::vector<std::unique_ptr<Device>> m_devices;
    std::int64_t m_orders {0};
    std::int64_t m_messages {0};
    std::string m_violation;
    ScheduleReport m_report;
};

} // namespace

ScheduleReport run_schedule(std::uint64_t seed, const BookMaker& make_book, const Bugs& bugs)
{
    return Schedule {seed, make_book, bugs}.run();
}

} // namespace carnet::test
