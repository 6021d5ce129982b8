#include "ui/views/question.hpp"

#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/feedback.hpp"
#include "ui/kit/widgets/scroll_column.hpp"
#include "ui/kit/widgets/text.hpp"

namespace carnet::ui::views {

namespace {

constexpr float width = 480;
constexpr float title_height = 56;
constexpr float footer_height = 64;

float indent_of(const QuestionLine& line)
{
    return line.icon != Icon::none ? size::icon + size::space_small : line.is_item ? size::space_medium : 0;
}

float gap_of(const QuestionLine& line)
{
    return line.is_item ? size::space_tiny : size::space;
}

float height_of(View& view, const Question& question, float inner)
{
    float height = 0;
    for (const QuestionLine& line : question.lines)
        height += view.ui.paragraph_height(line.words, line.style, inner - indent_of(line)) + gap_of(line);
    return height;
}

void draw_lines(View& view, Rect body, const Question& question)
{
    Ui& ui = view.ui;
    ScrollColumn column {ui, ui.id("lines"), body,
        {.padding_start = size::space_large, .padding_end = size::space_large, .padding_top = size::space_medium}};
    for (std::size_t i = 0; i < question.lines.size(); ++i) {
        const QuestionLine& line = question.lines[i];
        IdScope scope = ui.scope(i);
        float indent = indent_of(line);
        float height = ui.paragraph_height(line.words, line.style, column.width() - indent);
        Rect place = column.take(height, gap_of(line));
        Rect sign = place.take_start(indent);
        if (line.icon != Icon::none)
            ui.icon(sign.take_top(line_height_of(line.style.size)).take_start(size::icon), line.icon, line.style.color);
        else if (line.is_item)
            ui.circle({sign.start + size::space_small, sign.top + line_height_of(line.style.size) / 2}, 2,
                ui.color(Token::text_muted));
        paragraph(ui, "words", place, line.words, line.style);
    }
}

} // namespace

Answered question(View& view, const Question& question)
{
    Ui& ui = view.ui;
    float inner = std::min(width, ui.screen().width() - 2 * size::space) - 2 * size::space_large;
    float content = question.busy ? 120 : height_of(view, question, inner) + size::space_medium + size::space_small;
    DialogScope window = ui::dialog(ui,
        {.name = question.name,
            .width = width,
            .height = title_height + content + footer_height,
            .footer_height = footer_height});
    Answered answer = window.close_requested ? Answered::left : Answered::not_yet;
    if (question.busy) {
        Rect body = window.body.inset(size::space_large, size::space_medium);
        for (float share : {0.8F, 0.6F, 0.7F})
            skeleton(ui, body.take_top(line_height_of(TextSize::body), size::space), body.width() * share);
    } else {
        draw_lines(view, window.body, question);
    }
    Rect buttons = window.footer.middle_start({window.footer.width(), ui.control_height()});
    ButtonOptions look {.kind = question.dangerous ? ButtonKind::danger : ButtonKind::primary,
        .disabled_reason = question.disabled_reason};
    float confirm_width = button_width(ui, question.confirm, look);
    if (button(ui, buttons.take_end(confirm_width, size::space_small), question.confirm, look))
        answer = Answered::confirmed;
    std::string_view back = view.tr.text(words::common_back);
    if (button(ui, buttons.take_end(button_width(ui, back)), back))
        answer = Answered::left;
    return answer;
}

} // namespace carnet::ui::views
