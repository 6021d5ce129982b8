#include "domain/carriers.hpp"

#include "base/utf8.hpp"
#include "domain/carrier_numbers.hpp"
#include "domain/countries.hpp"
#include "domain/fold.hpp"

#include <algorithm>
#include <array>

namespace carnet {

namespace {

// Where the facts come from: the tracking pages are the public addresses that the carriers' own sites, and the shipping
// plugins of the large shop systems, link to (gathered in November 2026, read in code, not opened from here; some will
// age, and then a merchant's own address still wins). The forms of numbers are in carrier_numbers.cpp.
// Sorted by folded name, which is the order in which a list shows them.
constexpr std::array carriers {
    Carrier {"4PX", "https://track.4px.com/#/result/0/{n}", ""},
    Carrier {"Amazon Logistics", "https://track.amazon.com/tracking/{n}", ""},
    Carrier {"An Post", "https://track.anpost.ie/TrackingResults.aspx?rtt=1&items={n}", "IE"},
    Carrier {"Aramex", "https://www.aramex.com/track/results?ShipmentNumber={n}", "AE SA EG JO"},
    Carrier {"Aras Kargo", "https://kargotakip.araskargo.com.tr/mainpage.aspx?code={n}", "TR"},
    Carrier {"Australia Post", "https://auspost.com.au/mypost/track/#/details/{n}", "AU"},
    Carrier {"bpost", "https://track.bpost.be/btr/web/#/search?itemCode={n}&postalCode={postcode}", "BE"},
    Carrier {"Bring", "https://tracking.bring.se/tracking/{n}", "NO SE DK"},
    Carrier {"BRT (Italy)", "https://vas.brt.it/vas/sped_det_show.hsm?Nspediz={n}", "IT"},
    Carrier {"Cainiao", "https://global.cainiao.com/detail.htm?mailNo={n}", ""},
    Carrier {"Canada Post", "https://www.canadapost-postescanada.ca/track-reperage/en#/resultList?searchFor={n}", "CA"},
    Carrier {"Česká pošta", "https://www.postaonline.cz/trackandtrace/-/zasilka/cislo?parcelNumbers={n}", "CZ"},
    Carrier {"Chronopost", "https://www.chronopost.fr/tracking-no-cms/suivi-page?listeNumerosLT={n}", "FR"},
    Carrier {"Correos (Spain)",
        "https://www.correos.es/es/es/herramientas/localizador/envios/detalle?tracking-number={n}", "ES"},
    Carrier {
        "CTT (Portugal)", "https://www.ctt.pt/feapl_2/app/open/objectSearch/objectSearch.jspx?lang=def&s={n}", "PT"},
    Carrier {"Delhivery", "https://www.delhivery.com/track/package/{n}", "IN"},
    Carrier {"Deutsche Post DHL", "https://www.dhl.de/de/privatkunden/pakete-empfangen/verfolgen.html?lang=de&idc={n}",
        "DE"},
    Carrier {"DHL eCommerce", "https://webtrack.dhlglobalmail.com/?trackingnumber={n}", ""},
    Carrier {"DHL Express", "https://www.dhl.com/en/express/tracking.html?AWB={n}", ""},
    Carrier {"DPD (Germany)", "https://tracking.dpd.de/parcelstatus?query={n}", "DE"},
    Carrier {"DPD (UK)", "https://www.dpd.co.uk/apps/tracking/?reference={n}#results", "GB"},
    Carrier {"Evri", "https://www.evri.com/track/parcel/{n}", "GB"},
    Carrier {"Fan Courier", "https://www.fancourier.ro/awb-tracking/?tracking={n}", "RO"},
    Carrier {"FedEx", "https://www.fedex.com/fedextrack/?tracknumbers={n}", ""},
    Carrier {"GLS (Germany)", "https://gls-group.com/DE/de/paketverfolgung?match={n}", "DE"},
    Carrier {"GLS (Spain)", "https://gls-group.com/ES/es/seguimiento-envio?match={n}", "ES"},
    Carrier {"Hermes (Germany)", "https://www.myhermes.de/empfangen/sendungsverfolgung/sendungsinformation/#{n}", "DE"},
    Carrier {"InPost", "https://inpost.pl/sledzenie-przesylek?number={n}", "PL"},
    Carrier {"Israel Post", "https://mypost.israelpost.co.il/itemtrace?itemcode={n}", "IL"},
    Carrier {
        "Japan Post", "https://trackings.post.japanpost.jp/services/srv/search/direct?locale=en&reqCodeNo1={n}", "JP"},
    Carrier {"La Poste / Colissimo", "https://www.laposte.fr/outils/suivre-vos-envois?code={n}", "FR"},
    Carrier {"Mondial Relay", "https://www.mondialrelay.fr/suivi-de-colis/?numeroExpedition={n}&codePostal={postcode}",
        "FR BE"},
    Carrier {"Nova Poshta", "https://novaposhta.ua/tracking/?cargo_number={n}", "UA"},
    Carrier {"NZ Post", "https://www.nzpost.co.nz/tools/tracking?trackid={n}", "NZ"},
    Carrier {"OnTrac", "https://www.ontrac.com/tracking/?number={n}", "US"},
    Carrier {"Österreichische Post", "https://www.post.at/sv/sendungsdetails?snr={n}", "AT"},
    Carrier {"Packeta", "https://tracking.packeta.com/en/?id={n}", "CZ SK HU RO PL"},
    Carrier {"Parcelforce", "https://www.parcelforce.com/track-trace?trackNumber={n}", "GB"},
    Carrier {"Poczta Polska", "https://emonitoring.poczta-polska.pl/?numer={n}", "PL"},
    Carrier {"Pos Malaysia", "https://www.pos.com.my/postal-services/parcel-mail-services/?trackNo={n}", "MY"},
    Carrier {"Poste Italiane", "https://www.poste.it/cerca/index.html#/risultati-spedizioni/{n}", "IT"},
    Carrier {"Posti (Finland)", "https://www.posti.fi/fi/seuranta#/lahetys/{n}", "FI"},
    Carrier {"PostNL", "https://postnl.nl/tracktrace/?B={n}&P={postcode}&D={country}&T=C", "NL"},
    Carrier {"PostNord", "https://portal.postnord.com/tracking/details/{n}", "SE DK NO FI"},
    Carrier {"PTT (Türkiye)", "https://gonderitakip.ptt.gov.tr/Track/Verify?q={n}", "TR"},
    Carrier {"Purolator", "https://www.purolator.com/purolator/ship-track/tracking-summary.page?pin={n}", "CA"},
    Carrier {"Royal Mail", "https://www3.royalmail.com/track-your-item#/tracking-results/{n}", "GB"},
    Carrier {"Sagawa", "https://k2k.sagawa-exp.co.jp/p/sagawa/web/okurijoinput.jsp?okurijoi={n}", "JP"},
    Carrier {"SingPost", "https://www.singpost.com/track-items?trackingNumber={n}", "SG"},
    Carrier {"Swiss Post", "https://service.post.ch/ekp-web/ui/entry/search/{n}", "CH"},
    Carrier {"Thailand Post", "https://track.thailandpost.co.th/?trackNumber={n}", "TH"},
    Carrier {"UPS", "https://www.ups.com/track?tracknum={n}", ""},
    Carrier {"USPS", "https://tools.usps.com/go/TrackConfirmAction?tLabels={n}", "US"},
    Carrier {"Yamato", "https://toi.kuronekoyamato.co.jp/cgi-bin/tneko?number={n}", "JP"},
    Carrier {"YunExpress", "https://www.yuntrack.com/track?id={n}", ""},
    Carrier {"Yurtiçi Kargo", "https://www.yurticikargo.com/tr/online-islemler/gonderi-sorgula?code={n}", "TR"},
};

// What people and their spreadsheets call them, folded.
struct OtherName {
    std::string_view folded;
    std::string_view carrier;
};
constexpr std::array other_names {
    OtherName {"amazon", "Amazon Logistics"},
    OtherName {"austrian post", "Österreichische Post"},
    OtherName {"auspost", "Australia Post"},
    OtherName {"brt", "BRT (Italy)"},
    OtherName {"colissimo", "La Poste / Colissimo"},
    OtherName {"correos", "Correos (Spain)"},
    OtherName {"ctt", "CTT (Portugal)"},
    OtherName {"czech post", "Česká pošta"},
    OtherName {"deutsche post", "Deutsche Post DHL"},
    OtherName {"dhl", "DHL Express"},
    OtherName {"dhl germany", "Deutsche Post DHL"},
    OtherName {"dhl paket", "Deutsche Post DHL"},
    OtherName {"dpd de", "DPD (Germany)"},
    OtherName {"dpd uk", "DPD (UK)"},
    OtherName {"federal express", "FedEx"},
    OtherName {"hermes", "Hermes (Germany)"},
    OtherName {"hermes uk", "Evri"},
    OtherName {"kuroneko yamato", "Yamato"},
    OtherName {"la poste", "La Poste / Colissimo"},
    OtherName {"laposte", "La Poste / Colissimo"},
    OtherName {"new zealand post", "NZ Post"},
    OtherName {"polish post", "Poczta Polska"},
    OtherName {"post danmark", "PostNord"},
    OtherName {"posti", "Posti (Finland)"},
    OtherName {"ptt", "PTT (Türkiye)"},
    OtherName {"swisspost", "Swiss Post"},
    OtherName {"us postal service", "USPS"},
    OtherName {"united parcel service", "UPS"},
    OtherName {"yurtici", "Yurtiçi Kargo"},
    OtherName {"zasilkovna", "Packeta"},
    OtherName {"דואר ישראל", "Israel Post"},
    OtherName {"日本郵便", "Japan Post"},
    OtherName {"ヤマト運輸", "Yamato"},
    OtherName {"佐川急便", "Sagawa"},
};

const Carrier* carrier_named(std::string_view name)
{
    const auto* found = std::ranges::find(carriers, name, &Carrier::name);
    return found == carriers.end() ? nullptr : found;
}

// White space is how a number is read aloud, and digits may be of any script; everything else may belong to it.
std::string spaceless(std::string_view text)
{
    std::string result;
    for (std::size_t position = 0; position < text.size();) {
        Utf8Character character = utf8_character_at(text, position);
        if (!is_white_space(character.code)) {
            std::string_view bytes = text.substr(position, character.length);
            if (character.code < 0x80)
                result += bytes;
            else
                append_folded(result, bytes);
        }
        position += character.length;
    }
    return result;
}

bool is_at_home(const Carrier& carrier, std::string_view country)
{
    return !country.empty() && carrier.countries.find(country) != std::string_view::npos;
}

} // namespace

std::span<const Carrier> all_carriers()
{
    return carriers;
}

const Carrier* find_carrier(std::string_view name)
{
    if (name.size() > max_short_text)
        return nullptr;
    std::string folded = fold_value(name);
    const auto* other = std::ranges::find(other_names, folded, &OtherName::folded);
    if (other != other_names.end())
        return carrier_named(other->carrier);
    const auto* found =
        std::ranges::find_if(carriers, [&](const Carrier& carrier) { return fold(carrier.name) == folded; });
    return found == carriers.end() ? nullptr : found;
}

std::vector<CarrierGuess> guess_carriers(std::string_view number, std::string_view country)
{
    std::string plain = plain_tracking_number(number);
    std::vector<CarrierGuess> guesses;
    for (const NumberMatch& match : matching_forms(plain)) {
        const Carrier* carrier = carrier_named(match.carrier);
        if (!carrier || (match.only_at_home && !is_at_home(*carrier, country)))
            continue;
        auto known = std::ranges::find(guesses, carrier, &CarrierGuess::carrier);
        if (known == guesses.end())
            guesses.push_back({carrier, match.confidence});
        else
            known->confidence = std::max(known->confidence, match.confidence);
    }
    // Equals stay in the order of the forms.
    auto better = [&](const CarrierGuess& left, const CarrierGuess& right) {
        if (left.confidence != right.confidence)
            return left.confidence > right.confidence;
        return is_at_home(*left.carrier, country) && !is_at_home(*right.carrier, country);
    };
    for (auto guess = guesses.begin(); guess != guesses.end(); ++guess)
        std::rotate(std::upper_bound(guesses.begin(), guess, *guess, better), guess, guess + 1);
    return guesses;
}

std::string plain_tracking_number(std::string_view number)
{
    constexpr std::size_t longest = 256;
    std::string plain;
    for (char c : fold(number.substr(0, longest))) {
        if (c >= 'a' && c <= 'z')
            plain += static_cast<char>(c - 'a' + 'A');
        else if (c != ' ' && c != '-' && c != '.')
            plain += c;
    }
    return plain;
}

std::string tracking_page(
    const Carrier& carrier, std::string_view number, std::string_view postcode, std::string_view country)
{
    struct Value {
        std::string_view place;
        std::string_view text;
    };
    std::string plain_number = spaceless(number);
    std::string plain_postcode = spaceless(postcode);
    const std::array values {
        Value {"{n}", plain_number}, Value {"{postcode}", plain_postcode}, Value {"{country}", country}};

    std::string page;
    std::string_view rest = carrier.url;
    while (!rest.empty()) {
        const auto* value =
            std::ranges::find_if(values, [&](const Value& each) { return rest.starts_with(each.place); });
        if (value == values.end()) {
            page += rest.front();
            rest.remove_prefix(1);
        } else {
            page += percent_encoded(value->text);
            rest.remove_prefix(value->place.size());
        }
    }
    return page;
}

std::optional<WebAddress> tracking_link(const Tracking& parcel, const Customer& customer)
{
    std::string page = parcel.url;
    if (page.empty()) {
        const Carrier* carrier = find_carrier(parcel.carrier);
        if (!carrier || parcel.number.empty())
            return {};
        page = tracking_page(*carrier, parcel.number, customer.postcode, country_code_of(customer.country));
    }
    auto address = web_address(page);
    return address ? std::optional {std::move(*address)} : std::nullopt;
}

} // namespace carnet
