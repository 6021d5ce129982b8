#include "platform/web/engine/exports.hpp"

#include "base/check.hpp"
#include "engine/engine.hpp"
#include "platform/web/engine/imports.hpp"
#include "platform/web/engine/opfs_device.hpp"
#include "store/memory_device.hpp"

#include <emscripten/emscripten.h>

#include <memory>
#include <optional>

namespace carnet::platform {

namespace {

class WebEnginePlatform final : public engine::EnginePlatform {
public:
    void post_to_screen(engine::Bytes message) override { carnet_engine_post(message.data(), message.size()); }
    void schedule_slice() override { carnet_engine_schedule(); }
    void wake_at(double monotonic_ms) override
    {
        carnet_engine_set_timer(std::max(0.0, monotonic_ms - monotonic_clock()));
    }

    void send(const sync::HttpRequest& request) override
    {
        engine::Writer writer;
        writer.write(std::string {request.method == sync::Method::post ? "POST" : "GET"});
        writer.write(request.path);
        writer.write(request.token);
        writer.write(request.body);
        writer.write(static_cast<std::uint32_t>(request.deadline));
        writer.write(static_cast<std::uint32_t>(request.max_answer_bytes));
        auto bytes = writer.take();
        carnet_engine_fetch(static_cast<std::uint32_t>(request.id), bytes.data(), bytes.size());
    }
    void cancel(sync::RequestId id) override { carnet_engine_abort_fetch(static_cast<std::uint32_t>(id)); }

    void open_storage(std::string_view account) override { carnet_engine_open_storage(account.data(), account.size()); }
    store::StorageDevice& storage() override { return *m_device; }
    void close_storage() override
    {
        m_device.reset();
        carnet_engine_close_storage();
    }
    void ask_for_storage() override { carnet_engine_ask_for_storage(); }

    [[nodiscard]] Timestamp wall_clock() override
    {
        return timestamp_from_milliseconds(static_cast<std::int64_t>(carnet_engine_wall_clock()));
    }
    [[nodiscard]] double monotonic_clock() override { return carnet_engine_monotonic_clock(); }
    void fill_random(std::span<std::uint8_t> out) override { carnet_engine_random(out.data(), out.size()); }

    // What the worker tells of the storage, as far as the device is concerned.
    void storage_changed(engine::StorageEventKind kind)
    {
        if (kind == engine::StorageEventKind::opened) {
            m_device = std::make_unique<OpfsDevice>();
        } else if (kind == engine::StorageEventKind::opened_memory) {
            std::uint64_t seed = 0;
            fill_random({reinterpret_cast<std::uint8_t*>(&seed), sizeof seed});
            m_device = std::make_unique<store::MemoryDevice>(seed);
        }
    }

private:
    std::unique_ptr<store::StorageDevice> m_device;
};

WebEnginePlatform& the_platform()
{
    static WebEnginePlatform made;
    return made;
}

engine::Engine& the_engine()
{
    static engine::Engine made {the_platform()};
    return made;
}

// web/engine/worker.js names the same.
enum class In : std::uint32_t { start, screen, http, storage, timer, slice };

// The worker and this are one build; what does not read is our own bug.
template <typename Message> Message read_all(std::span<const std::uint8_t> bytes)
{
    auto message = engine::from_bytes<Message>(bytes);
    CHECK(message.has_value());
    return std::move(*message);
}

struct HttpIn {
    std::uint32_t status {0};
    engine::Bytes answer;
};
struct HttpAnswerIn {
    std::string content_type;
    std::string retry_after;
    std::string body;
};
struct StorageIn {
    std::string kind;
    std::string rung;
    std::string reason;
};

engine::StorageEventKind storage_kind(const StorageIn& in)
{
    using engine::StorageEventKind;
    if (in.kind == "open")
        return in.rung == "memory" ? StorageEventKind::opened_memory : StorageEventKind::opened;
    if (in.kind == "held")
        return StorageEventKind::held_elsewhere;
    if (in.kind == "released")
        return StorageEventKind::asked_back;
    if (in.kind == "gone")
        return StorageEventKind::gone;
    return StorageEventKind::failed;
}

} // namespace

void link_engine() { }

} // namespace carnet::platform

namespace carnet::engine {

CARNET_FIELDS(platform::HttpIn, v.status, v.answer);
CARNET_FIELDS(platform::HttpAnswerIn, v.content_type, v.retry_after, v.body);
CARNET_FIELDS(platform::StorageIn, v.kind, v.rung, v.reason);

} // namespace carnet::engine

extern "C" EMSCRIPTEN_KEEPALIVE void carnet_engine_receive(
    std::uint32_t kind, std::uint32_t id, const std::uint8_t* pointer, std::size_t length)
{
    using namespace carnet;
    using namespace carnet::platform;
    std::span<const std::uint8_t> bytes {pointer, length};
    engine::Engine& engine = the_engine();
    switch (static_cast<In>(kind)) {
    case In::start:
        return engine.start(read_all<std::string>(bytes));
    case In::screen:
        return engine.screen_message(bytes);
    case In::http: {
        auto in = read_all<HttpIn>(bytes);
        if (in.status == 0) {
            auto reason = read_all<std::uint32_t>(in.answer);
            return engine.http_unanswered(sync::RequestId {id}, static_cast<sync::NoAnswer>(reason));
        }
        auto answer = read_all<HttpAnswerIn>(in.answer);
        return engine.http_answered(sync::RequestId {id}, static_cast<int>(in.status), std::move(answer.content_type),
            std::move(answer.retry_after), std::move(answer.body));
    }
    case In::storage: {
        auto in = read_all<StorageIn>(bytes);
        auto storage = storage_kind(in);
        the_platform().storage_changed(storage);
        return engine.storage_event(storage, in.reason);
    }
    case In::timer:
        return engine.timer();
    case In::slice:
        return engine.slice();
    }
}
