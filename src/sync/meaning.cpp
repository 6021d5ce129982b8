#include "sync/meaning.hpp"

#include "base/ids.hpp"
#include "sync/lane.hpp"

#include <algorithm>
#include <string_view>

namespace carnet::sync {

namespace {

// "Application/JSON; charset=utf-8" is application/json.
bool is_media_type(std::string_view header, std::string_view type)
{
    std::string_view given = header.substr(0, header.find(';'));
    while (!given.empty() && given.back() == ' ')
        given.remove_suffix(1);
    auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(given, type, {}, lower);
}

Meaning meaning_of_status(int status, const Problem& problem)
{
    switch (status) {
    case 401:
        return Meaning::unauthorized;
    case 403:
        return Meaning::forbidden;
    case 409:
        if (problem.name == "client-reused")
            return Meaning::client_reused;
        return problem.name == "gap" && problem.ack ? Meaning::gap : Meaning::fault;
    case 410:
        return problem.name == "resync" && is_valid_id(problem.epoch) ? Meaning::resync : Meaning::fault;
    case 413:
        return Meaning::too_large;
    case 426:
        return Meaning::incompatible;
    default:
        return Meaning::fault;
    }
}

} // namespace

Judgement judge(const event::Answered& answer)
{
    Judgement judgement;
    judgement.retry_after = parse_retry_after(answer.retry_after);
    if (answer.status == 200) {
        if (is_media_type(answer.content_type, "application/json"))
            judgement.meaning = Meaning::content;
        else
            judgement.trouble = "200, but of type '" + answer.content_type.substr(0, 100) + "'";
        return judgement;
    }
    if (is_media_type(answer.content_type, "application/problem+json")) {
        if (auto problem = read_problem(answer.body))
            judgement.problem = std::move(*problem);
    }
    judgement.meaning = meaning_of_status(answer.status, judgement.problem);
    judgement.trouble = "status " + std::to_string(answer.status);
    if (!judgement.problem.name.empty())
        judgement.trouble += " " + judgement.problem.name;
    return judgement;
}

} // namespace carnet::sync
