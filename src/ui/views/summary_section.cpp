// Summary (S37): what the total is made of, as the site counted it. The parts are not added up here, but where they do
// not add up, that is said.
#include "ui/kit/widgets/text.hpp"
#include "ui/views/order_window.hpp"

namespace carnet::ui::views {

namespace {

constexpr TextStyle amount_style {.align = Align::end, .figures = Figures::tabular};
constexpr TextStyle total_style {.weight = FontWeight::semibold, .align = Align::end, .figures = Figures::tabular};

void amount_line(
    View& view, ScrollColumn& column, std::string_view label, Money amount, TextStyle label_style, TextStyle style)
{
    Ui& ui = view.ui;
    IdScope scope = ui.scope(label);
    Rect line = column.take(line_height_of(TextSize::body), size::space_tiny);
    NodeScope row = ui.node(ui.id("row"), line, {.role = Role::row});
    std::string_view words = view.tr.money(amount);
    Rect place = line.take_end(std::min(ui.text_width(words, style) + 1, line.width()), size::space);
    ui.leaf(ui.id("label"), line, {.role = Role::cell, .text = label});
    ui.draw_text(line, label, label_style);
    ui.leaf(ui.id("amount"), place, {.role = Role::cell, .text = words});
    ui.draw_text(place, words, style);
}

} // namespace

void summary_section(View& view, ScrollColumn& column, const engine::OrderDetail& detail)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    const Order& order = detail.order;
    const Totals& totals = order.totals;
    (void)section_heading(view, column, tr.text(words::order_summary));
    IdScope scope = ui.scope("summary");
    auto amount = [&](std::int64_t minor_units) { return Money {minor_units, order.currency}; };
    constexpr TextStyle quiet {.color = Token::text_muted};
    constexpr float line_count = 5;
    Rect all = column.take(0);
    all.bottom = all.top + line_count * (line_height_of(TextSize::body) + size::space_tiny);
    {
        NodeScope table = ui.node(ui.id("table"), all, {.role = Role::table, .name = tr.text(words::order_summary)});
        amount_line(view, column, tr.text(words::summary_subtotal), amount(totals.subtotal), quiet, amount_style);
        amount_line(view, column, tr.text(words::summary_discount), amount(-totals.discount), quiet, amount_style);
        amount_line(view, column, tr.text(words::summary_shipping), amount(totals.shipping), quiet, amount_style);
        amount_line(view, column, tr.text(words::summary_tax), amount(totals.tax), quiet, amount_style);
        amount_line(view, column, tr.text(words::summary_total), amount(totals.total), style::strong, total_style);
    }
    // Some sites count the tax on top, some inside the prices: both add up.
    std::int64_t without_tax = totals.subtotal - totals.discount + totals.shipping;
    std::int64_t sum = without_tax + totals.tax;
    if (sum == totals.total || without_tax == totals.total)
        return;
    std::string_view differs =
        tr.text(words::summary_differs, {.sum = tr.money(amount(sum)), .total = tr.money(amount(totals.total))});
    float height = ui.paragraph_height(differs, style::muted, column.width());
    paragraph(ui, "differs", column.take(height), differs, style::muted);
}

} // namespace carnet::ui::views
