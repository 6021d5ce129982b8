# The toolchain of the web presets: the Emscripten that tools/setup chose, else the one on PATH.
# It sets no environment: Emscripten finds its configuration beside itself.
set(_carnet_choice "${CMAKE_CURRENT_LIST_DIR}/../.deps/emscripten.cmake")
if(NOT CARNET_EMSCRIPTEN_ROOT)
    include("${_carnet_choice}" OPTIONAL)
endif()
if(NOT CARNET_EMSCRIPTEN_ROOT)
    find_program(_carnet_empp em++ NO_CACHE)
    if(_carnet_empp)
        file(REAL_PATH "${_carnet_empp}" _carnet_empp)
        get_filename_component(CARNET_EMSCRIPTEN_ROOT "${_carnet_empp}" DIRECTORY)
    endif()
endif()

set(_carnet_platform "${CARNET_EMSCRIPTEN_ROOT}/cmake/Modules/Platform/Emscripten.cmake")
if(NOT EXISTS "${_carnet_platform}")
    message(FATAL_ERROR "There is no Emscripten: run tools/setup first, or put em++ 3.1.69 or newer on PATH.")
endif()
# CMake reads this file again for its own small test builds, which must find the same compiler.
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES CARNET_EMSCRIPTEN_ROOT)
include("${_carnet_platform}")
