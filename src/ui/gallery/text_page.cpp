// Text of every script, the strings of web/gallery/strings.js: a plain HTML page shows the same ones beside it, and a
// test compares the pictures. Also sizes, weights, ellipsis, wrapping and marks.
#include "ui/gallery/gallery.hpp"

#include "ui/kit/widgets/text.hpp"

#include <array>

namespace carnet::ui {

namespace {

// The same list as in web/gallery/plain.html.
constexpr std::array<std::string_view, 20> strings {
    "Amélie Durand",
    "Nguyễn Văn Ánh",
    "Łukasz Żółć",
    "Γιώργος Παπαδόπουλος",
    "Ольга Иванова",
    "משה כהן",
    "محمد الحداد",
    "राहुल शर्मा",
    "สมชาย ใจดี",
    "山田 太郎",
    "ヤマダ タロウ",
    "王小明",
    "김민수",
    "Zoé Lefèvre 🎁",
    "👩‍👩‍👧 👍🏽 🇫🇷 ❤️",
    "AVATAR To. Wy. fi ffl",
    "$1,330,735.56",
    "Order A7F3K2 · 23 Nov 2026",
    "שלום Order 12 עולם",
    "ស្រីមុំ ខ្មែរ",
};

constexpr float line = 32;

} // namespace

void text_page(GalleryState&, Ui& ui, Rect area)
{
    double height = 20.0 * static_cast<double>(line) + 420;
    ScrollScope scroll = ui.scroll_area(ui.id("page"), area, height);
    area = scroll.content();
    for (std::size_t i = 0; i < strings.size(); ++i) {
        Rect row = area.take_top(line);
        ui.fill(row, Token::surface);
        std::string key = "line " + std::to_string(i);
        text(ui, key, row.take_start(260, size::space), strings[i], style::body);
        ui.draw_text(row.take_start(200, size::space), strings[i], style::small_strong);
        ui.draw_text(row.take_start(96, size::space), strings[i], style::small);
    }
    area.take_top(size::space);
    constexpr std::string_view note = "A message may be long: it breaks where its script allows. "
                                      "長い文章は、どこでも改行できますが、句読点は行頭に来ません。"
                                      "ภาษาไทยไม่มีช่องว่างระหว่างคำ แต่พจนานุกรมรู้ว่าคำจบที่ไหน "
                                      "ההודעה בעברית נשברת בין מילים ונקראת מימין לשמאל.";
    area.take_top(paragraph(ui, "note", area.take_start(420), note), size::space);
    constexpr std::array marked {ByteRange {4, 9}};
    text(ui, ui.id("marked"), area.take_top(24), "Zoé Lefèvre", style::body, marked);
}

} // namespace carnet::ui
