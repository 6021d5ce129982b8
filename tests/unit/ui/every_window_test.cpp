// Every window of the product, drawn: on a wide screen and on a telephone, in English and in Hebrew. What has no
// meaning for a screen reader, or two things of one name in one place, ends the program; this finds it before a
// merchant does.
#include "support/screen/headless_screen.hpp"
#include "support/spoken.hpp"
#include "ui/views/orders_screen.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace carnet;
using namespace carnet::ui;

namespace {

ListRow row_of(int number)
{
    ListRow row;
    row.row = static_cast<OrderRow>(number);
    row.id = *OrderId::create("o" + std::to_string(number));
    row.number = "A" + std::to_string(number);
    row.name = "Ada Lovelace";
    return row;
}

// An open book with three orders, all on screen.
app::Model open_model()
{
    app::Model model;
    model.status.book.state = engine::BookState::open;
    ListQuery query;
    query.count = 60;
    auto asked = model.list.memo.want(query);
    REQUIRE(asked);
    ListAnswer answer;
    answer.count = 3;
    for (int number : {1, 2, 3})
        answer.rows.push_back(row_of(number));
    CHECK_FALSE(model.list.memo.answered(*asked, std::move(answer)));
    model.tags = {{*TagId::create("vip"), "VIP", TagColor::violet}, {*TagId::create("late"), "Late", TagColor::red}};
    return model;
}

std::vector<app::Dialog> every_dialog()
{
    app::BulkDialog planned;
    planned.action = mutation::SetArchived {true};
    planned.selected = 3;
    planned.plan.emplace().will_change = 2;
    app::BulkDialog running = planned;
    running.running = true;
    running.done = 1;
    running.total = 3;
    app::ExportDialog asked;
    asked.orders = 3;
    app::ExportDialog written = asked;
    written.running = true;
    Tag vip {*TagId::create("vip"), "VIP", TagColor::violet};
    std::vector<app::Dialog> dialogs;
    dialogs.emplace_back(app::CancelDialog {*OrderId::create("o1"), "A1", OrderStatus::new_order, true, true, true});
    dialogs.emplace_back(std::move(planned));
    dialogs.emplace_back(std::move(running));
    dialogs.emplace_back(app::TagDialog {*OrderId::create("o1"), "A1", {}, "", TagColor::blue});
    dialogs.emplace_back(app::TagDialog {*OrderId::create("o1"), "A1", {}, "Fragile", TagColor::blue});
    dialogs.emplace_back(app::EditTagDialog {vip});
    dialogs.emplace_back(app::DeleteTagDialog {vip, 3});
    dialogs.emplace_back(std::move(asked));
    dialogs.emplace_back(std::move(written));
    dialogs.emplace_back(app::SaveViewDialog {"To do"});
    dialogs.emplace_back(app::ManageTagsDialog {});
    dialogs.emplace_back(app::AttentionDialog {});
    dialogs.emplace_back(app::ShortcutsDialog {});
    dialogs.emplace_back(app::SettingsDialog {});
    dialogs.emplace_back(app::PaletteDialog {});
    dialogs.emplace_back(app::PaletteDialog {"a"});
    return dialogs;
}

struct Drawn {
    explicit Drawn(app::Model shown, std::string_view language, Size size)
        : model(std::move(shown))
        , spoken(language)
        , headless(
              [this](Ui& ui) {
                  views::View view {model, ui, spoken.tr, Timestamp {}, 0, "https://shop.example/", actions};
                  views::orders_screen(view);
              },
              size)
    {
        headless.screen.set_words(views::kit_words(spoken.tr));
        headless.settle();
    }

    app::Model model;
    carnet::test::Spoken spoken;
    std::vector<app::Action> actions;
    ui::test::HeadlessScreen headless;
};

constexpr Size wide {1280, 800};
constexpr Size telephone {390, 844};

} // namespace

TEST_CASE("every dialog can be drawn over the list, wide and narrow, in either direction")
{
    for (std::string_view language : {"en", "he"}) {
        for (Size size : {wide, telephone}) {
            std::size_t which = 0;
            for (app::Dialog& dialog : every_dialog()) {
                INFO(language, " ", size.width, ", dialog ", which++);
                app::Model model = open_model();
                model.dialog = std::move(dialog);
                Drawn drawn {std::move(model), language, size};
                CHECK(drawn.headless.find(Role::dialog));
                CHECK(drawn.headless.screen.pressable_without_meaning().empty());
            }
        }
    }
}

TEST_CASE("a ticked order brings the bar of the selection (S46), and every menu of the screen opens")
{
    for (Size size : {wide, telephone}) {
        app::Model model = open_model();
        model.selection.toggle(static_cast<OrderRow>(1));
        Drawn drawn {std::move(model), "en", size};
        CHECK(drawn.headless.find(Role::toolbar, "Selection"));
        CHECK(drawn.headless.find(Role::button, "Archive"));
        for (std::string_view button :
            {"Status", "Payment", "Tag", "Origin", "Date", "Saved views", "Change status", "Print"}) {
            INFO(button, " ", size.width);
            if (!drawn.headless.find(Role::button, button))
                continue; // on a telephone some stand in another menu
            drawn.headless.click(Role::button, button);
            CHECK(drawn.headless.screen.pressable_without_meaning().empty());
            drawn.headless.press(Key::escape);
        }
    }
}

TEST_CASE("a book that is not open says why, with a way on")
{
    for (auto state : {engine::BookState::opening, engine::BookState::held_elsewhere, engine::BookState::failed}) {
        app::Model model;
        model.status.book.state = state;
        model.status.book.failure = engine::BookFailure::corrupt;
        Drawn drawn {std::move(model), "en", wide};
        CHECK(drawn.headless.find(Role::main));
        CHECK((drawn.headless.find(Role::button) != nullptr) == (state != engine::BookState::opening));
    }
}
