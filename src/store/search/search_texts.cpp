#include "store/search/search_texts.hpp"

#include "domain/fold.hpp"
#include "store/index/text_columns.hpp"

namespace carnet::store {

namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

std::string searchable(std::string_view text)
{
    std::string folded = fold(text);
    for (char& c : folded) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            c = ' ';
    }
    std::size_t begin = folded.find_first_not_of(' ');
    if (begin == std::string::npos)
        return {};
    return folded.substr(begin, folded.find_last_not_of(' ') + 1 - begin);
}

std::string phone_text(std::string_view phone)
{
    std::string folded = searchable(phone); // full-width and other scripts' digits become ASCII ones
    bool international = folded.starts_with('+') || folded.starts_with("00");
    std::string digits;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        // "(0)" after a country's code is not dialled from abroad, and not part of the number.
        if (international && folded.compare(i, 3, "(0)") == 0) {
            i += 2;
            continue;
        }
        if (is_digit(folded[i]))
            digits += folded[i];
    }
    if (folded.starts_with("00"))
        digits.erase(0, 2);
    if (digits.empty())
        return {};
    return international ? "+" + digits : digits;
}

std::string search_fields(const Order& order)
{
    std::string fields;
    auto add = [&fields](const std::string& text) {
        fields += text;
        fields += field_separator;
    };
    add(searchable(order.number));
    add(searchable(order.customer.name));
    add(searchable(order.customer.email));
    add(phone_text(order.customer.phone));
    for (const Tracking& parcel : order.tracking)
        add(searchable(parcel.number));
    return fields;
}

std::string item_fields(std::string_view name, std::string_view sku)
{
    return searchable(name) + field_separator + searchable(sku) + field_separator;
}

} // namespace carnet::store
