// Items (S35, S36): everything that was bought, with options, SKU, price each, quantity and line total, and what became
// of the stock in words. The name opens the product.
#include "domain/web_address.hpp"
#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/text.hpp"
#include "ui/views/order_window.hpp"
#include "ui/words/stock_words.hpp"

#include <array>
#include <string>
#include <vector>

namespace carnet::ui::views {

namespace {

constexpr std::size_t column_count = 4; // name, price, quantity, total
constexpr TextStyle amount_style {.align = Align::end, .figures = Figures::tabular};
constexpr TextStyle amount_muted {
    .size = TextSize::small, .color = Token::text_muted, .align = Align::end, .figures = Figures::tabular};

using Cells = std::array<Rect, column_count>;

// On a phone the amounts stand under the name; elsewhere in columns of their own.
Cells cells_of(Rect row, bool narrow)
{
    if (narrow) {
        Rect name = row;
        Rect total = name.take_end(110, size::space);
        return {name, total, total, total};
    }
    return columns<column_count>(row, {{{120, 1}, {100, 0}, {70, 0}, {110, 0}}}, size::space);
}

// What is said under a line's name, each on a line of its own.
std::vector<std::string> lines_under(View& view, const LineItem& item, const engine::OrderDetail& detail)
{
    auto& tr = view.tr;
    std::vector<std::string> lines;
    auto add = [&](std::string_view words) {
        if (!words.empty())
            lines.emplace_back(words);
    };
    for (const ItemOption& option : item.options)
        add(tr.text(words::items_option, {.name = option.name, .value = option.value}));
    if (item.starts_at)
        add(tr.text(words::items_starts, {.when = tr.date(*item.starts_at)}));
    if (!item.sku.empty())
        add(tr.text(words::items_sku_value, {.sku = item.sku}));
    const Product* product = product_of(item, detail.products);
    add(ledger_words(tr, item, detail.order));
    if (product && !product->stock)
        add(tr.text(words::items_stock_untracked));
    return lines;
}

// Where the product is, as far as it can be followed: the line's own address, else the product's.
std::string address_of(const LineItem& item, const Product* product)
{
    if (auto own = web_address(item.url))
        return own->url;
    if (product) {
        if (auto known = web_address(product->url))
            return known->url;
    }
    return {};
}

void item_name(View& view, Rect place, const LineItem& item, const Product* product)
{
    Ui& ui = view.ui;
    std::string_view name = item.name.empty() ? view.tr.text(words::items_unnamed) : std::string_view {item.name};
    std::string address = address_of(item, product);
    if (address.empty())
        text(ui, "name", place, name, style::strong);
    else
        link(ui, place, name, address, {.style = {.weight = FontWeight::semibold, .color = Token::link}});
}

void header_row(View& view, Rect row)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    NodeScope header = ui.node(ui.id("header"), row, {.role = Role::row});
    std::array titles {tr.text(words::items_name), tr.text(words::items_price), tr.text(words::items_quantity),
        tr.text(words::items_total)};
    Cells cells = cells_of(row, false);
    for (std::size_t i = 0; i < titles.size(); ++i) {
        IdScope one = ui.scope(i);
        ui.leaf(ui.id("title"), cells[i], {.role = Role::column_header, .text = titles[i]});
        ui.draw_text(cells[i], titles[i], i == 0 ? style::muted : amount_muted);
    }
    ui.line_below(row);
}

class ItemRow {
public:
    ItemRow(View& view, const LineItem& item, const engine::OrderDetail& detail)
        : m_view(view)
        , m_item(item)
        , m_detail(detail)
        , m_product(product_of(item, detail.products))
        , m_lines(lines_under(view, item, detail))
        , m_shelf(shelf_words(view.tr, m_product))
        , m_narrow(view.ui.is_narrow())
    {
    }

    [[nodiscard]] float height(float width) const
    {
        float name = cells_of({0, 0, width, 0}, m_narrow)[0].width();
        float sum = line_height_of(TextSize::body) + 2 * size::space_small;
        for (const std::string& line : m_lines)
            sum += m_view.ui.paragraph_height(line, style::muted, name);
        if (!m_shelf.empty())
            sum += line_height_of(TextSize::small);
        float amounts =
            m_narrow ? line_height_of(TextSize::body) + line_height_of(TextSize::small) + 2 * size::space_small : 0;
        return std::max(sum, amounts);
    }

    void draw(Rect row)
    {
        Ui& ui = m_view.ui;
        NodeScope node = ui.node(ui.id("item"), row, {.role = Role::row});
        Cells cells = cells_of(row.inset(0, size::space_small), m_narrow);
        {
            NodeScope cell = ui.node(ui.id("name cell"), cells[0], {.role = Role::cell});
            draw_name(cells[0]);
        }
        draw_amounts(cells);
        ui.line_below(row);
    }

private:
    void draw_name(Rect place)
    {
        Ui& ui = m_view.ui;
        item_name(m_view, place.take_top(line_height_of(TextSize::body)), m_item, m_product);
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            IdScope one = ui.scope(i);
            float height = ui.paragraph_height(m_lines[i], style::muted, place.width());
            paragraph(ui, "line", place.take_top(height), m_lines[i], style::muted);
        }
        if (!m_shelf.empty()) {
            bool oversold = m_product->stock < 0;
            text(ui, "shelf", place.take_top(line_height_of(TextSize::small)), m_shelf,
                {.size = TextSize::small, .color = oversold ? Token::danger_text : Token::text_muted});
        }
    }

    void draw_amounts(const Cells& cells)
    {
        Ui& ui = m_view.ui;
        auto& tr = m_view.tr;
        Currency currency = m_detail.order.currency;
        std::string_view price = tr.money({m_item.unit_price, currency});
        std::string_view quantity = tr.number(m_item.quantity);
        auto product = checked_multiply(m_item.unit_price, m_item.quantity);
        std::string_view total = product ? tr.money({*product, currency}) : std::string_view {};
        float line = line_height_of(TextSize::body);
        auto first_line = [&](Rect cell) { return cell.take_top(line); };
        auto cell = [&](std::string_view key, Rect place, std::string_view words, TextStyle look) {
            ui.leaf(ui.id(key), place, {.role = Role::cell, .text = words});
            ui.draw_text(place, words, look);
        };
        if (!m_narrow) {
            cell("price", first_line(cells[1]), price, amount_style);
            cell("quantity", first_line(cells[2]), quantity, amount_style);
            cell("total", first_line(cells[3]), total, amount_style);
            return;
        }
        Rect column = cells[3];
        Rect top = column.take_top(line);
        Rect below = column.take_top(line_height_of(TextSize::small));
        Rect count = below.take_start(below.width() / 3);
        cell("price", below, price, amount_muted);
        cell("quantity", count, quantity, amount_muted);
        cell("total", top, total, amount_style);
        ui.draw_text(count.moved(size::space, 0), "×", amount_muted);
    }

    View& m_view;
    const LineItem& m_item;
    const engine::OrderDetail& m_detail;
    const Product* m_product;
    std::vector<std::string> m_lines;
    std::string m_shelf;
    bool m_narrow;
};

} // namespace

void items_section(View& view, ScrollColumn& column, const engine::OrderDetail& detail)
{
    Ui& ui = view.ui;
    const auto& items = detail.order.items;
    (void)section_heading(view, column, view.tr.text(words::order_items));
    IdScope scope = ui.scope("items");
    if (items.empty()) {
        text(ui, "none", column.take(line_height_of(TextSize::body)), view.tr.text(words::items_none),
            {.color = Token::text_muted});
        return;
    }
    std::vector<ItemRow> rows;
    rows.reserve(items.size());
    float header = ui.is_narrow() ? 0 : line_height_of(TextSize::small) + size::space_small;
    float height = header;
    for (const LineItem& item : items) {
        rows.emplace_back(view, item, detail);
        height += rows.back().height(column.width());
    }
    Rect all = column.take(0);
    all.bottom = all.top + height;
    NodeScope table = ui.node(ui.id("table"), all, {.role = Role::table, .name = view.tr.text(words::order_items)});
    if (header > 0)
        header_row(view, column.take(header));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        IdScope one = ui.scope(i + 1);
        rows[i].draw(column.take(rows[i].height(column.width())));
    }
}

} // namespace carnet::ui::views
