// Keeps texts that were just made, so that a frame that shows what the last one showed makes none anew. Two
// generations: what a generation did not ask for is dropped at its end, so that an hour of scrolling costs no memory. A
// text that was given stays where it is until the generation after the next begins.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace carnet::i18n {

class TextCache {
public:
    // The text of this key; `make` is asked only when it is not there.
    template <typename Make> std::string_view get(std::string_view key, Make&& make)
    {
        if (auto found = m_young.find(key); found != m_young.end())
            return found->second;
        if (auto old = m_old.find(key); old != m_old.end())
            return m_young.insert(m_old.extract(old)).position->second;
        return m_young.emplace(std::string {key}, std::forward<Make>(make)()).first->second;
    }

    // To be called when no text of before the last call is looked at any more: once a frame.
    void age()
    {
        if (m_young.size() < generation)
            return;
        m_old = std::move(m_young);
        m_young.clear();
    }

    void clear()
    {
        m_young.clear();
        m_old.clear();
    }

    [[nodiscard]] std::size_t size() const { return m_young.size() + m_old.size(); }

    // A generation holds what several screens show; a screen of 40 rows shows some 400 texts.
    static constexpr std::size_t generation = 2048;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view> {}(text); }
    };
    using Texts = std::unordered_map<std::string, std::string, Hash, std::equal_to<>>;

    Texts m_young;
    Texts m_old;
};

} // namespace carnet::i18n
