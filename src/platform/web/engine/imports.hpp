// What the worker's JavaScript does for the engine: web/library/engine.js, one line each. Plain C functions with
// pointers and numbers; answers that take time come back through carnet_engine_receive (exports.cpp).
#pragma once

#include <cstddef>
#include <cstdint>

extern "C" {

void carnet_engine_post(const std::uint8_t* bytes, std::size_t length);
void carnet_engine_schedule();
void carnet_engine_set_timer(double milliseconds_from_now);
void carnet_engine_fetch(std::uint32_t id, const std::uint8_t* request, std::size_t length);
void carnet_engine_abort_fetch(std::uint32_t id);
void carnet_engine_open_storage(const char* account, std::size_t length);
void carnet_engine_close_storage();
void carnet_engine_ask_for_storage();
double carnet_engine_wall_clock();
double carnet_engine_monotonic_clock();
void carnet_engine_random(std::uint8_t* bytes, std::size_t length);

// Of the book's files (store/storage_device.hpp): the slot's number; a count, a size, or a negative code below. Offsets
// and sizes are doubles: exact to 2^53, and not split in two as 64-bit integers would be.
std::int32_t carnet_file_read(std::int32_t slot, std::uint8_t* into, std::size_t length, double offset);
std::int32_t carnet_file_write(std::int32_t slot, const std::uint8_t* bytes, std::size_t length, double offset);
std::int32_t carnet_file_truncate(std::int32_t slot, double size);
std::int32_t carnet_file_flush(std::int32_t slot);
double carnet_file_size(std::int32_t slot);
}

namespace carnet::platform {

inline constexpr std::int32_t file_failed = -1;
inline constexpr std::int32_t file_full = -2;
inline constexpr std::int32_t file_gone = -3;

} // namespace carnet::platform
