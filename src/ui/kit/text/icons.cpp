#include "ui/kit/text/icons.hpp"

namespace carnet::ui {

IconShape shape_of(Icon icon)
{
    switch (icon) {
    case Icon::none:
        return {};
    case Icon::search:
        return {"M7 2.75a4.25 4.25 0 1 0 0 8.5a4.25 4.25 0 0 0 0-8.5M10.2 10.2L13.5 13.5"};
    case Icon::close:
        return {"M4 4L12 12M12 4L4 12"};
    case Icon::check:
        return {"M3.25 8.5L6.5 11.75L12.75 4.75"};
    case Icon::minus:
        return {"M3.5 8H12.5"};
    case Icon::plus:
        return {"M8 3.25V12.75M3.25 8H12.75"};
    case Icon::chevron_down:
        return {"M4.25 6.25L8 10L11.75 6.25"};
    case Icon::chevron_up:
        return {"M4.25 9.75L8 6L11.75 9.75"};
    case Icon::chevron_start:
        return {"M9.75 4.25L6 8L9.75 11.75", false, true};
    case Icon::chevron_end:
        return {"M6.25 4.25L10 8L6.25 11.75", false, true};
    case Icon::arrow_up:
        return {"M8 13V3.5M4.25 7L8 3.25L11.75 7"};
    case Icon::arrow_down:
        return {"M8 3V12.5M4.25 9L8 12.75L11.75 9"};
    case Icon::more:
        return {"M3.5 6.9a1.1 1.1 0 1 0 0 2.2a1.1 1.1 0 0 0 0-2.2M8 6.9a1.1 1.1 0 1 0 0 2.2a1.1 1.1 0 0 0 0-2.2"
                "M12.5 6.9a1.1 1.1 0 1 0 0 2.2a1.1 1.1 0 0 0 0-2.2",
            true};
    case Icon::info:
        return {"M8 2.25a5.75 5.75 0 1 0 0 11.5a5.75 5.75 0 0 0 0-11.5M8 7.5V11M8 5.2V5.25"};
    case Icon::message:
        return {"M2.75 4.25a1.5 1.5 0 0 1 1.5-1.5H11.75a1.5 1.5 0 0 1 1.5 1.5V9.25a1.5 1.5 0 0 1-1.5 1.5H7.5L4.5 13.25"
                "V10.75H4.25a1.5 1.5 0 0 1-1.5-1.5Z",
            false, true};
    case Icon::tag:
        return {
            "M2.75 7.6V3.5a0.75 0.75 0 0 1 0.75-0.75H7.6L13.25 8.4a0.9 0.9 0 0 1 0 1.3L9.7 13.25a0.9 0.9 0 0 1-1.3 0Z"
            "M5.4 5.4V5.45",
            false, true};
    case Icon::print:
        return {"M4.75 5.75V2.75H11.25V5.75M4.75 11.25H3.5a0.75 0.75 0 0 1-0.75-0.75V6.75a1 1 0 0 1 1-1H12.25"
                "a1 1 0 0 1 1 1V10.5a0.75 0.75 0 0 1-0.75 0.75H11.25M4.75 9.25H11.25V13.25H4.75Z"};
    case Icon::archive:
        return {"M2.5 3.25H13.5V6H2.5ZM3.5 6V12.75H12.5V6M6.5 8.5H9.5"};
    case Icon::restore:
        return {"M2.5 3.25H13.5V6H2.5ZM3.5 6V12.75H12.5V6M8 11.25V7.75M6.25 9.25L8 7.5L9.75 9.25"};
    case Icon::export_file:
        return {"M8 10V2.75M5 5.5L8 2.5L11 5.5M2.75 9.75V12.5a0.75 0.75 0 0 0 0.75 0.75H12.5a0.75 0.75 0 0 0 0.75-0.75"
                "V9.75"};
    case Icon::import_file:
        return {
            "M8 2.5V9.75M5 7L8 10L11 7M2.75 9.75V12.5a0.75 0.75 0 0 0 0.75 0.75H12.5a0.75 0.75 0 0 0 0.75-0.75V9.75"};
    case Icon::calendar:
        return {"M3.5 3.75H12.5a0.75 0.75 0 0 1 0.75 0.75V12.5a0.75 0.75 0 0 1-0.75 0.75H3.5a0.75 0.75 0 0 1-0.75-0.75"
                "V4.5a0.75 0.75 0 0 1 0.75-0.75M2.75 6.75H13.25M5.5 2.25V4.75M10.5 2.25V4.75"};
    case Icon::copy:
        return {
            "M5.75 5.75H12.5a0.75 0.75 0 0 1 0.75 0.75V12.5a0.75 0.75 0 0 1-0.75 0.75H6.5a0.75 0.75 0 0 1-0.75-0.75Z"
            "M3.75 10.25H3.5a0.75 0.75 0 0 1-0.75-0.75V3.5a0.75 0.75 0 0 1 0.75-0.75H9.5a0.75 0.75 0 0 1 0.75 0.75"
            "V3.75"};
    case Icon::external:
        return {"M9 2.75H13.25V7M13 3L7.5 8.5M6.5 3.75H3.75a1 1 0 0 0-1 1V12.25a1 1 0 0 0 1 1H11.25a1 1 0 0 0 1-1V9.5",
            false, true};
    case Icon::warning:
        return {"M8 2.75L14 13.25H2ZM8 6.5V9.5M8 11.4V11.45"};
    case Icon::error:
        return {"M8 2.25a5.75 5.75 0 1 0 0 11.5a5.75 5.75 0 0 0 0-11.5M8 5V8.5M8 10.75V10.8"};
    case Icon::success:
        return {"M8 2.25a5.75 5.75 0 1 0 0 11.5a5.75 5.75 0 0 0 0-11.5M5.5 8.25L7.25 10L10.5 6.25"};
    case Icon::clock:
        return {"M8 2.25a5.75 5.75 0 1 0 0 11.5a5.75 5.75 0 0 0 0-11.5M8 4.75V8L10.25 9.5"};
    case Icon::sync:
        return {"M13 7a5.1 5.1 0 0 0-9.3-1.8M3 9a5.1 5.1 0 0 0 9.3 1.8M3.5 2.5V5.25H6.25M12.5 13.5V10.75H9.75"};
    case Icon::offline:
        return {
            "M2.5 2.5L13.5 13.5M5.6 5.2a3.5 3.5 0 0 0-0.9 1.6A2.75 2.75 0 0 0 5 12.25H11.5M7.4 4.4a3.5 3.5 0 0 1 4 2.9"
            "a2.5 2.5 0 0 1 2 3.6"};
    case Icon::online:
        return {"M5 12.25a2.75 2.75 0 0 1-0.3-5.45a3.5 3.5 0 0 1 6.7 0.5A2.5 2.5 0 0 1 11.25 12.25Z"};
    case Icon::lock:
        return {
            "M4.25 7.25H11.75a0.75 0.75 0 0 1 0.75 0.75V12.5a0.75 0.75 0 0 1-0.75 0.75H4.25a0.75 0.75 0 0 1-0.75-0.75"
            "V8a0.75 0.75 0 0 1 0.75-0.75M5.5 7.25V5.25a2.5 2.5 0 0 1 5 0V7.25"};
    case Icon::refund:
        return {"M3 6.25H10a3 3 0 0 1 0 6.25H7M5.75 3.5L3 6.25L5.75 9", false, true};
    case Icon::cart:
        return {"M2 3H3.75L5.25 10.25H11.75L13.25 5H4.25M6.25 12.75V12.8M10.75 12.75V12.8", false, true};
    case Icon::trash:
        return {"M3 4.25H13M6.25 4.25V2.75H9.75V4.25M4.25 4.25L4.75 13.25H11.25L11.75 4.25M6.75 6.75V10.75M9.25 "
                "6.75V10.75"};
    case Icon::edit:
        return {"M10.5 3.25L12.75 5.5L5.75 12.5L3 13L3.5 10.25ZM9 4.75L11.25 7"};
    case Icon::columns:
        return {"M2.75 3.25H13.25V12.75H2.75ZM6.25 3.25V12.75M9.75 3.25V12.75"};
    case Icon::filter:
        return {"M2.75 4.25H13.25M4.75 8H11.25M6.75 11.75H9.25"};
    case Icon::bookmark:
        return {"M4.25 2.75H11.75V13.25L8 10.25L4.25 13.25Z"};
    case Icon::settings:
        return {"M2.75 5H8.5M12.25 5H13.25M2.75 11H3.75M7.5 11H13.25M10.4 3.4a1.6 1.6 0 1 0 0 3.2a1.6 1.6 0 0 0 0-3.2"
                "M5.6 9.4a1.6 1.6 0 1 0 0 3.2a1.6 1.6 0 0 0 0-3.2"};
    case Icon::keyboard:
        return {"M2.25 4.25H13.75V11.75H2.25ZM4.75 6.75V6.8M7 6.75V6.8M9.25 6.75V6.8M11.5 6.75V6.8M5.5 9.25H10.5"};
    case Icon::truck:
        return {"M1.75 4.25H9.25V11.25H1.75ZM9.25 6.75H12L14.25 9V11.25H9.25M4.25 11.25a1.4 1.4 0 1 0 2.8 0"
                "M10.2 11.25a1.4 1.4 0 1 0 2.8 0",
            false, true};
    case Icon::user:
        return {"M8 2.75a2.5 2.5 0 1 0 0 5a2.5 2.5 0 0 0 0-5M3.25 13.25a4.75 4.75 0 0 1 9.5 0"};
    case Icon::send:
        return {"M2.75 8L13.25 3L10 13.25L7.25 9ZM7.25 9L13.25 3", false, true};
    case Icon::undo:
        return {"M5.75 3.25L2.75 6.25L5.75 9.25M3 6.25H9.75a3.25 3.25 0 0 1 0 6.5H7", false, true};
    case Icon::dot:
        return {"M8 5a3 3 0 1 0 0 6a3 3 0 0 0 0-6", true};
    case Icon::circle:
        return {"M8 3.25a4.75 4.75 0 1 0 0 9.5a4.75 4.75 0 0 0 0-9.5"};
    case Icon::half_circle:
        return {"M8 3.25a4.75 4.75 0 1 0 0 9.5a4.75 4.75 0 0 0 0-9.5M8 3.25V12.75"};
    case Icon::return_arrow:
        return {"M13 3.75V7.5H3.25M6 4.75L3.25 7.5L6 10.25", false, true};
    case Icon::globe:
        return {"M8 2.25a5.75 5.75 0 1 0 0 11.5a5.75 5.75 0 0 0 0-11.5M2.25 8H13.75M8 2.25c-3.5 3.5-3.5 8 0 11.5"
                "M8 2.25c3.5 3.5 3.5 8 0 11.5"};
    case Icon::bell:
        return {"M4 10.75V7a4 4 0 0 1 8 0V10.75L13 12H3ZM6.75 13.5H9.25"};
    }
    return {};
}

} // namespace carnet::ui
