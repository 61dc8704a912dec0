# glasshouse_shaders(TARGET NAMESPACE FUNCTION  file ...)
# Compiles GLSL entry points (paths relative to shaders/) with glslc, tracking what they include, and embeds the SPIR-V in
# TARGET: NAMESPACE::FUNCTION("gpu/fill.comp") is the code.
find_program(GLSLC glslc REQUIRED)

function(glasshouse_shaders target namespace function)
    set(embedded "")
    foreach(shader IN LISTS ARGN)
        set(input "${CMAKE_SOURCE_DIR}/shaders/${shader}")
        set(output "${CMAKE_BINARY_DIR}/shaders/${shader}.spv")
        get_filename_component(folder "${output}" DIRECTORY)
        file(MAKE_DIRECTORY "${folder}")
        add_custom_command(
            OUTPUT "${output}"
            COMMAND ${GLSLC} --target-env=vulkan1.3 -O -Werror -I "${CMAKE_SOURCE_DIR}/shaders"
                    -MD -MF "${output}.d" -o "${output}" "${input}"
            DEPENDS "${input}"
            DEPFILE "${output}.d"
            COMMENT "glslc ${shader}"
            VERBATIM)
        list(APPEND embedded "${shader}=${output}")
    endforeach()
    glasshouse_embed(${target} ${namespace} ${function} ${embedded})
endfunction()
