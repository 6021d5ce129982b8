# The toolchain of the preset native-fuzz: clang of .deps with libFuzzer. Its runtime is built for the C library of its
# own Debian release, so the fuzzers use that one, with its headers, its loader and its libraries, all inside .deps.
cmake_path(ABSOLUTE_PATH CMAKE_CURRENT_LIST_DIR NORMALIZE OUTPUT_VARIABLE _carnet_here)
cmake_path(GET _carnet_here PARENT_PATH _carnet_root)
set(_carnet_debian "${_carnet_root}/.deps/debian")
set(_carnet_clang "${_carnet_debian}/usr/lib/llvm-19/bin/clang")
if(NOT EXISTS "${_carnet_clang}" OR NOT EXISTS "${_carnet_debian}/usr/include/c++")
    message(FATAL_ERROR "There is no clang with libFuzzer in .deps: run tools/setup --fuzz first (Debian only).")
endif()

file(GLOB _carnet_loader "${_carnet_debian}/usr/lib/*-linux-gnu/ld-linux-*.so.*")
get_filename_component(_carnet_libraries "${_carnet_loader}" DIRECTORY)

set(CMAKE_C_COMPILER "${_carnet_clang}")
set(CMAKE_CXX_COMPILER "${_carnet_clang}++")
set(CMAKE_SYSROOT "${_carnet_debian}")
set(CMAKE_EXE_LINKER_FLAGS_INIT "-fuse-ld=lld -Wl,--dynamic-linker=${_carnet_loader} -Wl,-rpath,${_carnet_libraries}")
