// One simulated device: a book that lasts, a machine that does not, and the merchant who edits on it.
#pragma once

#include "simulation/device_book.hpp"
#include "simulation/faults.hpp"
#include "simulation/network.hpp"
#include "simulation/queue.hpp"
#include "sync/machine.hpp"
#include "unit/domain/generators.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace carnet::test {

// What the merchant did on this device, for ever.
struct Edit {
    OutboxEntry entry;
    bool withdrawn {false};
    bool wiped {false}; // the book that knew of it is gone
    bool lost_with_backup {false}; // the host had it and forgot it with a restore, after the book had let go of it
};

struct World {
    Random& random;
    Queue& queue;
    ModelHost& host;
    Network& network;
    const Faults& faults;
    Bugs bugs;
    const BookMaker& make_book;
};

class Device {
public:
    Device(World world, int number);

    // Starts the program: on a new book or on the one that is there.
    void start();
    // The program ends at once; what its last step wanted done is not done.
    void crash();
    // The browser's data is cleared: another book, and another client file.
    void wipe();

    void give(const sync::Event& event);
    // An edit of the merchant, of any kind that the orders of the book allow one to try.
    void edit_something();
    void withdraw_something();

    [[nodiscard]] const std::vector<Edit>& edits() const { return m_edits; }
    [[nodiscard]] std::vector<Edit>& edits() { return m_edits; }
    [[nodiscard]] DeviceBook& book() { return *m_book; }
    [[nodiscard]] bool is_running() const { return m_machine != nullptr; }
    [[nodiscard]] const sync::SyncStatus& status() const { return m_machine->status(); }
    // Told after every step that may have changed the book.
    std::function<void(Device&)> after_step;
    int number() const { return m_number; }

private:
    class SeededChance final : public sync::Chance {
    public:
        explicit SeededChance(Random& random)
            : m_random(random)
        {
        }
        std::uint64_t next() override { return m_random.next(); }

    private:
        Random& m_random;
    };

    void trace(const sync::Event& event, const sync::Effects& effects) const;
    void do_effects(const sync::Effects& effects);
    void make_book();
    [[nodiscard]] Result<void> before_write();
    [[nodiscard]] Network::Deliver deliver_to_this_program();
    [[nodiscard]] std::optional<MutationBody> some_body(const Order& order);
    void commit(Mutation mutation);
    [[nodiscard]] std::string new_id(std::string_view prefix);

    World m_world;
    int m_number;
    SeededChance m_chance;
    bool m_is_traced; // CARNET_TRACE=1
    std::unique_ptr<DeviceBook> m_book;
    std::unique_ptr<sync::Machine> m_machine;
    int m_program {0}; // counts the starts: what was meant for an earlier one does not reach this one
    int m_books {0};
    std::int64_t m_ids {0};
    bool m_is_dying {false};
    sync::Instant m_wake_at;
    sync::RequestId m_newest_pull {sync::RequestId::none};
    std::vector<Edit> m_edits;
};

} // namespace carnet::test
