#include "domain/carrier_numbers.hpp"

#include <array>
#include <cstddef>
#include <span>

namespace carnet {

namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

// A form: `#` a digit, `@` a letter, `*` either, anything else itself; a `+` at the end means one more of the last or
// any number more.
bool has_form(std::string_view number, std::string_view form)
{
    bool open_ended = form.ends_with('+');
    if (open_ended)
        form.remove_suffix(1);
    if (open_ended ? number.size() <= form.size() : number.size() != form.size())
        return false;
    for (std::size_t i = 0; i < number.size(); ++i) {
        char expected = form[i < form.size() ? i : form.size() - 1];
        char c = number[i];
        bool fits = expected == '#' ? is_digit(c)
            : expected == '@'       ? is_capital(c)
            : expected == '*'       ? is_digit(c) || is_capital(c)
                                    : c == expected;
        if (!fits)
            return false;
    }
    return true;
}

int value_of(char digit)
{
    return digit - '0';
}

// Digits times weights that repeat from the last digit before the check digit backwards, modulo 10, made up to 10.
bool has_right_modulo_10(std::string_view digits, int last_weight, int other_weight)
{
    int sum = 0;
    std::string_view serial = digits.substr(0, digits.size() - 1);
    for (std::size_t i = 0; i < serial.size(); ++i) {
        bool like_the_last = (serial.size() - 1 - i) % 2 == 0;
        sum += value_of(serial[i]) * (like_the_last ? last_weight : other_weight);
    }
    return (10 - sum % 10) % 10 == value_of(digits.back());
}

bool is_right_usps(std::string_view number)
{
    return has_right_modulo_10(number, 3, 1);
}

// Behind the postcode that the label repeats ("420" and five digits).
bool is_right_usps_with_postcode(std::string_view number)
{
    return has_right_modulo_10(number.substr(8), 3, 1);
}

bool is_right_fedex_ground(std::string_view number)
{
    return has_right_modulo_10(number, 3, 1);
}

bool is_right_fedex_ground_96(std::string_view number)
{
    return has_right_modulo_10(number.substr(7), 3, 1);
}

// Weights 1 3 7, from the last digit before the check digit backwards; modulo 11, of which 10 counts as 0.
bool is_right_fedex_express(std::string_view number)
{
    constexpr std::array<int, 3> weights {1, 3, 7};
    int sum = 0;
    std::string_view serial = number.substr(0, number.size() - 1);
    for (std::size_t i = 0; i < serial.size(); ++i)
        sum += value_of(serial[serial.size() - 1 - i]) * weights[i % weights.size()];
    return sum % 11 % 10 == value_of(number.back());
}

bool is_right_fedex_express_34(std::string_view number)
{
    return is_right_fedex_express(number.substr(20));
}

// The number before it, modulo 7.
bool is_right_dhl_express(std::string_view number)
{
    int rest = 0;
    for (char c : number.substr(0, number.size() - 1))
        rest = (rest * 10 + value_of(c)) % 7;
    return rest == value_of(number.back());
}

using Check = bool (*)(std::string_view number);

struct Form {
    std::string_view carrier;
    std::string_view form;
    Confidence confidence; // with the check digit right, where there is one
    Check check {nullptr}; // wrong: no better than possible for a carrier's own mark, nothing for mere digits
    bool only_at_home {false};
    bool own_mark {false};
};

constexpr bool at_home = true;
constexpr bool marked = true;

// Forms as carriers publish them and as public collections of tracking numbers (jkeen/tracking_number_data,
// WooCommerce) agree on them. Mere digits without a check are only listed where they mean something at home.
constexpr std::array forms {
    Form {"UPS", "1Z****************", Confidence::certain, has_right_ups_digit, false, marked},
    Form {"Amazon Logistics", "TBA############", Confidence::certain},
    Form {"YunExpress", "YT################", Confidence::certain},
    Form {"4PX", "4PX*+", Confidence::certain},
    Form {"Deutsche Post DHL", "JJD#+", Confidence::likely},
    Form {"Deutsche Post DHL", "JVGL#+", Confidence::likely},
    Form {"DHL Express", "JJD#+", Confidence::possible},
    Form {"Posti (Finland)", "JJFI#+", Confidence::certain},
    Form {"DHL eCommerce", "GM##########+", Confidence::certain},
    Form {"PostNL", "3S*********+", Confidence::likely},
    Form {"Deutsche Post DHL", "3S*********+", Confidence::possible},
    Form {"Deutsche Post DHL", "003404##############", Confidence::likely},
    Form {"bpost", "3232####################", Confidence::likely},
    Form {"Chronopost", "@@#########JB", Confidence::likely},
    Form {"La Poste / Colissimo", "#@###########", Confidence::likely, nullptr, at_home},
    Form {"Cainiao", "LP00##########+", Confidence::likely},
    Form {"Packeta", "Z##########", Confidence::likely},
    Form {"OnTrac", "C##############", Confidence::possible},
    Form {"OnTrac", "D##############", Confidence::possible},
    Form {"USPS", "92####################", Confidence::certain, is_right_usps},
    Form {"USPS", "93####################", Confidence::certain, is_right_usps},
    Form {"USPS", "94####################", Confidence::certain, is_right_usps},
    Form {"USPS", "95####################", Confidence::certain, is_right_usps},
    Form {"USPS", "420#####9#####################", Confidence::certain, is_right_usps_with_postcode},
    Form {"FedEx", "96####################", Confidence::certain, is_right_fedex_ground_96},
    Form {"USPS", "96####################", Confidence::possible},
    Form {"FedEx", "############", Confidence::likely, is_right_fedex_express},
    Form {"FedEx", "###############", Confidence::likely, is_right_fedex_ground},
    Form {"FedEx", "##################################", Confidence::certain, is_right_fedex_express_34},
    Form {"DHL Express", "##########", Confidence::likely, is_right_dhl_express},
    Form {"DHL Express", "###########", Confidence::likely, is_right_dhl_express},
    Form {"InPost", "6#######################", Confidence::possible, nullptr, at_home},
    Form {"Canada Post", "################", Confidence::possible, nullptr, at_home},
    Form {"Purolator", "33##########", Confidence::possible, nullptr, at_home},
    Form {"Evri", "################", Confidence::possible, nullptr, at_home},
    Form {"DPD (UK)", "##############", Confidence::possible, nullptr, at_home},
    Form {"DPD (Germany)", "##############", Confidence::possible, nullptr, at_home},
    Form {"Hermes (Germany)", "##############", Confidence::possible, nullptr, at_home},
    Form {"Nova Poshta", "##############", Confidence::possible, nullptr, at_home},
    Form {"Yamato", "############", Confidence::possible, nullptr, at_home},
    Form {"Sagawa", "############", Confidence::possible, nullptr, at_home},
    Form {"Japan Post", "############", Confidence::possible, nullptr, at_home},
    Form {"Mondial Relay", "########", Confidence::possible, nullptr, at_home},
};

// Who delivers what a country's post has numbered; the country stands at the end of an S10 number.
struct Post {
    std::string_view country;
    std::string_view carrier;
};
constexpr std::array posts {
    Post {"AT", "Österreichische Post"},
    Post {"AU", "Australia Post"},
    Post {"BE", "bpost"},
    Post {"CA", "Canada Post"},
    Post {"CH", "Swiss Post"},
    Post {"CZ", "Česká pošta"},
    Post {"DE", "Deutsche Post DHL"},
    Post {"DK", "PostNord"},
    Post {"ES", "Correos (Spain)"},
    Post {"FI", "Posti (Finland)"},
    Post {"FR", "La Poste / Colissimo"},
    Post {"GB", "Royal Mail"},
    Post {"IE", "An Post"},
    Post {"IL", "Israel Post"},
    Post {"IT", "Poste Italiane"},
    Post {"JP", "Japan Post"},
    Post {"MY", "Pos Malaysia"},
    Post {"NL", "PostNL"},
    Post {"NO", "Bring"},
    Post {"NZ", "NZ Post"},
    Post {"PL", "Poczta Polska"},
    Post {"PT", "CTT (Portugal)"},
    Post {"SE", "PostNord"},
    Post {"SG", "SingPost"},
    Post {"TH", "Thailand Post"},
    Post {"TR", "PTT (Türkiye)"},
    Post {"US", "USPS"},
};

} // namespace

std::vector<NumberMatch> matching_forms(std::string_view number)
{
    std::vector<NumberMatch> matches;
    if (has_form(number, "@@#########@@")) {
        Confidence confidence = has_right_s10_digit(number) ? Confidence::certain : Confidence::possible;
        for (const Post& post : posts) {
            if (number.ends_with(post.country))
                matches.push_back({post.carrier, confidence, false});
        }
        // Parcelforce numbers its parcels as the post of its country does.
        if (number.ends_with("GB"))
            matches.push_back({"Parcelforce", Confidence::possible, false});
        // And so does Chronopost.
        if (number.ends_with("FR") && number.front() == 'X')
            matches.push_back({"Chronopost", Confidence::likely, false});
    }
    for (const Form& form : forms) {
        if (!has_form(number, form.form))
            continue;
        bool wrong = form.check && !form.check(number);
        if (wrong && !form.own_mark)
            continue;
        matches.push_back({form.carrier, wrong ? Confidence::possible : form.confidence, form.only_at_home});
    }
    return matches;
}

bool has_right_s10_digit(std::string_view number)
{
    constexpr std::array<int, 8> weights {8, 6, 4, 2, 3, 5, 9, 7};
    if (!has_form(number, "@@#########@@"))
        return false;
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += value_of(number[2 + i]) * weights[i];
    int check = 11 - sum % 11;
    if (check == 10)
        check = 0;
    else if (check == 11)
        check = 5;
    return check == value_of(number[10]);
}

bool has_right_ups_digit(std::string_view number)
{
    if (!has_form(number, "1Z***************#"))
        return false;
    int sum = 0;
    for (std::size_t i = 2; i + 1 < number.size(); ++i) {
        char c = number[i];
        int value = is_digit(c) ? value_of(c) : (c - 'A' + 2) % 10;
        sum += i % 2 == 1 ? 2 * value : value;
    }
    return (10 - sum % 10) % 10 == value_of(number.back());
}

} // namespace carnet
