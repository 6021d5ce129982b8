# The libraries of others that are compiled or included: each from .deps (tools/setup), else from the machine, else fetched.
# Their headers are SYSTEM: our warnings are not for them.
include(fetch)
set(_carnet_deps "${PROJECT_SOURCE_DIR}/.deps")

# carnet_header_library(TARGET NAME HEADER VERSION URL HASH SUBFOLDER): an include folder with nothing but this library.
function(carnet_header_library target name header version url hash subfolder)
    set(include "${_carnet_deps}/include")
    if(NOT EXISTS "${include}/${header}")
        # Past Emscripten's search roots, which hold only its own library.
        find_path(CARNET_${target}_ON_MACHINE "${header}" PATHS /usr/include /usr/local/include /opt/homebrew/include
            NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
        if(CARNET_${target}_ON_MACHINE)
            # A whole /usr/include before Emscripten's own headers would break them.
            cmake_path(GET header PARENT_PATH folder)
            set(include "${PROJECT_BINARY_DIR}/third_party/${target}")
            file(MAKE_DIRECTORY "${include}")
            file(CREATE_LINK "${CARNET_${target}_ON_MACHINE}/${folder}" "${include}/${folder}" SYMBOLIC)
        else()
            carnet_fetch_archive("${name}-${version}" "${name}-${version}.tar.gz" "${url}" "${hash}" source)
            set(include "${source}/${subfolder}")
        endif()
    endif()
    add_library(${target} INTERFACE)
    target_include_directories(${target} SYSTEM INTERFACE "${include}")
endfunction()

carnet_header_library(nlohmann_json json nlohmann/json.hpp 3.11.3
    https://github.com/nlohmann/json/archive/refs/tags/v3.11.3.tar.gz
    0d8ef5af7f9794e3263480193c491549b2ba6cc74bb018906202ada498a79406 include)
# Text that is no JSON is an answer, not an exception.
target_compile_definitions(nlohmann_json INTERFACE JSON_NOEXCEPTION)

carnet_header_library(doctest doctest doctest/doctest.h 2.4.11
    https://github.com/doctest/doctest/archive/refs/tags/v2.4.11.tar.gz
    632ed2c05a7f53fa961381497bf8069093f0d6628c5f26286161fbd32a560186 .)
target_compile_definitions(doctest INTERFACE
    DOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS
    # Asserts are calls instead of inlined blocks: a tenth less time to compile a test.
    DOCTEST_CONFIG_SUPER_FAST_ASSERTS)

include(imgui)
include(sqlite)
