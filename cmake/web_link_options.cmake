# How the module for the browser is linked. Each flag has its reason beside it.
set(carnet_web_link_options
    # One binary in two roles: the screen in the page, the engine in a dedicated worker. No Node.js, no shell.
    -sENVIRONMENT=web,worker
    # A module that exports a function: nothing global, and page and worker each start an instance of their own.
    -sMODULARIZE -sEXPORT_ES6
    # The page and the worker decide when their role starts.
    -sINVOKE_RUN=0
    # Storage is our own VFS over handles of the browser; Emscripten's files would be 20 KB of JavaScript for nothing.
    -sFILESYSTEM=0
    # No eval and no new Function: the content security policy forbids both.
    -sDYNAMIC_EXECUTION=0
    # SQLite's parser and sorter need more than Emscripten's 64 KB.
    -sSTACK_SIZE=1MB
    # A million orders need more memory than a thousand, and a phone should not pay for them at the start.
    -sALLOW_MEMORY_GROWTH
    # The screen draws with WebGL 2 and has no code for 1.
    -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
    # Functions of GL are called by name; looking them up by string would keep all of them.
    -sGL_ENABLE_GET_PROC_ADDRESS=0
    # 64-bit integers cross the boundary as BigInt, not as two halves. Every browser with OPFS handles has it.
    -sWASM_BIGINT
    # Page and worker read and write the program's memory themselves.
    -sEXPORTED_RUNTIME_METHODS=HEAP8,HEAPU8,HEAP32,HEAPU32,HEAPF32,HEAPF64
    # Nothing of ours or of the libraries jumps; without it Emscripten's emulation stays out.
    -sSUPPORT_LONGJMP=0
)
if(CMAKE_BUILD_TYPE STREQUAL "Debug")
    list(APPEND carnet_web_link_options
        # Checks in Emscripten's JavaScript, a stack guard, and names and lines for the browser's debugger.
        -sASSERTIONS=2 -sSTACK_OVERFLOW_CHECK=2 -g)
else()
    list(APPEND carnet_web_link_options -Oz -flto
        # Ours says what is wrong itself; these are messages for developers of Emscripten programs.
        -sASSERTIONS=0)
endif()
