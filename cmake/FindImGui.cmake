# Dear ImGui as Debian builds it: one archive, with glyphs drawn by FreeType.
find_path(IMGUI_INCLUDE_DIR imgui.h PATH_SUFFIXES imgui)
find_library(IMGUI_LIBRARY imgui)
find_library(STB_LIBRARY stb)
find_package(Freetype)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(ImGui REQUIRED_VARS IMGUI_LIBRARY IMGUI_INCLUDE_DIR STB_LIBRARY FREETYPE_FOUND)
if(ImGui_FOUND AND NOT TARGET ImGui::ImGui)
    add_library(ImGui::ImGui STATIC IMPORTED)
    set_target_properties(ImGui::ImGui PROPERTIES
        IMPORTED_LOCATION ${IMGUI_LIBRARY}
        INTERFACE_INCLUDE_DIRECTORIES ${IMGUI_INCLUDE_DIR}
        INTERFACE_LINK_LIBRARIES "${STB_LIBRARY};Freetype::Freetype")
endif()
