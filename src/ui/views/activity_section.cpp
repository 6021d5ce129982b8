// Order activity (S38 to S40): everything that happened to the order, newest first, in days, each entry with its moment
// and its author; what the host has not confirmed says so. Comments are written here.
#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/text.hpp"
#include "ui/kit/widgets/text_field.hpp"
#include "ui/views/order_window.hpp"
#include "ui/words/activity_words.hpp"
#include "ui/words/long_text.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace carnet::ui::views {

namespace {

constexpr std::size_t shown_at_once = 40;
constexpr float badge = 28;

// How much of the past was asked for, of this order.
struct ActivityState {
    std::size_t shown {shown_at_once};
};

void comment_composer(View& view, ScrollColumn& column)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    const std::string& comment = view.model.open.comment;
    std::string_view read_only = view.is_read_only() ? tr.text(words::sync_read_only_detail) : std::string_view {};
    // It grows with what is written, within bounds.
    float inner = column.width() - 2 * size::space;
    float lines =
        std::clamp(ui.paragraph_height(beginning_of(comment, shown_at_first), style::body, inner), 20.0F, 160.0F);
    float height = std::max(lines + 2 * size::space_small, ui.control_height());
    auto field = text_area(ui, column.take(height, size::space_small), tr.text(words::activity_comment_label), comment,
        {.placeholder = tr.text(words::activity_comment_hint),
            .description = tr.text(words::activity_comment_hint),
            .disabled_reason = read_only});
    if (field.changed)
        view.emit(action::TypeComment {std::move(field.value)});
    std::string_view add = tr.text(words::activity_add_comment);
    bool is_blank = comment.find_first_not_of(" \t\r\n") == std::string::npos;
    ButtonOptions look;
    look.disabled_reason = !read_only.empty() ? read_only : is_blank ? tr.text(words::activity_comment_needed) : "";
    Rect line = column.take(ui.control_height(), size::space);
    bool pressed = button(ui, line.take_end(button_width(ui, add, look)), add, look).pressed;
    if (pressed || (field.submitted && !is_blank))
        view.emit(action::AddComment {});
}

std::string_view day_words(View& view, CivilDay day)
{
    auto& zone = view.tr.zone();
    CivilDay today = zone.day_of(view.now);
    if (day == today)
        return view.tr.text(words::date_today);
    if (i18n::day_after(day, 1) == today)
        return view.tr.text(words::date_yesterday);
    return view.tr.day(day, i18n::DateStyle::date_long);
}

// One entry: what happened, who did it and when; a comment below it.
class EntryView {
public:
    EntryView(View& view, const ActivityEntry& entry, const ActivityContext& context, float width)
        : m_view(view)
        , m_entry(entry)
        , m_line(activity_line(view.tr, entry, context))
        , m_width(width - badge - size::space)
        , m_written(beginning_of(m_line.written, shown_at_first))
    {
    }

    [[nodiscard]] float height() const
    {
        Ui& ui = m_view.ui;
        float sum = ui.paragraph_height(m_line.words, style::body, m_width) + line_height_of(TextSize::small);
        if (!m_line.detail.empty())
            sum += ui.paragraph_height(m_line.detail, style::muted, m_width);
        if (!m_written.empty())
            sum += ui.paragraph_height(m_written, style::body, m_width - 2 * size::space) + 2 * size::space_small
                + size::space_tiny;
        return sum;
    }

    void draw(Rect place)
    {
        Ui& ui = m_view.ui;
        NodeScope node = ui.node(ui.id("entry"), place, {.role = Role::list_item});
        Rect sign = place.take_start(badge, size::space).take_top(badge);
        ui.circle(sign.center(), badge / 2, ui.color(Token::sunken));
        ui.icon(sign, m_line.icon, Token::text_muted);
        float words = ui.paragraph_height(m_line.words, style::body, m_width);
        paragraph(ui, "words", place.take_top(words), m_line.words);
        if (!m_line.detail.empty()) {
            float detail = ui.paragraph_height(m_line.detail, style::muted, m_width);
            paragraph(ui, "detail", place.take_top(detail), m_line.detail, style::muted);
        }
        draw_author(place.take_top(line_height_of(TextSize::small), size::space_tiny));
        if (m_written.empty())
            return;
        ui.fill(place, Token::sunken, radius::control);
        paragraph(ui, "written", place.inset(size::space, size::space_small), m_written);
    }

private:
    void draw_author(Rect line)
    {
        Ui& ui = m_view.ui;
        auto& tr = m_view.tr;
        if (m_entry.waiting) {
            ui.icon(line.take_start(size::icon, size::space_tiny), Icon::clock, Token::text_muted);
            std::string_view waiting = tr.text(words::activity_waiting);
            text(ui, "waiting", line.take_start(ui.text_width(waiting, style::muted) + 1, size::space), waiting,
                style::muted);
        }
        std::string_view author = author_words(tr, m_entry.by);
        if (!m_entry.waiting || !m_entry.by.empty()) {
            float width = std::min(ui.text_width(author, style::muted) + 1, line.width() / 2);
            text(ui, "author", line.take_start(width, size::space), author, style::muted);
        }
        std::string_view at =
            tr.text(words::activity_at, {.date = tr.date(m_entry.at), .relative = tr.relative(m_entry.at, m_view.now)});
        text(ui, "at", line, at, style::muted);
    }

    View& m_view;
    const ActivityEntry& m_entry;
    ActivityLine m_line;
    float m_width;
    std::string m_written;
};

} // namespace

void activity_section(View& view, ScrollColumn& column, const engine::OrderDetail& detail)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    const auto& entries = detail.order.activity;
    (void)section_heading(view, column, tr.text(words::order_activity));
    IdScope scope = ui.scope("activity");
    comment_composer(view, column);
    if (entries.empty()) {
        text(ui, "none", column.take(line_height_of(TextSize::body)), tr.text(words::activity_none),
            {.color = Token::text_muted});
        return;
    }
    auto& state = ui.state<ActivityState>(ui.id("shown"));
    ActivityContext context {detail.order, detail.products, view.model.tags};
    std::size_t count = std::min(state.shown, entries.size());
    for (std::size_t i = 0; i < count;) {
        // A day is a heading and the list of what happened in it.
        CivilDay this_day = tr.zone().day_of(entries[entries.size() - 1 - i].at);
        IdScope day_scope = ui.scope(i);
        Rect title = column.take(line_height_of(TextSize::small), size::space_small);
        heading(ui, title, day_words(view, this_day), 4,
            {.size = TextSize::small, .weight = FontWeight::semibold, .color = Token::text_muted});
        Rect all = column.take(0);
        std::vector<EntryView> shown;
        for (; i < count && tr.zone().day_of(entries[entries.size() - 1 - i].at) == this_day; ++i) {
            shown.emplace_back(view, entries[entries.size() - 1 - i], context, column.width());
            all.bottom += shown.back().height() + size::space;
        }
        NodeScope list = ui.node(ui.id("day"), all, {.role = Role::list, .name = day_words(view, this_day)});
        for (std::size_t n = 0; n < shown.size(); ++n) {
            IdScope one = ui.scope(n);
            shown[n].draw(column.take(shown[n].height(), size::space));
        }
    }
    if (count == entries.size())
        return;
    std::string_view older = tr.text(words::activity_show_older);
    Rect line = column.take(ui.control_height());
    if (button(ui, line.take_start(button_width(ui, older)), older)) {
        state.shown += 4 * shown_at_once;
        ui.request_frames(2);
    }
}

} // namespace carnet::ui::views
