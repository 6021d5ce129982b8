#include "unit/store/list_oracle.hpp"

#include "domain/fold.hpp"

#include <algorithm>
#include <map>
#include <sstream>
#include <string>

namespace carnet::testing {

namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

std::vector<std::string> words_of(const std::string& typed)
{
    std::vector<std::string> words;
    std::istringstream stream {fold(typed)};
    std::string word;
    while (std::getline(stream, word, ' ')) {
        if (!word.empty())
            words.push_back(word);
    }
    return words;
}

bool phone_like(const std::string& word)
{
    bool any_digit = false;
    for (char c : word) {
        any_digit = any_digit || is_digit(c);
        if (!is_digit(c) && std::string {"+()-./"}.find(c) == std::string::npos)
            return false;
    }
    return any_digit;
}

struct Phone {
    bool international {false};
    std::string digits;
};
Phone phone_of(const std::string& text)
{
    std::string folded = fold(text);
    while (folded.starts_with(' '))
        folded.erase(0, 1);
    Phone phone;
    phone.international = folded.starts_with('+') || folded.starts_with("00");
    if (phone.international) {
        for (std::size_t at = folded.find("(0)"); at != std::string::npos; at = folded.find("(0)"))
            folded.erase(at, 3);
    }
    for (char c : folded) {
        if (is_digit(c))
            phone.digits += c;
    }
    if (folded.starts_with("00"))
        phone.digits.erase(0, 2);
    return phone;
}

// A number typed finds a number written another way.
bool phone_matches(const std::string& typed, const std::string& written)
{
    Phone wanted = phone_of(typed);
    Phone has = phone_of(written);
    if (wanted.digits.empty())
        return false;
    if (wanted.international ? has.international && has.digits.starts_with(wanted.digits)
                             : has.digits.find(wanted.digits) != std::string::npos)
        return true;
    if (wanted.international || wanted.digits.size() < 2 || wanted.digits[0] != '0' || !has.international)
        return false;
    for (std::size_t country = 1; country <= 3 && country < has.digits.size(); ++country) {
        if (has.digits.compare(country, wanted.digits.size() - 1, wanted.digits, 1) == 0)
            return true;
    }
    return false;
}

bool word_found(const OracleBook& book, const Order& order, const std::string& word)
{
    auto in = [&word](const std::string& text) { return fold(text).find(word) != std::string::npos; };
    if (in(order.number) || in(order.customer.name) || in(order.customer.email))
        return true;
    for (const Tracking& parcel : order.tracking) {
        if (in(parcel.number))
            return true;
    }
    for (const LineItem& item : order.items) {
        if (in(item.name) || in(item.sku))
            return true;
    }
    for (const Tag& tag : book.tags) {
        if (std::ranges::find(order.tags, tag.id) != order.tags.end() && in(tag.name))
            return true;
    }
    // A phone number's text: its digits, and a plus where it is international.
    Phone phone = phone_of(order.customer.phone);
    std::string text = (phone.international ? "+" : "") + phone.digits;
    if (!phone.digits.empty() && text.find(word) != std::string::npos)
        return true;
    return phone_like(word) && phone_matches(word, order.customer.phone);
}

bool search_finds(const OracleBook& book, const Order& order, const std::string& typed)
{
    std::vector<std::string> words = words_of(typed);
    for (std::size_t begin = 0; begin < words.size();) {
        std::size_t end = begin + 1;
        std::string joined = words[begin];
        while (phone_like(words[begin]) && end < words.size() && phone_like(words[end]))
            joined += words[end++];
        bool all = true;
        for (std::size_t i = begin; i < end; ++i)
            all = all && word_found(book, order, words[i]);
        bool together = end - begin > 1 && phone_matches(joined, order.customer.phone);
        if (!all && !together)
            return false;
        begin = end;
    }
    return true;
}

// Filters by name, so that a facet can overlook one.
enum class Dimension { list, status, payment, origin, module, tags, date, unread, rest };

bool passes(const Order& order, const Filter& filter, Dimension overlooked)
{
    auto checked = [overlooked](Dimension dimension) { return dimension != overlooked; };
    if (checked(Dimension::list) && order.archived != (filter.list == ListKind::archived))
        return false;
    bool abandoned = order.status == OrderStatus::new_order && order.payment_status == PaymentStatus::abandoned_cart;
    if (checked(Dimension::status) && !filter.statuses.empty()
        && (abandoned || !filter.statuses.contains(order.status)))
        return false;
    if (checked(Dimension::payment) && !filter.payments.empty() && !filter.payments.contains(order.payment_status))
        return false;
    if (checked(Dimension::origin) && !filter.origins.empty() && !filter.origins.contains(order.origin))
        return false;
    if (checked(Dimension::module) && !filter.modules.empty() && !filter.modules.contains(order.module))
        return false;
    if (checked(Dimension::unread) && filter.unread_only && order.unread == 0)
        return false;
    if (checked(Dimension::date)) {
        if (filter.created.from && order.created_at < *filter.created.from)
            return false;
        if (filter.created.until && order.created_at >= *filter.created.until)
            return false;
    }
    if (checked(Dimension::tags) && !filter.tags.empty()) {
        bool any = std::ranges::any_of(
            filter.tags, [&](const TagId& tag) { return std::ranges::find(order.tags, tag) != order.tags.end(); });
        if (!any)
            return false;
    }
    return filter.page_id.empty() || filter.page_id == order.page_id;
}

// Compares two runs of text as people order numbers.
int compare_natural(const std::string& left, const std::string& right)
{
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < left.size() && j < right.size()) {
        if (!is_digit(left[i]) || !is_digit(right[j])) {
            if (left[i] != right[j])
                return static_cast<unsigned char>(left[i]) < static_cast<unsigned char>(right[j]) ? -1 : 1;
            ++i;
            ++j;
            continue;
        }
        auto run = [](const std::string& text, std::size_t& at) {
            std::string digits;
            while (at < text.size() && is_digit(text[at]))
                digits += text[at++];
            while (digits.size() > 1 && digits[0] == '0')
                digits.erase(0, 1);
            return digits;
        };
        std::string a = run(left, i);
        std::string b = run(right, j);
        if (a.size() != b.size())
            return a.size() < b.size() ? -1 : 1;
        if (a != b)
            return a < b ? -1 : 1;
    }
    return i < left.size() ? 1 : j < right.size() ? -1 : 0;
}

int compare_keys(const Order& left, const Order& right, SortColumn column)
{
    auto order = [](auto a, auto b) { return a < b ? -1 : b < a ? 1 : 0; };
    switch (column) {
    case SortColumn::number:
        return compare_natural(fold(left.number), fold(right.number));
    case SortColumn::name:
        return order(fold(left.customer.name), fold(right.customer.name));
    case SortColumn::date:
        return order(left.created_at, right.created_at);
    case SortColumn::price: {
        auto value = [](const Order& o) {
            std::int64_t minor = o.totals.total;
            for (int i = o.currency.exponent(); i < 4; ++i)
                minor *= 10;
            return minor;
        };
        int by_value = order(value(left), value(right));
        return by_value != 0 ? by_value : order(left.currency.code(), right.currency.code());
    }
    case SortColumn::status: {
        auto place = [](const Order& o) {
            bool abandoned = o.status == OrderStatus::new_order && o.payment_status == PaymentStatus::abandoned_cart;
            return abandoned ? 99 : static_cast<int>(o.status);
        };
        return order(place(left), place(right));
    }
    case SortColumn::payment:
        return order(left.payment_status, right.payment_status);
    }
    return 0;
}

} // namespace

OracleAnswer oracle_answer(const OracleBook& book, const ListQuery& query)
{
    OracleAnswer answer;
    const Filter& filter = query.filter;
    std::vector<const OracleBook::Entry*> found;
    for (const OracleBook::Entry& entry : book.orders) {
        if (search_finds(book, entry.order, filter.search))
            found.push_back(&entry);
    }
    std::vector<const OracleBook::Entry*> matches;
    std::ranges::copy_if(found, std::back_inserter(matches),
        [&](const OracleBook::Entry* entry) { return passes(entry->order, filter, Dimension::rest); });
    std::ranges::sort(matches, [&](const OracleBook::Entry* left, const OracleBook::Entry* right) {
        int keys = compare_keys(left->order, right->order, query.sort.column);
        if (query.sort.direction == SortDirection::descending)
            keys = -keys;
        if (keys != 0)
            return keys < 0;
        if (left->order.created_at != right->order.created_at)
            return left->order.created_at > right->order.created_at;
        return left->row < right->row;
    });
    std::map<std::string, std::pair<std::uint32_t, std::int64_t>> sums;
    for (const OracleBook::Entry* entry : matches) {
        answer.rows.push_back(entry->row);
        auto& [count, sum] = sums[entry->order.currency.code()];
        ++count;
        sum += entry->order.totals.total;
    }
    std::vector<std::pair<std::string, std::pair<std::uint32_t, std::int64_t>>> by_count {sums.begin(), sums.end()};
    std::ranges::stable_sort(
        by_count, [](const auto& left, const auto& right) { return left.second.first > right.second.first; });
    for (const auto& [code, count_and_sum] : by_count)
        answer.sums.push_back({*Currency::create(code), count_and_sum.second});
    if (!query.want_facets)
        return answer;
    FacetCounts& facets = answer.facets;
    for (const Tag& tag : book.tags)
        facets.tags.push_back({tag.id, 0});
    facets.ranges.resize(query.ranges.size());
    for (const OracleBook::Entry* entry : found) {
        const Order& order = entry->order;
        bool abandoned =
            order.status == OrderStatus::new_order && order.payment_status == PaymentStatus::abandoned_cart;
        if (!abandoned && passes(order, filter, Dimension::status))
            ++facets.statuses[static_cast<std::size_t>(order.status)];
        if (passes(order, filter, Dimension::payment))
            ++facets.payments[static_cast<std::size_t>(order.payment_status)];
        if (passes(order, filter, Dimension::origin))
            ++facets.origins[static_cast<std::size_t>(order.origin)];
        if (passes(order, filter, Dimension::module))
            ++facets.modules[static_cast<std::size_t>(order.module)];
        if (passes(order, filter, Dimension::list))
            ++facets.lists[order.archived ? 1 : 0];
        if (passes(order, filter, Dimension::unread) && order.unread > 0)
            ++facets.unread;
        if (passes(order, filter, Dimension::tags)) {
            for (TagCount& tag : facets.tags)
                tag.count += std::ranges::find(order.tags, tag.tag) != order.tags.end() ? 1 : 0;
        }
        if (passes(order, filter, Dimension::date)) {
            for (std::size_t i = 0; i < query.ranges.size(); ++i) {
                const TimeRange& range = query.ranges[i];
                bool inside = (!range.from || order.created_at >= *range.from)
                    && (!range.until || order.created_at < *range.until);
                facets.ranges[i] += inside ? 1 : 0;
            }
        }
    }
    return answer;
}

} // namespace carnet::testing
