#include "domain/address.hpp"

#include "base/utf8.hpp"
#include "domain/countries.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace carnet {

namespace {

// N name, A address (its own lines), Z postcode, C city, S state or province, K country; a bar ends a line. What stands
// between two fields is written only when both are there.
struct Format {
    std::string_view countries; // codes, a space between
    std::string_view lines;
};

constexpr std::string_view usual_format = "N|A|Z C|S|K";

constexpr std::array formats {
    Format {"AT BE BG CH CZ DE DK DZ EE FI FR GR HR IS LT LU MA NL NO PL RO RS SE SI SK TN", "N|A|Z C|K"},
    Format {"PT", "N|A|Z C|S|K"},
    Format {"ES AR CL MY PE PH", "N|A|Z C|S|K"},
    Format {"IT", "N|A|Z C S|K"},
    Format {"TR", "N|A|Z C/S|K"},
    Format {"MX", "N|A|Z C, S|K"},
    Format {"US", "N|A|C, S Z|K"},
    Format {"CA AU", "N|A|C S Z|K"},
    Format {"NZ SG SA JO IL", "N|A|C Z|K"},
    Format {"GB IE EG RU UA", "N|A|C|S|Z|K"},
    Format {"ZA", "N|A|C|Z|K"},
    Format {"LV", "N|A|C, Z|K"},
    Format {"HU", "N|C|A|Z|K"},
    Format {"IN", "N|A|C Z|S|K"},
    Format {"BR", "N|A|C - S|Z|K"},
    Format {"CO", "N|A|C, S, Z|K"},
    Format {"VE", "N|A|C Z, S|K"},
    Format {"TH VN ID", "N|A|C|S Z|K"},
    Format {"AE HK", "N|A|C|S|K"},
    Format {"JP KR TW", "N|A|C, S Z|K"},
    Format {"CN", "N|A|C, S, Z|K"},
};

constexpr std::array formats_in_own_script {
    Format {"JP", "〒Z|SC|A|N|K"},
    Format {"CN", "Z|SCA|N|K"},
    Format {"TW", "Z|SCA|N|K"},
    Format {"KR", "S C A|N|Z|K"},
};

template <std::size_t Size> std::string_view format_of(const std::array<Format, Size>& list, std::string_view country)
{
    if (country.empty())
        return {};
    for (const Format& format : list) {
        if (format.countries.find(country) != std::string_view::npos)
            return format.lines;
    }
    return {};
}

bool is_east_asian(std::string_view text)
{
    for (std::size_t position = 0; position < text.size();) {
        Utf8Character character = utf8_character_at(text, position);
        char32_t code = character.code;
        if ((code >= 0x3041 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff)
            || (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xf900 && code <= 0xfaff)
            || (code >= 0x20000 && code <= 0x3ffff))
            return true;
        position += character.length;
    }
    return false;
}

// One line of text: white space and controls become single spaces, and none is left at the ends.
std::string single_line(std::string_view text)
{
    std::string line;
    for (char c : text) {
        bool space = static_cast<unsigned char>(c) <= 0x20 || c == 0x7f;
        if (!space)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    if (line.ends_with(' '))
        line.pop_back();
    return line;
}

class Writer {
public:
    explicit Writer(const Customer& customer)
        : m_customer(customer)
    {
    }

    std::vector<std::string> write(std::string_view format) &&
    {
        for (std::size_t begin = 0; begin <= format.size();) {
            std::size_t end = std::min(format.find('|', begin), format.size());
            std::string_view line = format.substr(begin, end - begin);
            if (line == "A")
                write_street();
            else
                write_line(line);
            begin = end + 1;
        }
        return std::move(m_lines);
    }

private:
    // The street keeps the lines that the buyer gave it.
    void write_street()
    {
        std::string_view rest = m_customer.address;
        while (!rest.empty()) {
            std::size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
            add(single_line(rest.substr(0, end)));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }

    void write_line(std::string_view format)
    {
        std::string line;
        std::string between;
        for (char c : format) {
            const std::string* field = field_of(c);
            if (!field) {
                between += c;
                continue;
            }
            std::string text = single_line(*field);
            if (text.empty()) {
                between.clear(); // what separates it from the field before
                continue;
            }
            bool is_sign = line.empty() && format.starts_with(between); // 〒
            if (!line.empty() || is_sign)
                line += between;
            line += text;
            between.clear();
        }
        add(std::move(line));
    }

    const std::string* field_of(char letter) const
    {
        switch (letter) {
        case 'N':
            return &m_customer.name;
        case 'A':
            return &m_customer.address;
        case 'Z':
            return &m_customer.postcode;
        case 'C':
            return &m_customer.city;
        case 'S':
            return &m_customer.state;
        case 'K':
            return &m_customer.country;
        default:
            return nullptr;
        }
    }

    void add(std::string line)
    {
        if (!line.empty())
            m_lines.push_back(std::move(line));
    }

    const Customer& m_customer;
    std::vector<std::string> m_lines;
};

} // namespace

std::vector<std::string> address_lines(const Customer& customer)
{
    std::string_view country = country_code_of(customer.country);
    std::string_view format;
    if (is_east_asian(customer.address) || is_east_asian(customer.city))
        format = format_of(formats_in_own_script, country);
    if (format.empty())
        format = format_of(formats, country);
    if (format.empty())
        format = usual_format;
    return Writer {customer}.write(format);
}

} // namespace carnet
