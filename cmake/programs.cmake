# The programs that are linked from the layers. One whose main file is not there (yet) is left out, so that the layers
# and their tests can be built.

# carnet_web_program(NAME MAIN_FILE LAYER): a module that a page or a worker loads, NAME.js with NAME.wasm, and its layer.
function(carnet_web_program name main_file layer)
    set(main "${CMAKE_CURRENT_SOURCE_DIR}/${main_file}")
    carnet_when_it_appears("${main}")
    if(NOT EXISTS "${main}")
        return()
    endif()
    add_executable(${name} "${main}")
    carnet_our_code(${name})
    target_link_libraries(${name} PRIVATE carnet_${layer})
    set_target_properties(${name} PROPERTIES SUFFIX ".js" RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/wasm")

    include(web_link_options)
    target_link_options(${name} PRIVATE ${carnet_web_link_options})
    # What C++ calls in JavaScript.
    file(GLOB libraries CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/web/library/*.js")
    foreach(library IN LISTS libraries)
        target_link_options(${name} PRIVATE "SHELL:--js-library \"${library}\"")
    endforeach()
    set_target_properties(${name} PROPERTIES LINK_DEPENDS "${libraries}")
endfunction()

function(carnet_native_program name main_file)
    set(main "${CMAKE_CURRENT_SOURCE_DIR}/${main_file}")
    carnet_when_it_appears("${main}")
    if(NOT EXISTS "${main}")
        return()
    endif()
    add_executable(${name} "${main}")
    carnet_our_code(${name})
    target_link_libraries(${name} PRIVATE carnet_platform)
endfunction()

# Lets the build configure itself again once the file is there.
function(carnet_when_it_appears file)
    file(GLOB _found CONFIGURE_DEPENDS "${file}")
endfunction()

# carnet_test_program(NAME FOLDER folder LABEL kind USES library...): a doctest program of all C++ files of a folder of
# tests. tests/run finds it by its label, so no list of programs is kept there.
function(carnet_test_program name)
    cmake_parse_arguments(PARSE_ARGV 1 program "" "FOLDER;LABEL" "USES")
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${program_FOLDER}/*.cpp")
    if(NOT sources)
        return()
    endif()
    add_executable(${name} ${sources})
    carnet_our_code(${name})
    # Long strings of tests: GCC 12 with sanitizers takes a std::string for as long as its short form.
    target_compile_options(${name} PRIVATE "$<$<AND:$<CXX_COMPILER_ID:GNU>,$<BOOL:${CARNET_SANITIZE}>>:-Wno-array-bounds;-Wno-stringop-overflow;-Wno-restrict>")
    target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
    target_compile_definitions(${name} PRIVATE "CARNET_TEST_DATA=\"${PROJECT_SOURCE_DIR}/tests/data\""
        "CARNET_TEST_LOCALES=\"${CARNET_TEST_LOCALES_ROOT}/locales\"")
    add_dependencies(${name} carnet_locales)
    target_link_libraries(${name} PRIVATE ${program_USES} carnet_doctest_main doctest nlohmann_json)
    if(EMSCRIPTEN)
        # CommonJS, so that `node NAME.cjs` runs it as it is.
        set_target_properties(${name} PROPERTIES SUFFIX ".cjs")
        target_link_options(${name} PRIVATE
            # Node.js has the files of the test data, and arguments and an exit code for us.
            -sENVIRONMENT=node -sNODERAWFS -sEXIT_RUNTIME
            # The same stack and memory as in the browser, and a report if it is not enough.
            -sSTACK_SIZE=1MB -sALLOW_MEMORY_GROWTH -sASSERTIONS=1 -sSTACK_OVERFLOW_CHECK=1 -sSUPPORT_LONGJMP=0 -sWASM_BIGINT
            # The code under test is compiled as for the browser; only the link is kept short.
            -flto -O1)
        add_test(NAME ${name} COMMAND node "$<TARGET_FILE:${name}>")
    else()
        add_test(NAME ${name} COMMAND ${name})
    endif()
    set_tests_properties(${name} PROPERTIES LABELS ${program_LABEL})
endfunction()
