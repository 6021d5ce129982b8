#include "ui/gallery/gallery.hpp"

#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/text.hpp"
#include "ui/kit/widgets/text_field.hpp"

namespace carnet::ui {

void Gallery::draw(Ui& ui)
{
    LayerScope base = ui.layer(ui.id("base"), LayerKind::base, ui.screen(), {});
    NodeSpec spec;
    spec.role = Role::main;
    spec.name = "Gallery";
    Rect area = ui.screen();
    ui.fill(area, Token::canvas);
    NodeScope main = ui.node(ui.id("main"), area, spec);
    area = area.inset(size::space_large);
    heading(ui, area.take_top(32, size::space), "Gallery", 1);
    Rect row = area.take_top(ui.control_height(), size::space);
    FieldResult typed = search_field(ui, row.take_start(280, size::space_small), "Search orders", m_search,
        {.placeholder = "Search by number, name, e-mail…"});
    if (typed.changed)
        m_search = typed.value;
    if (button(ui, row.take_start(button_width(ui, "Export"), size::space_small), "Export"))
        ++m_presses;
    if (button(ui, row.take_start(button_width(ui, "Save", {.icon = Icon::check}), size::space_small), "Save",
            {.kind = ButtonKind::primary, .icon = Icon::check}))
        ++m_presses;
    text(ui, "presses", area.take_top(24), "Pressed " + std::to_string(m_presses) + " times", style::body);
    for (std::string_view name : {"Amélie Durand", "משה כהן", "محمد الحداد", "山田 太郎", "Nguyễn Văn Ánh",
             "Ольга Иванова", "김민수", "Zoé Lefèvre 🎁", "สมชาย ใจดี", "राहुल शर्मा", "AVATAR To. Wy. 12,345.60 €"}) {
        Rect line = area.take_top(size::row_compact);
        ui.fill(line, Token::surface);
        ui.line_below(line);
        text(ui, name, line.inset(12, 0), name);
    }
}

} // namespace carnet::ui
