#include "store/search/search_texts.hpp"

#include "domain/fold.hpp"
#include "domain/phone.hpp"
#include "store/index/text_columns.hpp"

namespace carnet::store {

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
    add(phone_form(order.customer.phone));
    for (const Tracking& parcel : order.tracking)
        add(searchable(parcel.number));
    return fields;
}

std::string item_fields(std::string_view name, std::string_view sku)
{
    return searchable(name) + field_separator + searchable(sku) + field_separator;
}

} // namespace carnet::store
