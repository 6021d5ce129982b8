# The product's words. From assets/locales, tools/locales makes the headers that the layer i18n and everything above it
# include (generated/i18n/words.hpp, languages.hpp) and the files that the page downloads (locales/<tag>.txt,
# languages.js). A language that lacks a message, or whose arguments differ from English, stops the build here.
#
# Two languages that nobody speaks are made for layout tests; only the tests and debugging builds have them.
# While words are being written, -DCARNET_UNFINISHED_LANGUAGES=ON lets languages lack messages (they show in English).
# Python through PATH, as everywhere.
find_program(CARNET_PYTHON python3 REQUIRED NO_CMAKE_FIND_ROOT_PATH)
option(CARNET_UNFINISHED_LANGUAGES "Let languages lack messages while words are being written" OFF)

set(CARNET_GENERATED "${PROJECT_BINARY_DIR}/generated")
# The folder that holds `locales/` for the site, and the one that tests read.
set(CARNET_LOCALES_ROOT "${PROJECT_BINARY_DIR}/words")
set(CARNET_TEST_LOCALES_ROOT "${PROJECT_BINARY_DIR}/words-for-tests")

set(_locales_tool "${PROJECT_SOURCE_DIR}/tools/locales")
file(GLOB _locales_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/assets/locales/*.json" "${_locales_tool}/*.py")
set(_locales_options "")
if(CARNET_UNFINISHED_LANGUAGES)
    set(_locales_options --unfinished)
endif()

set(_words_headers "${CARNET_GENERATED}/i18n/words.hpp" "${CARNET_GENERATED}/i18n/languages.hpp")
# The headers are only written when they change, so the stamp says when they were last right.
add_custom_command(OUTPUT "${CARNET_GENERATED}/words.stamp" BYPRODUCTS ${_words_headers}
    COMMAND "${CARNET_PYTHON}" "${_locales_tool}" headers --out "${CARNET_GENERATED}" ${_locales_options}
    COMMAND "${CMAKE_COMMAND}" -E touch "${CARNET_GENERATED}/words.stamp"
    DEPENDS ${_locales_sources} COMMENT "Words of the product" VERBATIM)
add_custom_target(carnet_words DEPENDS "${CARNET_GENERATED}/words.stamp")

set(_shipped_options ${_locales_options})
if(CMAKE_BUILD_TYPE STREQUAL "Debug")
    list(APPEND _shipped_options --pseudo)
endif()
add_custom_command(OUTPUT "${CARNET_LOCALES_ROOT}/locales.stamp" "${CARNET_TEST_LOCALES_ROOT}/locales.stamp"
    COMMAND "${CARNET_PYTHON}" "${_locales_tool}" site --out "${CARNET_LOCALES_ROOT}" ${_shipped_options}
    COMMAND "${CARNET_PYTHON}" "${_locales_tool}" site --pseudo --out "${CARNET_TEST_LOCALES_ROOT}" ${_locales_options}
    COMMAND "${CMAKE_COMMAND}" -E touch "${CARNET_LOCALES_ROOT}/locales.stamp" "${CARNET_TEST_LOCALES_ROOT}/locales.stamp"
    DEPENDS ${_locales_sources} COMMENT "Languages of the page" VERBATIM)
add_custom_target(carnet_locales ALL
    DEPENDS "${CARNET_LOCALES_ROOT}/locales.stamp" "${CARNET_TEST_LOCALES_ROOT}/locales.stamp")

# carnet_uses_words(TARGET): the target, and whatever links to it, may include i18n/words.hpp.
function(carnet_uses_words target)
    target_include_directories(${target} PUBLIC "${CARNET_GENERATED}")
    add_dependencies(${target} carnet_words)
endfunction()
