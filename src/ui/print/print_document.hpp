// What is printed (S41, SPEC 4), as a small tree of words: one page an order, with its items, totals and addresses, or
// a packing slip without a price. The page makes elements of it, by textContent alone (web/print.js), so that nothing a
// buyer wrote is ever read as markup. Looks are names; how they look on paper is web/print.css.
#pragma once

#include "app/page.hpp"
#include "i18n/translator.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::ui {

// Their numbers are those of TAGS and LOOKS in web/print.js.
enum class PrintTag : std::uint8_t {
    section,
    block,
    heading,
    subheading,
    paragraph,
    table,
    table_head,
    table_body,
    row,
    header_cell,
    cell,
};
enum class PrintLook : std::uint8_t {
    plain,
    page,
    masthead,
    columns,
    muted,
    strong,
    number,
    items,
    totals,
    fine_print
};

struct PrintElement {
    PrintTag tag {PrintTag::block};
    PrintLook look {PrintLook::plain};
    std::string text;
    std::vector<PrintElement> children {};

    PrintElement& add(PrintElement child)
    {
        children.push_back(std::move(child));
        return children.back();
    }
};

struct PrintDocument {
    std::string title; // of the print window, and the file name when it is printed to one
    std::vector<PrintElement> pages;
};

[[nodiscard]] PrintDocument print_document(i18n::Translator& tr, const app::PrintJob& job, Timestamp now);

// As bytes for the page: the title, then each element before its children. Numbers are little-endian:
//   u32 length of the title, the title; u32 number of pages; then for each element
//   u8 tag, u8 look, u32 number of children, u32 length of the text, the text
[[nodiscard]] std::string bytes_of(const PrintDocument& document);

} // namespace carnet::ui
