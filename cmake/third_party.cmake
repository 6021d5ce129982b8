# The libraries of others that are compiled or included: each from .deps (tools/setup), else from the machine, else fetched
# from its public home by CMake, checked against a hash. Their headers are SYSTEM: our warnings are not for them.
include(FetchContent)
# One place for all presets, so that nothing is fetched twice.
set(FETCHCONTENT_BASE_DIR "${PROJECT_SOURCE_DIR}/.deps/fetched" CACHE PATH "Where fetched sources are kept")
set(CARNET_ARCHIVES "" CACHE PATH "A folder of downloaded archives, looked at before the network")
set(_carnet_deps "${PROJECT_SOURCE_DIR}/.deps")

# carnet_fetch(NAME FILE URL HASH RESULT): the folder of a fetched and unpacked source.
function(carnet_fetch name file url hash result)
    set(urls "${url}")
    if(CARNET_ARCHIVES AND EXISTS "${CARNET_ARCHIVES}/${file}")
        list(PREPEND urls "${CARNET_ARCHIVES}/${file}")
    else()
        message(STATUS "${name} is not in .deps; fetching ${url}")
        message(STATUS "  (without network: put that archive as ${file} into a folder and set CARNET_ARCHIVES to it)")
    endif()
    FetchContent_Populate(${name} QUIET URL ${urls} URL_HASH SHA256=${hash} DOWNLOAD_EXTRACT_TIMESTAMP OFF
        SOURCE_DIR "${FETCHCONTENT_BASE_DIR}/${name}-src"
        BINARY_DIR "${FETCHCONTENT_BASE_DIR}/${name}-build"
        SUBBUILD_DIR "${FETCHCONTENT_BASE_DIR}/${name}-subbuild")
    set(${result} "${FETCHCONTENT_BASE_DIR}/${name}-src" PARENT_SCOPE)
endfunction()

# carnet_header_library(TARGET NAME HEADER FILE URL HASH FOLDER): an include folder that holds nothing but this library.
function(carnet_header_library target name header file url hash folder)
    set(include "${_carnet_deps}/include")
    if(NOT EXISTS "${include}/${header}")
        # Past Emscripten's search roots, which hold only its own library.
        find_path(CARNET_${name}_ON_MACHINE "${header}" PATHS /usr/include /usr/local/include /opt/homebrew/include
            NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
        if(CARNET_${name}_ON_MACHINE)
            # A whole /usr/include before Emscripten's own headers would break them.
            cmake_path(GET header PARENT_PATH subfolder)
            set(include "${PROJECT_BINARY_DIR}/third_party/${name}")
            file(MAKE_DIRECTORY "${include}")
            file(CREATE_LINK "${CARNET_${name}_ON_MACHINE}/${subfolder}" "${include}/${subfolder}" SYMBOLIC)
        else()
            carnet_fetch(${name} "${file}" "${url}" "${hash}" source)
            set(include "${source}/${folder}")
        endif()
    endif()
    add_library(${target} INTERFACE)
    target_include_directories(${target} SYSTEM INTERFACE "${include}")
endfunction()

carnet_header_library(nlohmann_json json nlohmann/json.hpp json-3.11.3.tar.gz
    https://github.com/nlohmann/json/archive/refs/tags/v3.11.3.tar.gz
    0d8ef5af7f9794e3263480193c491549b2ba6cc74bb018906202ada498a79406 include)
# Text that is no JSON is an answer, not an exception.
target_compile_definitions(nlohmann_json INTERFACE JSON_NOEXCEPTION)

carnet_header_library(doctest doctest doctest/doctest.h doctest-2.4.11.tar.gz
    https://github.com/doctest/doctest/archive/refs/tags/v2.4.11.tar.gz
    632ed2c05a7f53fa961381497bf8069093f0d6628c5f26286161fbd32a560186 .)
target_compile_definitions(doctest INTERFACE
    DOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS
    # Asserts are calls instead of inlined blocks: a tenth less time to compile a test.
    DOCTEST_CONFIG_SUPER_FAST_ASSERTS)

include(imgui)
include(sqlite)
