// What the browser's Intl does for us, as JavaScript functions: web/library/intl.js, which calls web/intl/bridge.js.
// A function that gives a text writes it into `out`, ended by NUL, and returns its length in bytes; when that is not
// less than `capacity` nothing was written, and carnet_intl_again gives the same text into a larger buffer.
#pragma once

#include <cstddef>
#include <cstdint>

extern "C" {

void carnet_intl_use_locale(const char* locale, std::size_t length);
void carnet_intl_use_time_zone(const char* name, std::size_t length);
// Six numbers, see i18n::LocaleFacts.
void carnet_intl_facts(std::int32_t* out);
int carnet_intl_plural(double number);
// From, until (milliseconds), offset (seconds).
void carnet_intl_zone_span(double time, double* out);
// `pairs` are (pointer, length) of each text; `out` takes `count` positions.
void carnet_intl_sorted(const std::uint32_t* pairs, std::size_t count, std::uint32_t* out);

std::size_t carnet_intl_again(char* out, std::size_t capacity);
std::size_t carnet_intl_time_zone(char* out, std::size_t capacity);
std::size_t carnet_intl_number(double number, char* out, std::size_t capacity);
std::size_t carnet_intl_percent(int percent, char* out, std::size_t capacity);
std::size_t carnet_intl_file_size(double bytes, char* out, std::size_t capacity);
std::size_t carnet_intl_money(const char* decimal, std::size_t decimal_length, const char* currency,
    std::size_t currency_length, char* out, std::size_t capacity);
std::size_t carnet_intl_date(double time, int style, char* out, std::size_t capacity);
std::size_t carnet_intl_day(double days, int style, char* out, std::size_t capacity);
std::size_t carnet_intl_day_range(double first, double last, char* out, std::size_t capacity);
std::size_t carnet_intl_relative(double amount, int unit, char* out, std::size_t capacity);
std::size_t carnet_intl_list(const std::uint32_t* pairs, std::size_t count, int style, char* out, std::size_t capacity);
std::size_t carnet_intl_name(int kind, const char* code, std::size_t length, char* out, std::size_t capacity);

// Loads the file of a language; carnet_language_arrived follows.
void carnet_language_ask(const char* tag, std::size_t length);
}
