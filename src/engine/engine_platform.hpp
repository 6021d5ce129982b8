// What the engine needs of the world around it: time, chance, the host, the book's storage, a next slice. Implemented
// by the worker (platform/web) and by tests. Whatever takes time comes back as a call on Engine.
#pragma once

#include "base/time.hpp"
#include "engine/bytes.hpp"
#include "store/storage_device.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carnet::engine {

enum class HttpId : std::uint32_t { none = 0 };

struct HttpRequest {
    std::string method;
    std::string path; // relative to the host's base address
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    std::uint32_t deadline_ms {30'000};
};

// What came back; status 0 is "no answer" (offline, cut, too slow, too large).
struct HttpAnswer {
    int status {0};
    std::string content_type;
    std::string retry_after;
    std::string body;
};

// How the opening of the storage ended.
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

    // Engine::slice() is called soon, behind what the screen has already sent.
    virtual void schedule_slice() = 0;

    // Engine::timer() is called after this many milliseconds; a later call replaces it, a negative one takes it back.
    virtual void set_timer(double milliseconds) = 0;

    // Engine::http_answered(id, …) is called once, unless it is aborted before.
    virtual void send_http(HttpId id, const HttpRequest& request) = 0;
    virtual void abort_http(HttpId id) = 0;

    // Engine::storage_event(…) tells how it ended. One account at a time.
    virtual void open_storage(std::string_view account) = 0;
    // The device of the opened storage, on disk or in memory; valid until close_storage().
    virtual store::StorageDevice& storage() = 0;
    virtual void close_storage() = 0;
    // Asks the tab that holds the book to let go.
    virtual void ask_for_storage() = 0;

    // The device's wall clock (told to the host, never decided upon) and a clock that only goes forward, in ms.
    [[nodiscard]] virtual Timestamp wall_clock() = 0;
    [[nodiscard]] virtual double monotonic_clock() = 0;
    virtual void fill_random(std::span<std::uint8_t> out) = 0;
};

} // namespace carnet::engine
