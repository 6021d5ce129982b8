// Reads JSON straight into domain values by their forms (form.hpp): no tree of the text is ever built. Everything is
// checked on the way: types, bounds, names, what is missing, what stands twice.
//
//     page ── changes[] ── row ── d: order ── items[] ── item ── options[] ── option
//                           └ a misfit in here is told to the row, and the reading goes on after it
#pragma once

#include "sync/json/events.hpp"
#include "sync/json/form.hpp"
#include "sync/json/mend.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace carnet::sync {

class FormReader final : public JsonEvents {
public:
    FormReader(const ObjectForm& form, void* object);

    // What did not fit, when the reading was stopped for that.
    [[nodiscard]] const std::string& misfit() const { return m_misfit; }

    bool on_null() override;
    bool on_boolean(bool value) override;
    bool on_integer(std::int64_t value) override;
    bool on_number(std::string_view as_written) override;
    bool on_text(std::string_view text) override;
    bool on_object_begin() override;
    bool on_member(std::string_view name) override;
    bool on_object_end() override;
    bool on_array_begin() override;
    bool on_array_end() override;

private:
    // An object or an array that is open and being read by a form.
    struct Frame {
        const ObjectForm* form {nullptr}; // nullptr: an array, the value of `member`
        void* object {nullptr}; // the object, or the owner of the array
        const Member* member {nullptr}; // whose value comes now
        std::uint64_t seen {0}; // members that stood there already, by their place in the form
        std::size_t expected {0}; // which member probably comes next: hosts write them in one order
        int depth {0}; // of its values
    };
    static constexpr std::size_t max_frames = 12;

    static constexpr int nowhere = -1;

    [[nodiscard]] Frame& top() { return m_frames[m_frame_count - 1]; }
    [[nodiscard]] bool is_passing_over() const { return m_passing_over_from != nowhere; }

    bool scalar(const Scalar& value);
    bool enter_object();
    bool enter_array();
    bool finish_object();
    void unknown_member(const Frame& frame, std::string_view name);
    bool push(Frame frame);
    void pass_over_value(std::string* kept);
    void value_ended();
    bool misfits(Misfit reason);

    const ObjectForm& m_root_form;
    void* m_root_object;
    std::array<Frame, max_frames> m_frames;
    std::size_t m_frame_count {0};
    int m_depth {0}; // how many objects and arrays are open
    int m_passing_over_from {nowhere}; // values at this depth and deeper are not read …
    std::optional<JsonWriter> m_keeper; // … but copied here, when there is one
    std::string m_misfit;
};

// Fills the object; `invalid_input` says what was wrong, and then the object is to be thrown away.
Result<void> read_into(std::string_view json, std::size_t max_bytes, const ObjectForm& form, void* object);

// The whole way from text to object: once more after mending when the text holds characters that do not exist.
template <typename Object>
Result<Object> read_by_form(std::string_view json, std::size_t max_bytes, const ObjectForm& form, const Object& fresh)
{
    Object object = fresh;
    auto read = read_into(json, max_bytes, form, &object);
    if (!read && read.error().code == ErrorCode::invalid_input) {
        if (auto mended = mended_json(json)) {
            object = fresh;
            read = read_into(*mended, mended->size(), form, &object);
        }
    }
    if (!read)
        return std::unexpected(std::move(read).error());
    return object;
}

} // namespace carnet::sync
