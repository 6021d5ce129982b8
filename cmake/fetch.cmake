# Fetches sources from their public home, where tools/setup does not have them (a machine that is not Debian). Each file is
# checked against a hash that stands here, so it does not matter where it came from.
set(CARNET_ARCHIVES "" CACHE PATH "A folder of files fetched by hand, looked at before the network")
# One place for all presets, so that nothing is fetched twice.
set(_carnet_fetched "${PROJECT_SOURCE_DIR}/.deps/fetched")

# carnet_fetch_file(FILE URL HASH): puts the file into .deps/fetched.
function(carnet_fetch_file file url hash)
    set(path "${_carnet_fetched}/${file}")
    if(EXISTS "${path}")
        file(SHA256 "${path}" found)
        if(found STREQUAL hash)
            return()
        endif()
    endif()
    if(CARNET_ARCHIVES AND EXISTS "${CARNET_ARCHIVES}/${file}")
        file(COPY "${CARNET_ARCHIVES}/${file}" DESTINATION "${_carnet_fetched}")
        set(status 0)
    else()
        message(STATUS "Fetching ${url}")
        file(DOWNLOAD "${url}" "${path}" STATUS status INACTIVITY_TIMEOUT 20 TIMEOUT 300)
    endif()
    list(POP_FRONT status code)
    if(code EQUAL 0)
        file(SHA256 "${path}" found)
        if(found STREQUAL hash)
            return()
        endif()
        set(status "it is not the file that is known here (SHA-256 ${found} instead of ${hash})")
    endif()
    file(REMOVE "${path}")
    message(FATAL_ERROR
        "${file} could not be fetched: ${status}. On Debian run tools/setup. Elsewhere fetch ${url} by hand as ${file} into a "
        "folder, and configure with -DCARNET_ARCHIVES=that-folder.")
endfunction()

# carnet_fetch_archive(FOLDER FILE URL HASH RESULT): the same, unpacked; RESULT is the folder inside the archive.
function(carnet_fetch_archive folder file url hash result)
    set(unpacked "${_carnet_fetched}/${folder}")
    if(NOT EXISTS "${unpacked}")
        carnet_fetch_file("${file}" "${url}" "${hash}")
        file(ARCHIVE_EXTRACT INPUT "${_carnet_fetched}/${file}" DESTINATION "${_carnet_fetched}/partial")
        file(RENAME "${_carnet_fetched}/partial/${folder}" "${unpacked}")
    endif()
    set(${result} "${unpacked}" PARENT_SCOPE)
endfunction()
