# carnet_layer(NAME FOLDER folder WITHOUT subfolder... DEPENDS layer... USES third_party...)
#
# One static library for one layer: all C++ files of its folder (default: the folder of its name), linked with the layers
# it may see and nothing else, so that a call against the arrows does not link. Includes against the arrows are found
# by tests/tools/test_layers.py. A layer without a source file yet is an empty library, so that the others build.
function(carnet_layer name)
    cmake_parse_arguments(PARSE_ARGV 1 layer "" "FOLDER" "WITHOUT;DEPENDS;USES")
    if(NOT layer_FOLDER)
        set(layer_FOLDER ${name})
    endif()
    set(folder "${CMAKE_CURRENT_SOURCE_DIR}/${layer_FOLDER}")
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${folder}/*.cpp")
    foreach(subfolder IN LISTS layer_WITHOUT)
        list(FILTER sources EXCLUDE REGEX "^${folder}/${subfolder}/")
    endforeach()
    list(TRANSFORM layer_DEPENDS PREPEND carnet_)

    set(target carnet_${name})
    if(sources)
        add_library(${target} STATIC ${sources})
        set(visibility PUBLIC)
        carnet_our_code(${target})
    else()
        add_library(${target} INTERFACE)
        set(visibility INTERFACE)
    endif()
    target_include_directories(${target} ${visibility} "${PROJECT_SOURCE_DIR}/src")
    target_link_libraries(${target} ${visibility} ${layer_DEPENDS} ${layer_USES})
endfunction()
