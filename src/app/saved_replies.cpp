#include "app/saved_replies.hpp"

#include "app/url_query.hpp"

namespace carnet::app {

// One line a reply, in the form of an address as all settings (preferences.cpp says why).

std::string to_text(const std::vector<SavedReply>& replies)
{
    std::string text;
    for (const SavedReply& reply : replies) {
        UrlQuery query;
        query.add("id", reply.id);
        query.add("name", reply.name);
        query.add("text", reply.text);
        text += query.text() + "\n";
    }
    return text;
}

std::vector<SavedReply> saved_replies_from(std::string_view text)
{
    std::vector<SavedReply> replies;
    while (!text.empty() && replies.size() < max_saved_replies) {
        auto end = text.find('\n');
        UrlQuery query {text.substr(0, end)};
        SavedReply reply {
            std::string {query.get("id")}, std::string {query.get("name")}, std::string {query.get("text")}};
        if (!reply.id.empty() && !reply.name.empty())
            replies.push_back(std::move(reply));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return replies;
}

} // namespace carnet::app
