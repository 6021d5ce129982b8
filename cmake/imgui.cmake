# Dear ImGui, compiled with our options. They belong to the layer that uses it (src/ui/kit/imgui_config.hpp) and are the
# same for the library and for every file that includes imgui.h, or the two would disagree about what a glyph is.
set(imgui_source "${_carnet_deps}/imgui")
if(NOT EXISTS "${imgui_source}/imgui.cpp")
    carnet_fetch_archive(imgui-1.92.2b imgui-1.92.2b.tar.gz https://github.com/ocornut/imgui/archive/refs/tags/v1.92.2b.tar.gz
        da3d453cce74e0fb3d67f8d798a2a8d04fcaf0b33ce0e0131d0695dfc4f64191 imgui_source)
endif()

add_library(imgui STATIC
    "${imgui_source}/imgui.cpp"
    "${imgui_source}/imgui_draw.cpp"
    "${imgui_source}/imgui_tables.cpp"
    "${imgui_source}/imgui_widgets.cpp")
target_include_directories(imgui SYSTEM PUBLIC "${imgui_source}")
target_include_directories(imgui PUBLIC "${PROJECT_SOURCE_DIR}/src")
# Where imgui_draw.cpp finds the font loader that takes the place of stb_truetype.
target_include_directories(imgui PRIVATE "${PROJECT_SOURCE_DIR}/src/ui/kit/imgui_fonts")
target_compile_definitions(imgui PUBLIC "IMGUI_USER_CONFIG=\"ui/kit/imgui_config.hpp\"")
# Those options turn ImGui's assertions into our CHECK.
target_link_libraries(imgui PUBLIC carnet_base)
carnet_third_party(imgui)
