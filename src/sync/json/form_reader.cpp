#include "sync/json/form_reader.hpp"

#include "base/check.hpp"

#include <bit>

namespace carnet::sync {

FormReader::FormReader(const ObjectForm& form, void* object)
    : m_root_form(form)
    , m_root_object(object)
{
}

bool FormReader::on_null()
{
    if (m_keeper)
        m_keeper->null();
    if (!is_passing_over()) {
        // As if the member were missing; an element of an array has no such reading, nor has the whole text.
        Misfit misfit = nullptr;
        if (m_frame_count == 0 || !top().form)
            misfit = wrong_type;
        else if (top().member->presence == Presence::required)
            misfit = missing;
        if (misfit && !misfits(misfit))
            return false;
    }
    value_ended();
    return true;
}

bool FormReader::on_boolean(bool value)
{
    if (m_keeper)
        m_keeper->boolean(value);
    return scalar({.kind = Scalar::Kind::boolean, .boolean = value});
}

bool FormReader::on_integer(std::int64_t value)
{
    if (m_keeper)
        m_keeper->integer(value);
    return scalar({.kind = Scalar::Kind::integer, .integer = value});
}

bool FormReader::on_number(std::string_view as_written)
{
    if (m_keeper)
        m_keeper->raw(as_written);
    return scalar({.kind = Scalar::Kind::number, .text = as_written});
}

bool FormReader::on_text(std::string_view text)
{
    if (m_keeper)
        m_keeper->text(text);
    return scalar({.kind = Scalar::Kind::text, .text = text});
}

bool FormReader::on_object_begin()
{
    if (!is_passing_over() && !enter_object())
        return false;
    if (m_keeper)
        m_keeper->begin_object();
    ++m_depth;
    return true;
}

bool FormReader::on_array_begin()
{
    if (!is_passing_over() && !enter_array())
        return false;
    if (m_keeper)
        m_keeper->begin_array();
    ++m_depth;
    return true;
}

bool FormReader::on_object_end()
{
    --m_depth;
    if (m_keeper)
        m_keeper->end_object();
    if (!is_passing_over() && !finish_object())
        return false;
    value_ended();
    return true;
}

bool FormReader::on_array_end()
{
    --m_depth;
    if (m_keeper)
        m_keeper->end_array();
    if (!is_passing_over())
        --m_frame_count;
    value_ended();
    return true;
}

bool FormReader::on_member(std::string_view name)
{
    if (is_passing_over()) {
        if (m_keeper)
            m_keeper->name(name);
        return true;
    }
    Frame& frame = top();
    std::span<const Member> members = frame.form->members;
    std::size_t place = frame.expected;
    if (place >= members.size() || members[place].name != name) {
        place = 0;
        while (place < members.size() && members[place].name != name)
            ++place;
    }
    if (place == members.size()) {
        unknown_member(frame, name);
        return true;
    }
    frame.expected = place + 1;
    frame.member = &members[place];
    std::uint64_t bit = std::uint64_t {1} << place;
    bool stood_before = (frame.seen & bit) != 0;
    frame.seen |= bit;
    return !stood_before || misfits(stands_twice);
}

bool FormReader::scalar(const Scalar& value)
{
    if (!is_passing_over()) {
        if (m_frame_count == 0)
            return misfits(wrong_type);
        const Frame& frame = top();
        // An array is not a single value, nor is an object.
        bool fits = frame.member->take && (frame.member->shape == Shape::array) == (frame.form == nullptr);
        Misfit misfit = fits ? frame.member->take(frame.object, value) : wrong_type;
        if (misfit && !misfits(misfit))
            return false;
    }
    value_ended();
    return true;
}

bool FormReader::enter_object()
{
    if (m_frame_count == 0)
        return push({.form = &m_root_form, .object = m_root_object});
    const Frame& frame = top();
    if (!frame.member->enter || (frame.member->shape == Shape::array) != (frame.form == nullptr))
        return misfits(wrong_type);
    Entered entered = frame.member->enter(frame.object);
    if (entered.misfit)
        return misfits(entered.misfit);
    if (entered.form)
        return push({.form = entered.form, .object = entered.object});
    pass_over_value(entered.kept);
    return true;
}

bool FormReader::enter_array()
{
    // No form has arrays in arrays.
    if (m_frame_count == 0 || !top().form || top().member->shape != Shape::array)
        return misfits(wrong_type);
    const Frame& frame = top();
    return push({.object = frame.object, .member = frame.member});
}

bool FormReader::finish_object()
{
    const Frame frame = top();
    const ObjectForm& form = *frame.form;
    Misfit misfit = nullptr;
    const Member* incomplete = nullptr;
    for (std::size_t place = 0; place < form.members.size(); ++place) {
        bool is_there = (frame.seen >> place & 1) != 0;
        if (!misfit && !is_there && form.members[place].presence == Presence::required) {
            misfit = missing;
            incomplete = &form.members[place];
        }
    }
    if (form.extra) {
        std::string& extra = form.extra(frame.object);
        if (!extra.empty())
            extra += '}';
        if (extra.size() > max_kept_text)
            misfit = out_of_bounds;
    }
    if (misfit && form.contain)
        form.contain(frame.object, std::string {incomplete ? incomplete->name : form.name} + ' ' + misfit);
    if (form.finish && (!misfit || form.contain)) {
        misfit = form.finish(frame.object);
        incomplete = nullptr;
    } else if (form.contain) {
        misfit = nullptr;
    }
    if (misfit) {
        top().member = incomplete;
        return misfits(misfit);
    }
    --m_frame_count;
    return true;
}

void FormReader::unknown_member(const Frame& frame, std::string_view name)
{
    std::string* kept = frame.form->extra ? &frame.form->extra(frame.object) : nullptr;
    if (kept) {
        *kept += kept->empty() ? '{' : ',';
        append_json_string(*kept, name);
        *kept += ':';
    }
    pass_over_value(kept);
}

void FormReader::pass_over_value(std::string* kept)
{
    m_passing_over_from = m_depth;
    if (kept)
        m_keeper.emplace(*kept);
}

void FormReader::value_ended()
{
    if (m_depth == m_passing_over_from) {
        m_passing_over_from = nowhere;
        m_keeper.reset();
    }
}

bool FormReader::push(Frame frame)
{
    CHECK(m_frame_count < max_frames);
    frame.depth = m_depth + 1;
    m_frames[m_frame_count++] = frame;
    return true;
}

bool FormReader::misfits(Misfit reason)
{
    std::size_t containing = m_frame_count;
    while (containing > 0 && !(m_frames[containing - 1].form && m_frames[containing - 1].form->contain))
        --containing;
    std::string told;
    for (std::size_t place = containing > 0 ? containing - 1 : 0; place < m_frame_count; ++place) {
        const Frame& frame = m_frames[place];
        if (frame.form && frame.member) {
            told += told.empty() ? "" : ".";
            told += frame.member->name;
        }
    }
    told += ' ';
    told += reason;
    if (containing == 0) {
        m_misfit = std::move(told);
        return false;
    }
    m_frame_count = containing;
    Frame& frame = top();
    frame.form->contain(frame.object, std::move(told));
    m_passing_over_from = frame.depth;
    m_keeper.reset();
    return true;
}

Result<void> read_into(std::string_view json, std::size_t max_bytes, const ObjectForm& form, void* object)
{
    FormReader reader {form, object};
    auto read = read_json(json, max_bytes, reader);
    if (!read && !reader.misfit().empty())
        return failure(ErrorCode::invalid_input, std::string {form.name} + ": " + reader.misfit());
    return read;
}

} // namespace carnet::sync
