// Any answer of a host to a machine that waits for one: "status\ntype\nRetry-After\nbody". The first byte says which of
// its questions is answered. The machine must stay as it is or go on; its book must stay whole.
#include "support/model_book.hpp"
#include "sync/machine.hpp"

#include "base/check.hpp"

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

using namespace carnet;
using namespace carnet::sync;

namespace {

class Counting final : public Chance {
public:
    std::uint64_t next() override { return m_next += 0x9e3779b97f4a7c15; }

private:
    std::uint64_t m_next {0};
};

std::string_view take_line(std::string_view& text)
{
    std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

// The machine with its book, brought to where it has asked all of its questions.
struct Bench {
    test::ModelBook book {ClientFileId::create("file-1").value()};
    Counting chance;
    Machine machine {book, chance};
    std::vector<HttpRequest> sent;

    void step(Event event)
    {
        for (Effect& effect : machine.step({1'000}, event)) {
            if (auto* send = std::get_if<effect::Send>(&effect))
                sent.push_back(std::move(send->request));
        }
    }

    void answer(std::string body)
    {
        step(event::Answered {sent.back().id, 200, "application/json", "", std::move(body)});
    }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string_view text {reinterpret_cast<const char*>(data), size};
    if (text.empty())
        return 0;
    char question = text.front();
    text.remove_prefix(1);
    event::Answered answered;
    std::string_view status = take_line(text);
    std::from_chars(status.data(), status.data() + status.size(), answered.status);
    answered.content_type = take_line(text);
    answered.retry_after = take_line(text);
    answered.body = text;

    Bench bench;
    bench.step(event::Start {});
    bench.step(event::TokenArrived {{"token", "shop"}});
    if (question != 'h') {
        bench.answer(R"({"protocol":[1],"account":"shop","epoch":"e1"})");
        bench.answer(R"({"epoch":"e1","cursor":"c1","more":false,"ack":0,"changes":[]})");
        bench.step(event::Continue {});
        Mutation mutation {MutationUid::create("u1").value(), OrderId::create("o1").value(), mutation::Refund {}};
        bench.book.edit(std::move(mutation), {});
    }
    if (question == 'p')
        bench.step(event::LocalEdit {});
    answered.id = bench.sent.back().id;
    bench.step(answered);
    bench.step(event::Continue {});
    BookState state = bench.book.state();
    CHECK(state.ack <= state.last_number && state.account.size() <= max_short_text);
    CHECK(question == 'h' || bench.book.outbox().size() + bench.book.attention().size() >= 1);
    return 0;
}
