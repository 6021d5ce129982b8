# SQLite's amalgamation, compiled for one thread, without an operating system below it, and as strict as it can be.
# Its source comes with the npm package better-sqlite3 (12.11.1 carries 3.53.2).
set(sqlite_source "${_carnet_deps}/sqlite")
if(NOT EXISTS "${sqlite_source}/sqlite3.c")
    # These two files are all of it, and their hashes are those of the package in package-lock.json.
    set(sqlite_home https://raw.githubusercontent.com/WiseLibs/better-sqlite3/v12.11.1/deps/sqlite3)
    carnet_fetch_file(sqlite3.c "${sqlite_home}/sqlite3.c" 60d2f39a3726cd6b9021da6f4e868608d66fbb6528a9f513dc8ffcc640493422)
    carnet_fetch_file(sqlite3.h "${sqlite_home}/sqlite3.h" 9e69a1353a4288450b0d5239ede11fc7f1f4c8e5eb07491fc8317eacb5b7de7e)
    set(sqlite_source "${_carnet_fetched}")
endif()

option(CARNET_FTS5 "Compile SQLite's full-text search" OFF)

add_library(sqlite3 STATIC "${sqlite_source}/sqlite3.c")
target_include_directories(sqlite3 SYSTEM PUBLIC "${sqlite_source}")
carnet_third_party(sqlite3)
target_compile_definitions(sqlite3
    PUBLIC
        # One thread has the database: no mutexes in the way.
        SQLITE_THREADSAFE=0
        # Everything of the system comes through our own VFS, in the browser and in the tests alike: what is tested is
        # what is shipped. The store defines sqlite3_os_init().
        SQLITE_OS_OTHER=1
        # No shared library can be loaded into the program, by no means.
        SQLITE_OMIT_LOAD_EXTENSION
        # Nothing that is on its way out of SQLite's interface.
        SQLITE_OMIT_DEPRECATED
        # One connection; its cache is its own.
        SQLITE_OMIT_SHARED_CACHE
        # A database is a file; a blob that becomes one is a way in that nobody needs.
        SQLITE_OMIT_DESERIALIZE
    PRIVATE
        # "double quotes" are names, never text: a mistyped column is an error.
        SQLITE_DQS=0
        # References between tables hold unless one says otherwise.
        SQLITE_DEFAULT_FOREIGN_KEYS=1
        # A schema that was tampered with runs no function with side effects.
        SQLITE_TRUSTED_SCHEMA=0
        # There is no file system for temporary files.
        SQLITE_TEMP_STORE=3
        # Our statements are known and shallow; deeper ones are an attack on the stack.
        SQLITE_MAX_EXPR_DEPTH=100
        # LIKE is for text, and so can use an index.
        SQLITE_LIKE_DOESNT_MATCH_BLOBS
        # Small scratch memory from the stack, which has room for it (1 MB).
        SQLITE_USE_ALLOCA
        # Nobody asks how much memory was used; counting costs at every allocation.
        SQLITE_DEFAULT_MEMSTATUS=0
        # Statements are inserted and stepped, never completed at a prompt.
        SQLITE_OMIT_COMPLETE
        SQLITE_OMIT_TCL_VARIABLE
        $<$<BOOL:${CARNET_FTS5}>:SQLITE_ENABLE_FTS5>
        # Sanitized builds also check how SQLite is called.
        $<$<BOOL:${CARNET_SANITIZE}>:SQLITE_ENABLE_API_ARMOR>
)
# The progress handler (SQLITE_OMIT_PROGRESS_CALLBACK stays undefined) ends a question that nobody waits for any more.
