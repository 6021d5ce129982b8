# carnet_layer(NAME FOLDER... DEPENDS layer... USES third_party...)
#
# One static library for one layer: all C++ files of its folders (default: the folder of its name), linked with the layers
# it may see and nothing else, so that a call against the arrows does not link. Includes against the arrows are found
# by tests/tools/test_layers.py. A layer without a source file yet is an empty library, so that the others build.
function(carnet_layer name)
    cmake_parse_arguments(PARSE_ARGV 1 layer "" "" "FOLDERS;DEPENDS;USES")
    if(NOT layer_FOLDERS)
        set(layer_FOLDERS ${name})
    endif()
    set(sources "")
    foreach(folder IN LISTS layer_FOLDERS)
        file(GLOB_RECURSE found CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp")
        list(APPEND sources ${found})
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
