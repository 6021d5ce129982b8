# The folder that the host serves, assembled by tools/site after the link (target `site`, part of a plain build).
file(GLOB_RECURSE site_inputs CONFIGURE_DEPENDS
    "${PROJECT_SOURCE_DIR}/web/*" "${PROJECT_SOURCE_DIR}/assets/*"
    "${PROJECT_SOURCE_DIR}/tools/site_lib/*.py" "${PROJECT_SOURCE_DIR}/tools/site_lib/*.mjs")
list(APPEND site_inputs "${CARNET_LOCALES_ROOT}/locales.stamp")
if(TARGET carnet)
    list(APPEND site_inputs carnet)
endif()

# brotli's best quality takes seconds, which a debugging day does not have.
set(site_quality 11)
if(CMAKE_BUILD_TYPE STREQUAL "Debug")
    set(site_quality 4)
endif()

set(site_folder "${PROJECT_BINARY_DIR}/site")
add_custom_command(
    OUTPUT "${site_folder}/sizes.json"
    COMMAND "${CARNET_PYTHON}" "${PROJECT_SOURCE_DIR}/tools/site"
        --wasm "${PROJECT_BINARY_DIR}/wasm" --made "${CARNET_LOCALES_ROOT}" --out "${site_folder}" --cache "${PROJECT_BINARY_DIR}/site-cache"
        --quality ${site_quality}
    DEPENDS "${PROJECT_SOURCE_DIR}/shell.html" "${PROJECT_SOURCE_DIR}/tools/site" ${site_inputs}
    COMMENT "Assembling the site"
    USES_TERMINAL VERBATIM)
add_custom_target(site ALL DEPENDS "${site_folder}/sizes.json")
if(TARGET gallery)
    # The browser tests of the kit look for it beside the site.
    add_dependencies(site gallery)
endif()
add_dependencies(site carnet_locales)
