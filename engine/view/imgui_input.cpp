#include "engine/view/imgui_input.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <utility>

namespace engine
{
namespace
{
constexpr std::array keyMap = {
    std::pair{ImGuiKey_Tab, Key::tab},
    std::pair{ImGuiKey_LeftArrow, Key::left},
    std::pair{ImGuiKey_RightArrow, Key::right},
    std::pair{ImGuiKey_UpArrow, Key::up},
    std::pair{ImGuiKey_DownArrow, Key::down},
    std::pair{ImGuiKey_PageUp, Key::pageUp},
    std::pair{ImGuiKey_PageDown, Key::pageDown},
    std::pair{ImGuiKey_Home, Key::home},
    std::pair{ImGuiKey_End, Key::end},
    std::pair{ImGuiKey_Insert, Key::insert},
    std::pair{ImGuiKey_Delete, Key::remove},
    std::pair{ImGuiKey_Backspace, Key::backspace},
    std::pair{ImGuiKey_Space, Key::space},
    std::pair{ImGuiKey_Enter, Key::enter},
    std::pair{ImGuiKey_Escape, Key::escape},
    std::pair{ImGuiKey_KeyPadEnter, Key::keypadEnter},
    std::pair{ImGuiKey_A, Key::a},
    std::pair{ImGuiKey_C, Key::c},
    std::pair{ImGuiKey_V, Key::v},
    std::pair{ImGuiKey_X, Key::x},
    std::pair{ImGuiKey_Y, Key::y},
    std::pair{ImGuiKey_Z, Key::z},
};
static_assert(keyMap.size() == ImGuiKey_COUNT);

bool isInput(const Event& event)
{
    return !(std::holds_alternative<Resized>(event) || std::holds_alternative<CloseAsked>(event) ||
             std::holds_alternative<FilesDropped>(event) || std::holds_alternative<GamepadMoved>(event));
}

void setModifiers(const KeyPressed& event)
{
    ImGuiIO& io = ImGui::GetIO();
    const auto isDown = [&](Key left, Key right)
    { return io.KeysDown[static_cast<size_t>(left)] || io.KeysDown[static_cast<size_t>(right)]; };
    // A script may name the modifiers alone, a keyboard presses their keys; a key that is let go tells what was held
    // before it, itself too when it is a modifier.
    const Modifiers with = event.pressed ? event.modifiers : Modifiers{};
    io.KeyCtrl = with.control || isDown(Key::leftControl, Key::rightControl);
    io.KeyShift = with.shift || isDown(Key::leftShift, Key::rightShift);
    io.KeyAlt = with.alt || isDown(Key::leftAlt, Key::rightAlt);
    io.KeySuper = with.super || isDown(Key::leftSuper, Key::rightSuper);
}
} // namespace

ImGuiInput::ImGuiInput(Clipboard clipboard) : clipboard_(std::move(clipboard))
{
    ImGuiIO& io = ImGui::GetIO();
    for (const auto& [theirs, ours] : keyMap)
        io.KeyMap[theirs] = static_cast<int>(ours);
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
    io.ClipboardUserData = this;
    io.GetClipboardTextFn = [](void* user)
    {
        auto& self = *static_cast<ImGuiInput*>(user);
        if (self.clipboard_.read)
            self.clipboardText_ = self.clipboard_.read();
        return self.clipboardText_.c_str();
    };
    io.SetClipboardTextFn = [](void* user, const char* text)
    {
        auto& self = *static_cast<ImGuiInput*>(user);
        self.clipboardText_ = text;
        if (self.clipboard_.write)
            self.clipboard_.write(self.clipboardText_);
    };
}

bool ImGuiInput::handle(const Event& event)
{
    if (!isInput(event))
        return false;
    pending_.push_back(event);
    const ImGuiIO& io = ImGui::GetIO();
    if (const auto* button = std::get_if<MousePressed>(&event))
        return button->pressed && io.WantCaptureMouse;
    if (std::holds_alternative<MouseMoved>(event) || std::holds_alternative<MouseWheel>(event))
        return io.WantCaptureMouse;
    if (const auto* key = std::get_if<KeyPressed>(&event))
        return key->pressed && (io.WantTextInput || ImGui::IsAnyItemActive());
    return std::holds_alternative<TextTyped>(event) && io.WantTextInput;
}

// False when it has to wait for the next frame, because ImGui would not see what came before in this one.
bool ImGuiInput::apply(const Event& event, Changed& changed)
{
    ImGuiIO& io = ImGui::GetIO();
    if (const auto* moved = std::get_if<MouseMoved>(&event))
    {
        if (changed.buttons.any())
            return false;
        io.MousePos = {moved->position.x, moved->position.y};
    }
    else if (const auto* button = std::get_if<MousePressed>(&event))
    {
        if (changed.buttons.any())
            return false;
        changed.buttons.set(static_cast<size_t>(button->button));
        io.MousePos = {button->position.x, button->position.y};
        io.MouseDown[static_cast<size_t>(button->button)] = button->pressed;
    }
    else if (const auto* wheel = std::get_if<MouseWheel>(&event))
    {
        io.MouseWheel += wheel->steps.y;
        io.MouseWheelH += wheel->steps.x;
    }
    else if (const auto* key = std::get_if<KeyPressed>(&event))
    {
        const auto index = static_cast<size_t>(key->key);
        // ImGui repeats keys by itself.
        if (key->repeated || key->key == Key::none)
            return true;
        if (changed.keys[index])
            return false;
        changed.keys.set(index);
        io.KeysDown[index] = key->pressed;
        setModifiers(*key);
    }
    else if (const auto* typed = std::get_if<TextTyped>(&event))
        io.AddInputCharacter(typed->letter);
    else if (const auto* focus = std::get_if<Focused>(&event))
    {
        io.AddFocusEvent(focus->focused);
        if (!focus->focused)
        {
            io.ClearInputKeys();
            std::fill(std::begin(io.MouseDown), std::end(io.MouseDown), false);
            io.MousePos = {-FLT_MAX, -FLT_MAX};
        }
    }
    return true;
}

CursorShape ImGuiInput::cursor() const
{
    switch (ImGui::GetMouseCursor())
    {
    case ImGuiMouseCursor_TextInput:
        return CursorShape::text;
    case ImGuiMouseCursor_Hand:
        return CursorShape::hand;
    case ImGuiMouseCursor_ResizeEW:
        return CursorShape::sideways;
    case ImGuiMouseCursor_ResizeNS:
        return CursorShape::upright;
    case ImGuiMouseCursor_None:
        return CursorShape::hidden;
    default:
        return CursorShape::arrow;
    }
}

void ImGuiInput::beginFrame(glm::uvec2 size, double seconds)
{
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(size.x), static_cast<float>(size.y)};
    io.DisplayFramebufferScale = {1, 1};
    // ImGui refuses a frame of no time.
    io.DeltaTime = static_cast<float>(std::clamp(seconds, 1e-5, 1.0));
    Changed changed;
    while (!pending_.empty() && apply(pending_.front(), changed))
        pending_.pop_front();
}
} // namespace engine
