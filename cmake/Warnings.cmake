# One place for the flags every target of ours is built with.
add_library(glasshouse_flags INTERFACE)
target_compile_options(glasshouse_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # GCC 12 warns of its own std::string (GCC bug 105651).
    target_compile_options(glasshouse_flags INTERFACE -Wno-restrict)
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
    target_compile_options(glasshouse_flags INTERFACE -Wno-sign-conversion)
endif()
target_include_directories(glasshouse_flags INTERFACE ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/shaders)

if(GLASSHOUSE_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()
