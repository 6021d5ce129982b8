# How everything is compiled: language, optimisation, sanitizers. Third parties are compiled with these too (a sanitizer
# that skips SQLite sees half), but our own warnings hold for our own code only: see carnet_our_code().

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 11)
set(CMAKE_C_EXTENSIONS ON) # SQLite uses what the compiler offers.

# Errors are values (base/result.hpp); tables for unwinding and type names would be dead weight in the download.
add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions;-fno-rtti>")

if(EMSCRIPTEN)
    # Measured: -Oz with link-time optimisation is 987 KB (419 KB brotli), -O3 1,700 KB (557 KB), and the queries take the
    # same time in both; the smaller one shows its first frame earlier.
    set(CMAKE_C_FLAGS_MINSIZEREL "-Oz -flto -DNDEBUG")
    set(CMAKE_CXX_FLAGS_MINSIZEREL "-Oz -flto -DNDEBUG")
    # -O1 because unoptimised wasm is too slow for a million orders and its link too slow for a debugging day.
    set(CMAKE_C_FLAGS_DEBUG "-O1 -g")
    set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g -D_LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_EXTENSIVE")
else()
    # -g1: a sanitizer's report needs functions and lines. Variables for a debugger (-g) cost a fifth of the compile time;
    # who wants them configures with -DCMAKE_CXX_FLAGS=-g.
    set(CMAKE_C_FLAGS_DEBUG "-O1 -g1")
    set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1 -D_GLIBCXX_ASSERTIONS")
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # Following variables through optimised code took a third of the compile time of a sanitized test.
        add_compile_options($<$<CONFIG:Debug>:-fno-var-tracking>)
    endif()
    set(CMAKE_C_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")
    set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")
endif()

if(EMSCRIPTEN)
    # The search compares 16 bytes at a time; web/features.js refuses a browser without.
    add_compile_options(-msimd128)
endif()

if(CARNET_SANITIZE)
    # Address errors are found in everything. Undefined behaviour is looked for in our own code: in SQLite alone it would
    # cost 40 s of compiling (of 80), and its authors look for it themselves.
    add_compile_options(-fsanitize=address -fno-omit-frame-pointer)
    # Without recovery: a finding fails the test instead of scrolling by. vptr needs type names, which are off. The checks of
    # every pointer that is followed doubled the compile time (19 s instead of 11 for a file of the screen), and a null or
    # foreign pointer is found by the address sanitizer.
    set(sanitizers_of_our_code -fsanitize=undefined -fno-sanitize=vptr,null,alignment,object-size -fno-sanitize-recover=all)
    add_link_options(-fsanitize=address,undefined)
endif()
if(CARNET_FUZZ)
    # Coverage in every library; the driver with its main() only in the fuzzers.
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# Colour also when Ninja reads the output.
add_compile_options(-fdiagnostics-color=always)

# The standard library is most of what a file of ours includes: read once for all of them, a sanitized file compiles in
# three quarters of the time (measured: 7.3 s to 5.1 s, 3.6 to 2.6). Not with a launcher like ccache, which cannot look
# into it; nor with clang, whose presets show that every file includes what it uses.
set(carnet_precompiles OFF)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(carnet_precompiles ON)
endif()
set(carnet_standard_headers <algorithm> <array> <chrono> <compare> <concepts> <cstdint> <expected> <functional> <map>
    <memory> <optional> <span> <string> <string_view> <tuple> <unordered_map> <utility> <variant> <vector>)

# Marks a target as our own code: strict, and warnings are errors.
function(carnet_our_code target)
    if(carnet_precompiles AND NOT target STREQUAL carnet_standard)
        if(NOT TARGET carnet_standard)
            file(WRITE "${PROJECT_BINARY_DIR}/generated/standard.cpp" "// Carries the precompiled headers.\n")
            add_library(carnet_standard OBJECT "${PROJECT_BINARY_DIR}/generated/standard.cpp")
            carnet_our_code(carnet_standard)
            target_precompile_headers(carnet_standard PRIVATE ${carnet_standard_headers})
        endif()
        target_precompile_headers(${target} REUSE_FROM carnet_standard)
    endif()
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wshadow -Wconversion -Werror ${sanitizers_of_our_code}
        # What GCC does not say and clang says wrongly: a field that a designated initializer leaves out has its default on
        # purpose, and a lambda over an empty pack uses nothing of what it captures.
        "$<$<CXX_COMPILER_ID:Clang>:-Wno-missing-designated-field-initializers;-Wno-unused-lambda-capture>"
        # GCC 12 takes the other half of a std::expected for uninitialized when sanitizers keep it from seeing through.
        "$<$<AND:$<CXX_COMPILER_ID:GNU>,$<BOOL:${CARNET_SANITIZE}>>:-Wno-maybe-uninitialized>")
endfunction()

# Marks a target as somebody else's code: its warnings are its authors' business, and of its symbols a line in a report is
# enough (SQLite compiles in half the time).
function(carnet_third_party target)
    target_compile_options(${target} PRIVATE -w $<$<NOT:$<BOOL:${EMSCRIPTEN}>>:-g1>)
endfunction()
