// Between the simulated devices and the host: everything that can happen to a request and to its answer happens here,
// by chance (faults.hpp). Long polls are parked until the host commits something.
#pragma once

#include "simulation/faults.hpp"
#include "simulation/model_host.hpp"
#include "simulation/queue.hpp"
#include "unit/domain/generators.hpp"

#include <functional>
#include <list>
#include <memory>
#include <string>

namespace carnet::test {

class Network {
public:
    // How an event gets back to who sent the request; nothing comes to a program that has ended.
    using Deliver = std::function<void(const sync::Event&)>;

    Network(Random& random, Queue& queue, ModelHost& host, const Faults& faults)
        : m_random(random)
        , m_queue(queue)
        , m_host(host)
        , m_faults(faults)
    {
    }

    void send(const sync::HttpRequest& request, Deliver deliver);
    void acquire_token(const Deliver& deliver);

    // To be called after whatever may have changed the host.
    void look_at_parked();
    // The host ends and starts again: whoever waits gets no answer.
    void crash_host();
    // Tokens given out until now are worth nothing.
    void expire_tokens() { m_token = "token-" + std::to_string(++m_tokens); }

private:
    struct Exchange {
        sync::HttpRequest request;
        Deliver deliver;
    };
    struct Parked {
        std::shared_ptr<Exchange> exchange;
        sync::Instant until;
    };

    void arrive(const std::shared_ptr<Exchange>& exchange);
    void answer(const std::shared_ptr<Exchange>& exchange, HostAnswer answer);
    void no_answer(const std::shared_ptr<Exchange>& exchange, sync::NoAnswer reason);
    [[nodiscard]] HostAnswer refusal();
    void damage(HostAnswer& answer);
    [[nodiscard]] sync::Milliseconds delay();
    [[nodiscard]] bool happens(int per_mille) { return m_random.below(1'000) < static_cast<std::size_t>(per_mille); }

    Random& m_random;
    Queue& m_queue;
    ModelHost& m_host;
    const Faults& m_faults;
    std::list<Parked> m_parked;
    std::int64_t m_commits_seen {0};
    std::string m_token {"token-1"};
    int m_tokens {1};
};

} // namespace carnet::test
