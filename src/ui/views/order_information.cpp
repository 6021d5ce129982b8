// Order information (S29 to S32): the customer as the site knows them, every field to be copied by one click, the
// address whole and in parts, the browser in words, how it was paid.
#include "ui/views/copy_field.hpp"
#include "ui/views/order_window.hpp"
#include "ui/words/customer_words.hpp"

#include <string>
#include <vector>

namespace carnet::ui::views {

namespace {

constexpr float column_gap = size::space_large;
constexpr float least_column = 220;

// Fields one after the other, as many in a row as the window has room for; a row is as high as its highest.
class FieldGrid {
public:
    FieldGrid(View& view, ScrollColumn& column)
        : m_view(view)
        , m_column(column)
        , m_in_a_row(column.width() >= 2 * least_column + column_gap ? 2 : 1)
        , m_width((column.width() - column_gap * static_cast<float>(m_in_a_row - 1)) / static_cast<float>(m_in_a_row))
    {
    }
    ~FieldGrid() { end_row(); }
    FieldGrid(const FieldGrid&) = delete;
    FieldGrid& operator=(const FieldGrid&) = delete;

    enum class WhenEmpty { hide, say_so };

    void add(std::string_view label, std::string_view value, WhenEmpty when_empty = WhenEmpty::hide)
    {
        if (value.empty() && when_empty == WhenEmpty::hide)
            return;
        m_row.push_back({label, value});
        if (m_row.size() == m_in_a_row)
            end_row();
    }

    void end_row()
    {
        float height = 0;
        for (const CopyField& field : m_row)
            height = std::max(height, copy_field_height(m_view, m_width, field));
        if (m_row.empty())
            return;
        Rect line = m_column.take(height, size::space);
        for (const CopyField& field : m_row) {
            Rect place = line.take_start(m_width, column_gap);
            place.bottom = place.top + copy_field_height(m_view, m_width, field);
            copy_field(m_view, place, field);
        }
        m_row.clear();
    }

private:
    View& m_view;
    ScrollColumn& m_column;
    std::size_t m_in_a_row;
    float m_width;
    std::vector<CopyField> m_row;
};

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines)
        text += (text.empty() ? "" : "\n") + line;
    return text;
}

} // namespace

void information_section(View& view, ScrollColumn& column, const engine::OrderDetail& detail)
{
    auto& tr = view.tr;
    const Order& order = detail.order;
    const Customer& customer = order.customer;
    (void)section_heading(view, column, tr.text(words::order_information));
    IdScope scope = view.ui.scope("information");
    std::string address = joined(address_words(tr, customer));
    std::string country {country_words(tr, customer)};
    std::string browser = browser_words(tr, customer);
    using enum FieldGrid::WhenEmpty;
    FieldGrid grid {view, column};
    grid.add(tr.text(words::order_name), customer.name, say_so);
    grid.add(tr.text(words::order_email), customer.email, say_so);
    grid.add(tr.text(words::order_phone), customer.phone, say_so);
    bool has_address = !customer.address.empty() || !customer.city.empty() || !customer.postcode.empty();
    if (has_address)
        grid.add(tr.text(words::order_whole_address), address);
    grid.end_row();
    grid.add(tr.text(words::order_country), country);
    grid.add(tr.text(words::order_state), customer.state);
    grid.add(tr.text(words::order_city), customer.city);
    grid.add(tr.text(words::order_postcode), customer.postcode);
    grid.add(tr.text(words::order_address), customer.address, has_address ? hide : say_so);
    grid.end_row();
    grid.add(tr.text(words::order_ip), customer.ip);
    grid.add(tr.text(words::order_browser), browser);
    if (!customer.locale.empty())
        grid.add(tr.text(words::order_language), tr.language_name(customer.locale));
    grid.end_row();
    grid.add(tr.text(words::payment_method), order.payment.method);
    grid.add(tr.text(words::payment_reference), order.payment.reference);
    grid.add(tr.text(words::order_created), tr.date(order.created_at));
    if (order.paid_at)
        grid.add(tr.label(PaymentStatus::paid), tr.date(*order.paid_at));
}

} // namespace carnet::ui::views
