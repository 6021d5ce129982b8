// What the engine needs of the world around it: time, chance, the host, the book's storage, a next slice. Implemented
// by the worker (platform/web) and by tests. Whatever takes time comes back as a call on Engine.
#pragma once

#include "base/time.hpp"
#include "engine/bytes.hpp"
#include "store/storage_device.hpp"
#include "sync/exchange.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace carnet::engine {

// How the opening of the storage ended, and what became of it since.
enum class StorageEventKind : std::uint8_t {
    opened, // on disk
    opened_memory, // this browser refuses to keep anything for this page
    held_elsewhere, // another tab has the book; opened follows when it lets go
    asked_back, // another tab wants the book: close it and let go
    failed,
    gone, // the files were removed behind our back
};

class EnginePlatform {
public:
    virtual ~EnginePlatform() = default;

    virtual void post_to_screen(Bytes message) = 0;

    // Engine::slice() is called soon, behind what the screen has already sent. Asking twice is asking once.
    virtual void schedule_slice() = 0;

    // Engine::timer() is called at this moment of the monotonic clock; a later call replaces it.
    virtual void wake_at(double monotonic_ms) = 0;

    // Ends in exactly one call of Engine::http_answered or Engine::http_unanswered, unless it is cancelled before.
    virtual void send(const sync::HttpRequest& request) = 0;
    virtual void cancel(sync::RequestId id) = 0;

    // Engine::storage_event tells how it ended. One account at a time.
    virtual void open_storage(std::string_view account) = 0;
    // The device of the storage that is open; valid until close_storage().
    virtual store::StorageDevice& storage() = 0;
    // Lets the files and the lock go. Nothing of the device may be in use any more.
    virtual void close_storage() = 0;
    // Asks the tab that holds the book to let go.
    virtual void ask_for_storage() = 0;

    // The device's wall clock (told to the host, never decided upon) and a clock that only goes forward, in ms.
    [[nodiscard]] virtual Timestamp wall_clock() = 0;
    [[nodiscard]] virtual double monotonic_clock() = 0;
    virtual void fill_random(std::span<std::uint8_t> out) = 0;
};

} // namespace carnet::engine
