// Where the merchant writes to the customer: subject, text, saved replies, Send. What is typed is the model's, so that
// it outlives a reload; what cannot be sent says why before it could be pressed.
#include "domain/message_template.hpp"
#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/feedback.hpp"
#include "ui/kit/widgets/menu.hpp"
#include "ui/kit/widgets/text.hpp"
#include "ui/kit/widgets/text_field.hpp"
#include "ui/views/conversation_window.hpp"
#include "ui/words/long_text.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::ui::views {

namespace {

constexpr float least_lines = 3;
constexpr float most_lines = 9;
constexpr std::int32_t longest_subject = 200;
constexpr std::int32_t longest_message = 100'000;
// A screen this low (a phone with its keyboard open) keeps its room for the thread.
constexpr float low_screen = 560;

bool is_blank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// Everything that the composer shows, so that its height is known before it is drawn.
class Composer {
public:
    Composer(View& view, const engine::OrderDetail& detail, float width)
        : m_view(view)
        , m_order(detail.order)
        , m_open(view.model.open)
        , m_padding(view.ui.is_narrow() ? size::space_medium : size::space_large)
        , m_width(width - 2 * m_padding)
        , m_has_address(!detail.order.customer.email.empty())
        , m_subject(m_open.message_subject)
        , m_text(m_open.message_text)
        , m_missing(missing())
    {
        bool is_low = view.ui.screen().height() < low_screen;
        m_shows_subject = !is_low || !m_open.message_subject.empty();
        m_shows_note = !is_low && m_has_address && !is_blank(m_open.message_text);
    }

    [[nodiscard]] float height() const
    {
        Ui& ui = m_view.ui;
        float sum = 2 * size::space + text_height() + size::space_small + ui.control_height();
        if (!m_has_address)
            sum += banner_height(ui, m_width, no_address(), warning) + size::space_small;
        if (m_shows_subject)
            sum += ui.control_height() + size::space_small;
        if (!m_missing.empty())
            sum += line_height_of(TextSize::small) + size::space_tiny;
        if (m_shows_note)
            sum += line_height_of(TextSize::small) + size::space_tiny;
        return sum;
    }

    void draw(Rect area)
    {
        Ui& ui = m_view.ui;
        ui.fill({area.start, area.top, area.end, area.top + ui.device_pixel()}, Token::hairline);
        Rect column = area.inset(m_padding, size::space);
        if (!m_has_address)
            banner(ui, column.take_top(banner_height(ui, m_width, no_address(), warning), size::space_small),
                no_address(), warning);
        if (m_shows_subject)
            subject_field(column.take_top(ui.control_height(), size::space_small));
        message_field(
            column.take_top(text_height(), m_missing.empty() && !m_shows_note ? size::space_small : size::space_tiny));
        if (!m_missing.empty())
            missing_line(
                column.take_top(line_height_of(TextSize::small), m_shows_note ? size::space_tiny : size::space_small));
        if (m_shows_note)
            text(ui, "note", column.take_top(line_height_of(TextSize::small), size::space_small),
                m_view.tr.text(words::conversation_confirm_detail, {.email = m_order.customer.email}), style::muted);
        Rect line = column.take_top(ui.control_height());
        // Told before anything that is done with it: a key may have typed and sent in one frame.
        if (m_subject != m_open.message_subject || m_text != m_open.message_text)
            m_view.emit(action::TypeMessage {m_subject, m_text});
        if (m_is_submitted && why_not().empty())
            m_view.emit(action::SendMessage {});
        send_button(line);
        saved_replies_menu(line);
    }

private:
    static constexpr BannerOptions warning {.tone = Tone::warning};

    [[nodiscard]] std::string_view no_address() const { return m_view.tr.text(words::conversation_no_email); }
    [[nodiscard]] std::string_view read_only() const
    {
        return m_view.is_read_only() ? m_view.tr.text(words::sync_read_only_detail) : std::string_view {};
    }

    // The field grows with what is written, within bounds.
    [[nodiscard]] float text_height() const
    {
        Ui& ui = m_view.ui;
        float line = line_height_of(TextSize::body);
        bool is_low = ui.screen().height() < low_screen;
        float inner = m_width - 2 * size::space;
        float lines = ui.paragraph_height(beginning_of(m_open.message_text, shown_at_first), style::body, inner);
        return std::clamp(lines + line, (is_low ? 2 : least_lines) * line, (is_low ? 3 : most_lines) * line)
            + 2 * size::space_small;
    }

    void subject_field(Rect line)
    {
        Ui& ui = m_view.ui;
        auto& tr = m_view.tr;
        std::string_view label = tr.text(words::conversation_subject);
        ui.draw_text(line.take_start(ui.text_width(label, style::muted) + 1, size::space), label, style::muted);
        auto field = text_field(ui, line, label, m_open.message_subject,
            {.placeholder = tr.text(words::conversation_subject_default, {.number = m_order.number}),
                .enter_key = EnterKey::next,
                .disabled_reason = read_only(),
                .max_length = longest_subject});
        if (field.changed)
            m_subject = std::move(field.value);
        if (field.submitted)
            ui.focus(ui.id(tr.text(words::conversation_message)));
    }

    void message_field(Rect place)
    {
        Ui& ui = m_view.ui;
        auto& tr = m_view.tr;
        std::string_view name = m_order.customer.name.empty() ? tr.text(words::conversation_from_customer)
                                                              : std::string_view {m_order.customer.name};
        auto field = text_area(ui, place, tr.text(words::conversation_message), m_open.message_text,
            {.placeholder = tr.text(words::conversation_message_hint, {.name = name}),
                .description = tr.text(words::conversation_send_hint),
                .error = m_missing,
                .disabled_reason = read_only(),
                .max_length = longest_message});
        if (field.changed)
            m_text = std::move(field.value);
        m_is_submitted = field.submitted;
        // One opens a conversation to write. A finger that opens it wants to read first: the keyboard would cover it.
        auto& was_opened = ui.state<bool>(ui.id("opened"));
        if (!was_opened && !ui.is_touch() && !ui.is_narrow() && read_only().empty())
            ui.focus(field.id);
        was_opened = true;
    }

    void missing_line(Rect line)
    {
        Ui& ui = m_view.ui;
        ui.icon(line.take_start(size::icon, size::space_tiny), Icon::warning, Token::danger_text);
        text(ui, "missing", line, m_missing, {.size = TextSize::small, .color = Token::danger_text});
    }

    // What a place of the text has no value for; empty when there is none.
    [[nodiscard]] std::string_view missing() const
    {
        for (std::string_view place : places_without_value(m_text, template_values(m_order)))
            return m_view.tr.text(
                place == "name" ? words::conversation_reply_missing_name : words::conversation_reply_missing_tracking);
        return {};
    }

    // Why it cannot be sent; empty when it can.
    [[nodiscard]] std::string_view why_not() const
    {
        if (m_view.is_read_only())
            return read_only();
        if (is_blank(m_text))
            return m_view.tr.text(words::conversation_needed);
        return missing();
    }

    void send_button(Rect& line)
    {
        Ui& ui = m_view.ui;
        std::string_view send = m_view.tr.text(words::conversation_send);
        ButtonOptions look {.kind = ButtonKind::primary, .icon = Icon::send, .disabled_reason = why_not()};
        if (!button(ui, line.take_end(button_width(ui, send, look), size::space), send, look))
            return;
        m_view.emit(action::SendMessage {});
        if (!ui.is_touch())
            ui.focus(ui.id(m_view.tr.text(words::conversation_message)));
    }

    void saved_replies_menu(Rect line)
    {
        Ui& ui = m_view.ui;
        auto& tr = m_view.tr;
        const auto& replies = m_view.model.saved_replies;
        NodeId id = ui.id("replies");
        NodeId popup = ui.id("replies menu");
        std::string_view label = tr.text(words::conversation_saved_replies);
        ButtonOptions look {.icon = Icon::bookmark,
            .trailing_icon = Icon::chevron_up,
            .disabled_reason = read_only(),
            .popup = Popup::menu,
            .expanded = ui.popup_is_open(popup) ? Tristate::yes : Tristate::no};
        Rect place = line.take_start(std::min(button_width(ui, label, look), line.width()));
        if (button(ui, id, place, label, look))
            ui.toggle_popup(popup, id);

        std::vector<MenuItem> items;
        for (const app::SavedReply& reply : replies)
            items.push_back({.label = reply.name});
        bool is_full = replies.size() >= app::max_saved_replies;
        items.push_back({.label = tr.text(words::conversation_reply_save_current),
            .icon = Icon::plus,
            .disabled_reason = is_blank(m_open.message_text) ? tr.text(words::conversation_needed)
                : is_full
                ? tr.text(words::conversation_reply_limit, {.count = static_cast<std::int64_t>(replies.size())})
                : std::string_view {},
            .after_line = !replies.empty()});
        items.push_back({.label = tr.text(words::conversation_replies_manage), .icon = Icon::edit});
        auto chosen =
            menu(ui, {.id = popup, .trigger = id, .anchor = place, .name = label, .items = items, .least_width = 240});
        if (!chosen)
            return;
        if (*chosen < replies.size()) {
            m_view.emit(action::InsertReply {replies[*chosen].id});
            ui.focus(ui.id(tr.text(words::conversation_message)));
        } else if (*chosen == replies.size()) {
            m_view.emit(action::OpenDialog {app::EditReplyDialog {{{}, {}, m_open.message_text}, false}});
        } else {
            m_view.emit(action::OpenDialog {app::SavedRepliesDialog {}});
        }
    }

    View& m_view;
    const Order& m_order;
    const app::OpenOrder& m_open;
    float m_padding;
    float m_width;
    bool m_has_address;
    std::string m_subject; // as they stand in the fields: a frame ahead of the model, perhaps
    std::string m_text;
    std::string_view m_missing; // as the model has it, so that the height is what was taken
    bool m_is_submitted {false};
    bool m_shows_subject {true};
    bool m_shows_note {false};
};

} // namespace

float composer_height(View& view, float width, const engine::OrderDetail& detail)
{
    return Composer {view, detail, width}.height();
}

void composer(View& view, Rect area, const engine::OrderDetail& detail)
{
    Composer {view, detail, area.width()}.draw(area);
}

} // namespace carnet::ui::views
