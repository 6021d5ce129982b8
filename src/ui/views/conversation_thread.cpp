// The messages of a conversation, oldest first, in days: the merchant's at the end edge, the customer's at the start,
// each with its moment and what became of it. A message is a stranger's text of any length: only its beginning is laid
// out until one asks for the rest.
#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/feedback.hpp"
#include "ui/kit/widgets/scroll_column.hpp"
#include "ui/kit/widgets/text.hpp"
#include "ui/views/conversation_window.hpp"
#include "ui/words/long_text.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace carnet::ui::views {

namespace {

constexpr std::size_t shown_at_once = 40;
constexpr float widest_bubble = 520;
constexpr float share_of_width = 0.86F;
constexpr float least_bubble = 140;
constexpr std::size_t longest_measured = 160; // bytes: a longer line is not worth measuring
constexpr TextStyle day_style {
    .size = TextSize::small, .weight = FontWeight::semibold, .color = Token::text_muted, .align = Align::center};

struct ThreadState {
    std::size_t shown {shown_at_once};
    // Older messages were asked for: this one stays where it is on the screen.
    MessageId anchor;
    double anchor_offset {0};
};

struct MessageState {
    bool whole {false};
};

bool is_mine(const Message& message)
{
    return message.direction == MessageDirection::out;
}

// What became of a message that was sent.
struct DeliveryLook {
    Icon icon {Icon::none};
    Token ink {Token::text_muted};
    std::string words;
};

class MessageView {
public:
    MessageView(View& view, const engine::OrderDetail& detail, std::size_t index, float width)
        : m_view(view)
        , m_order(detail.order)
        , m_messages(detail.messages)
        , m_index(index)
        , m_message(detail.messages[index])
        , m_room(width)
        , m_width(std::min(width * share_of_width, widest_bubble))
        , m_state(view.ui.state<MessageState>(view.ui.id("message")))
    {
        std::size_t bytes = m_state.whole ? shown_at_most : shown_at_first;
        m_text = beginning_of(m_message.text, bytes);
        m_is_cut = m_message.text.size() > shown_at_first;
        m_quote = quote();
        if (is_mine(m_message))
            m_delivery = delivery();
        choose_actions();
        fit_width();
    }

    [[nodiscard]] float height() const
    {
        Ui& ui = m_view.ui;
        float sum = bubble_height();
        if (!m_delivery.words.empty())
            sum += size::space_tiny + ui.paragraph_height(m_delivery.words, style::muted, delivery_width());
        if (has_actions())
            sum += size::space_small + ui.control_height();
        return sum;
    }

    void draw(Rect place)
    {
        Ui& ui = m_view.ui;
        std::string_view author = author_of(m_message);
        NodeScope node = ui.node(ui.id("article"), place,
            {.role = Role::article,
                .name = m_view.tr.text(words::conversation_message_of,
                    {.author = author, .when = m_view.tr.when(m_message.at, m_view.now)})});
        Rect bubble = place.take_top(bubble_height());
        draw_bubble(is_mine(m_message) ? bubble.take_end(m_width) : bubble.take_start(m_width), author);
        if (!m_delivery.words.empty()) {
            place.take_top(size::space_tiny);
            draw_delivery(place);
        }
        if (has_actions()) {
            place.take_top(size::space_small);
            draw_actions(place.take_top(ui.control_height()));
        }
    }

private:
    [[nodiscard]] std::string_view author_of(const Message& message) const
    {
        if (is_mine(message))
            return m_view.tr.text(words::conversation_from_you);
        return m_order.customer.name.empty() ? m_view.tr.text(words::conversation_from_customer)
                                             : std::string_view {m_order.customer.name};
    }

    // Short words stand in a short bubble.
    void fit_width()
    {
        Ui& ui = m_view.ui;
        float widest = std::max(least_bubble, head_width());
        auto take_in = [&](std::string_view words, TextStyle style) {
            while (!words.empty() && widest < m_width) {
                std::string_view line = words.substr(0, words.find('\n'));
                widest = line.size() > longest_measured ? m_width : std::max(widest, ui.text_width(line, style));
                words.remove_prefix(std::min(line.size() + 1, words.size()));
            }
        };
        // With a quote or a button in it, it is as wide as the others.
        if (!m_quote.empty() || m_is_cut || has_actions())
            widest = m_width;
        take_in(m_message.subject, style::strong);
        take_in(m_text, style::body);
        // What is measured and what is laid out may differ by a part of a pixel.
        m_width = std::min(m_width, widest + 2 * size::space + 2);
        m_inner = m_width - 2 * size::space;
    }

    [[nodiscard]] float head_width() const
    {
        Ui& ui = m_view.ui;
        return ui.text_width(author_of(m_message), style::small_strong) + size::space_large
            + ui.text_width(m_view.tr.date(m_message.at, i18n::DateStyle::time), style::muted);
    }

    // The message that this one answers, when it is not the one just above.
    [[nodiscard]] std::string quote() const
    {
        if (m_message.in_reply_to.empty())
            return {};
        auto answered = std::ranges::find(m_messages, m_message.in_reply_to, &Message::id);
        auto at = static_cast<std::size_t>(answered - m_messages.begin());
        if (answered == m_messages.end() || at + 1 == m_index)
            return {};
        std::string text = beginning_of(answered->text, shown_of_a_quote);
        std::ranges::replace(text, '\n', ' ');
        return std::string {
            m_view.tr.text(words::conversation_in_reply_to, {.author = author_of(*answered), .quote = text})};
    }

    [[nodiscard]] bool was_sent_again() const
    {
        return std::any_of(
            m_messages.begin() + static_cast<std::ptrdiff_t>(m_index) + 1, m_messages.end(), [&](const Message& later) {
                return is_mine(later) && later.text == m_message.text && later.subject == m_message.subject;
            });
    }

    [[nodiscard]] DeliveryLook delivery() const
    {
        auto& tr = m_view.tr;
        if (m_message.waiting) {
            bool is_offline = m_view.model.status.sync.phase == engine::SyncPhase::offline;
            return {Icon::clock, Token::text_muted,
                std::string {tr.text(is_offline ? words::conversation_waiting_offline : words::conversation_waiting)}};
        }
        switch (m_message.delivery) {
        case Delivery::queued:
            return {Icon::send, Token::text_muted, std::string {tr.text(words::conversation_queued)}};
        case Delivery::sent:
            return {Icon::check, Token::text_muted, std::string {tr.text(words::conversation_sent)}};
        case Delivery::failed:
            break;
        }
        if (was_sent_again())
            return {Icon::error, Token::text_muted, std::string {tr.text(words::conversation_failed_resent)}};
        if (m_message.delivery_detail.empty())
            return {Icon::error, Token::danger_text, std::string {tr.text(words::conversation_failed)}};
        return {Icon::error, Token::danger_text,
            std::string {tr.text(words::conversation_failed_reason,
                {.reason = beginning_of(m_message.delivery_detail, shown_of_a_quote)})}};
    }

    // What can be done about a message that did not arrive.
    void choose_actions()
    {
        if (!is_mine(m_message) || m_message.waiting || m_message.delivery != Delivery::failed || was_sent_again())
            return;
        m_can_send_again = !m_order.customer.email.empty();
        m_can_copy_link = !m_message.reply_url.empty();
    }

    [[nodiscard]] bool has_actions() const { return m_can_send_again || m_can_copy_link; }
    [[nodiscard]] float delivery_width() const { return m_room - size::icon - size::space_tiny; }

    [[nodiscard]] float bubble_height() const
    {
        Ui& ui = m_view.ui;
        float sum = 2 * size::space_small + line_height_of(TextSize::small) + size::space_tiny;
        if (!m_quote.empty())
            sum += quote_height() + size::space_small;
        if (!m_message.subject.empty())
            sum += ui.paragraph_height(m_message.subject, style::strong, m_inner) + size::space_tiny;
        sum += ui.paragraph_height(m_text, style::body, m_inner);
        if (m_is_cut)
            sum += size::space_small + ui.control_height();
        return sum;
    }

    [[nodiscard]] float quote_height() const
    {
        float lines = m_view.ui.paragraph_height(m_quote, style::muted, m_inner - size::space);
        return std::min(lines, 3 * line_height_of(TextSize::small));
    }

    void draw_bubble(Rect place, std::string_view author)
    {
        Ui& ui = m_view.ui;
        auto& tr = m_view.tr;
        ui.fill(place, is_mine(m_message) ? Token::selected : Token::sunken, radius::panel);
        Rect inner = place.inset(size::space, size::space_small);
        Rect line = inner.take_top(line_height_of(TextSize::small), size::space_tiny);
        std::string_view at = tr.date(m_message.at, i18n::DateStyle::time);
        text(ui, "at", line.take_end(ui.text_width(at, style::muted) + 1, size::space), at, style::muted);
        text(ui, "author", line, author, style::small_strong);
        if (!m_quote.empty()) {
            Rect quoted = inner.take_top(quote_height(), size::space_small);
            ui.fill(quoted.take_start(2, size::space - 2), Token::border, 1);
            ClipScope within = ui.clip(quoted);
            paragraph(ui, "quote", quoted, m_quote, style::muted);
        }
        if (!m_message.subject.empty()) {
            float height = ui.paragraph_height(m_message.subject, style::strong, m_inner);
            paragraph(ui, "subject", inner.take_top(height, size::space_tiny), m_message.subject, style::strong);
        }
        paragraph(ui, "text", inner.take_top(ui.paragraph_height(m_text, style::body, m_inner)), m_text);
        if (!m_is_cut)
            return;
        std::string_view more = tr.text(m_state.whole ? words::common_show_less : words::common_show_all);
        Rect button_place = inner.take_bottom(ui.control_height());
        if (button(ui, button_place.take_start(button_width(ui, more)), more)) {
            m_state.whole = !m_state.whole;
            ui.request_frames(2);
        }
    }

    void draw_delivery(Rect& place)
    {
        Ui& ui = m_view.ui;
        TextStyle words {.size = TextSize::small, .color = m_delivery.ink};
        float height = ui.paragraph_height(m_delivery.words, words, delivery_width());
        Rect line = place.take_top(height);
        // The icon stands at the first line; short words are pushed to the edge that the bubble stands at.
        float width = std::min(ui.text_width(m_delivery.words, words) + 1, delivery_width());
        line = line.take_end(width + size::icon + size::space_tiny);
        Rect sign = line.take_start(size::icon, size::space_tiny);
        ui.icon(sign.take_top(line_height_of(TextSize::small)), m_delivery.icon, m_delivery.ink);
        paragraph(ui, "delivery", line, m_delivery.words, words);
    }

    void draw_actions(Rect line)
    {
        Ui& ui = m_view.ui;
        auto& tr = m_view.tr;
        if (m_can_send_again) {
            std::string_view again = tr.text(words::conversation_retry);
            ButtonOptions look {.icon = Icon::sync};
            if (m_view.is_read_only())
                look.disabled_reason = tr.text(words::sync_read_only_detail);
            if (button(ui, line.take_end(button_width(ui, again, look), size::space_small), again, look))
                m_view.emit(action::SendAgain {m_message.id});
        }
        if (m_can_copy_link) {
            std::string_view copy = tr.text(words::conversation_copy_reply_link);
            ButtonOptions look {.icon = Icon::copy};
            if (button(ui, line.take_end(button_width(ui, copy, look)), copy, look)) {
                ui.copy_to_clipboard(m_message.reply_url);
                m_view.emit(action::Say {words::conversation_reply_link_copied});
            }
        }
    }

    View& m_view;
    const Order& m_order;
    const std::vector<Message>& m_messages;
    std::size_t m_index;
    const Message& m_message;
    float m_room; // that the thread has
    float m_width; // of the bubble
    float m_inner {0};
    MessageState& m_state;
    std::string m_text;
    bool m_is_cut {false};
    std::string m_quote;
    DeliveryLook m_delivery;
    bool m_can_send_again {false};
    bool m_can_copy_link {false};
};

std::string_view day_words(View& view, CivilDay day)
{
    CivilDay today = view.tr.zone().day_of(view.now);
    if (day == today)
        return view.tr.text(words::date_today);
    if (i18n::day_after(day, 1) == today)
        return view.tr.text(words::date_yesterday);
    return view.tr.day(day, i18n::DateStyle::date_long);
}

void unread_line(View& view, ScrollColumn& column)
{
    Ui& ui = view.ui;
    std::string_view words = view.tr.text(words::conversation_unread_divider);
    constexpr TextStyle look {.size = TextSize::small, .weight = FontWeight::semibold, .color = Token::link};
    Rect line = column.take(line_height_of(TextSize::small), size::space);
    float width = ui.text_width(words, look) + 1;
    Rect middle = line.centered({width, line.height()});
    float beside = (line.width() - width) / 2 - size::space;
    ui.fill(line.middle_start({beside, ui.device_pixel()}), Token::link);
    ui.fill(line.middle_end({beside, ui.device_pixel()}), Token::link);
    text(ui, "unread", middle, words, look);
}

void older_button(View& view, ScrollColumn& column, NodeId log, ThreadState& state, const Message& first)
{
    Ui& ui = view.ui;
    std::string_view older = view.tr.text(words::conversation_show_older);
    Rect line = column.take(ui.control_height(), size::space);
    Rect below {line.start, line.bottom + size::space, line.end, line.bottom + size::space};
    if (!button(ui, line.centered({button_width(ui, older), line.height()}), older))
        return;
    state.shown += 4 * shown_at_once;
    state.anchor = first.id;
    state.anchor_offset = column.offset_of(below) - ui.scroll_offset(log);
    ui.request_frames(2);
}

// What is seen is read: the customer's last message, once it is in view of someone who looks.
void see(View& view, const ScrollColumn& column, const Message& message, Rect place)
{
    const app::OpenOrder& open = view.model.open;
    const auto& messages = open.detail->messages;
    auto last = std::find_if(messages.rbegin(), messages.rend(), [](const Message& one) { return !is_mine(one); });
    if (last == messages.rend() || last->id != message.id || open.detail->order.unread == 0 || open.seen == message.id)
        return;
    if (view.model.environment.visible && column.is_in_view(place) && !view.is_read_only())
        view.emit(action::SeeMessages {message.id});
}

} // namespace

void conversation_thread(View& view, Rect area, const engine::OrderDetail& detail)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    const auto& messages = detail.messages;
    float padding = ui.is_narrow() ? size::space_medium : size::space_large;
    NodeId log = ui.id("log");
    auto& state = ui.state<ThreadState>(ui.id("thread"));
    ScrollColumn column {ui, log, area,
        {.spec = {.role = Role::log, .name = tr.text(words::conversation_log), .focusable = Focusable::stop},
            .padding_start = padding,
            .padding_end = padding,
            .padding_top = size::space_medium,
            .padding_bottom = size::space_medium,
            .follows_bottom = true}};
    if (messages.empty() && view.model.status.sync.phase == engine::SyncPhase::first_pull)
        return; // messages come after the orders
    if (messages.empty()) {
        Rect place = column.take(std::max(area.height() - 2 * size::space_medium, 160.0F));
        (void)empty_state(ui, place,
            {.icon = Icon::message,
                .title = tr.text(words::conversation_empty_title),
                .words = tr.text(words::conversation_empty_detail)});
        return;
    }
    MessageId anchor = std::exchange(state.anchor, {});
    std::size_t first = messages.size() - std::min(state.shown, messages.size());
    if (first > 0)
        older_button(view, column, log, state, messages[first]);
    std::optional<CivilDay> day;
    for (std::size_t i = first; i < messages.size(); ++i) {
        const Message& message = messages[i];
        IdScope scope = ui.scope(message.id.text());
        if (message.id == anchor)
            ui.scroll_to(log, column.offset_of(column.take(0)) - state.anchor_offset);
        if (CivilDay this_day = tr.zone().day_of(message.at); this_day != day) {
            day = this_day;
            heading(
                ui, column.take(line_height_of(TextSize::small), size::space), day_words(view, this_day), 3, day_style);
        }
        if (message.id == view.model.open.first_unread)
            unread_line(view, column);
        MessageView shown {view, detail, i, column.width()};
        Rect place = column.take(shown.height(), size::space);
        shown.draw(place);
        see(view, column, message, place);
    }
}

} // namespace carnet::ui::views
