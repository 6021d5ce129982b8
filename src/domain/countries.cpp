#include "domain/countries.hpp"

#include "domain/fold.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace carnet {

namespace {

struct Country {
    std::string_view code;
    // Folded, between bars: the ISO code of three letters, then the name in its own languages and in those that shops
    // of this product speak (English, French, Spanish, German, Hebrew, Arabic) where it is not the same.
    std::string_view names;
};

constexpr std::array countries {
    Country {"AE",
        "|are|united arab emirates|uae|emirats arabes unis|emiratos arabes unidos|الامارات العربيه المتحده|الامارات|"},
    Country {"AR", "|arg|argentina|argentine|argentinien|ארגנטינה|"},
    Country {"AT", "|aut|austria|osterreich|oesterreich|autriche|אוסטריה|"},
    Country {"AU", "|aus|australia|australie|australien|אוסטרליה|"},
    Country {"BE", "|bel|belgium|belgie|belgique|belgien|belgica|בלגיה|"},
    Country {"BG", "|bgr|bulgaria|българия|bulgarie|bulgarien|בולגריה|"},
    Country {"BR", "|bra|brazil|brasil|bresil|brasilien|ברזיל|"},
    Country {"CA", "|can|canada|kanada|קנדה|"},
    Country {"CH", "|che|switzerland|schweiz|suisse|svizzera|suiza|שוויצ|שווייצ|"},
    Country {"CL", "|chl|chile|chili|צילה|"},
    Country {"CN", "|chn|china|chine|中国|中华人民共和国|people's republic of china|סינ|الصين|"},
    Country {"CO", "|col|colombia|colombie|kolumbien|קולומביה|"},
    Country {"CZ",
        "|cze|czech republic|czechia|cesko|ceska republika|tchequie|republique tcheque|tschechien|chequia|צ'כיה|"},
    Country {"DE", "|deu|germany|deutschland|allemagne|alemania|גרמניה|المانيا|"},
    Country {"DK", "|dnk|denmark|danmark|danemark|danemark|dinamarca|דנמרק|"},
    Country {"DZ", "|dza|algeria|algerie|argelia|algerien|الجزائر|"},
    Country {"EE", "|est|estonia|eesti|estonie|estland|אסטוניה|"},
    Country {"EG", "|egy|egypt|egypte|egipto|agypten|مصر|מצרימ|"},
    Country {"ES", "|esp|spain|espana|espagne|spanien|ספרד|اسبانيا|"},
    Country {"FI", "|fin|finland|suomi|finlande|finlandia|finnland|פינלנד|"},
    Country {"FR", "|fra|france|francia|frankreich|צרפת|فرنسا|"},
    Country {"GB",
        "|gbr|uk|u.k.|united kingdom|great britain|britain|england|scotland|wales|northern "
        "ireland|royaume-uni|grande-bretagne|angleterre|vereinigtes konigreich|grossbritannien|england|reino "
        "unido|בריטניה|הממלכה המאוחדת|المملكه المتحده|"},
    Country {"GR", "|grc|greece|ελλαδα|hellas|grece|grecia|griechenland|יוונ|"},
    Country {"HK", "|hkg|hong kong|香港|הונג קונג|"},
    Country {"HR", "|hrv|croatia|hrvatska|croatie|croacia|kroatien|קרואטיה|"},
    Country {"HU", "|hun|hungary|magyarorszag|hongrie|hungria|ungarn|הונגריה|"},
    Country {"ID", "|idn|indonesia|indonesie|indonesien|אינדונזיה|"},
    Country {"IE", "|irl|ireland|eire|irlande|irlanda|irland|אירלנד|"},
    Country {"IL", "|isr|israel|ישראל|اسرائيل|"},
    Country {"IN", "|ind|india|inde|indien|भारत|הודו|الهند|"},
    Country {"IS", "|isl|iceland|island|islande|islandia|איסלנד|"},
    Country {"IT", "|ita|italy|italia|italie|italien|איטליה|ايطاليا|"},
    Country {"JO", "|jor|jordan|jordanie|jordania|jordanien|الاردن|ירדנ|"},
    Country {"JP", "|jpn|japan|japon|日本|יפנ|اليابان|"},
    Country {"KR",
        "|kor|south korea|korea|republic of korea|대한민국|한국|coree du sud|corea del sur|sudkorea|דרומ קוריאה|"},
    Country {"LT", "|ltu|lithuania|lietuva|lituanie|lituania|litauen|ליטא|"},
    Country {"LU", "|lux|luxembourg|luxemburg|luxemburgo|letzebuerg|לוקסמבורג|"},
    Country {"LV", "|lva|latvia|latvija|lettonie|letonia|lettland|לטביה|"},
    Country {"MA", "|mar|morocco|maroc|marruecos|marokko|المغرب|מרוקו|"},
    Country {"MX", "|mex|mexico|mexique|mexiko|מקסיקו|"},
    Country {"MY", "|mys|malaysia|malaisie|malasia|מלזיה|"},
    Country {"NL", "|nld|netherlands|the netherlands|nederland|holland|pays-bas|paises bajos|niederlande|הולנד|"},
    Country {"NO", "|nor|norway|norge|norvege|noruega|norwegen|נורווגיה|"},
    Country {"NZ", "|nzl|new zealand|aotearoa|nouvelle-zelande|nueva zelanda|neuseeland|ניו זילנד|"},
    Country {"PE", "|per|peru|perou|פרו|"},
    Country {"PH", "|phl|philippines|pilipinas|filipinas|philippinen|הפיליפינימ|"},
    Country {"PL", "|pol|poland|polska|pologne|polonia|polen|פולינ|"},
    Country {"PT", "|prt|portugal|פורטוגל|"},
    Country {"RO", "|rou|romania|roumanie|rumania|rumanien|רומניה|"},
    Country {"RS", "|srb|serbia|србија|srbija|serbie|serbien|סרביה|"},
    Country {"RU", "|rus|russia|russian federation|россия|russie|rusia|russland|רוסיה|روسيا|"},
    Country {"SA", "|sau|saudi arabia|arabie saoudite|arabia saudita|saudi-arabien|السعوديه|المملكه العربيه السعوديه|"},
    Country {"SE", "|swe|sweden|sverige|suede|suecia|schweden|שוודיה|"},
    Country {"SG", "|sgp|singapore|singapour|singapur|סינגפור|"},
    Country {"SI", "|svn|slovenia|slovenija|slovenie|eslovenia|slowenien|סלובניה|"},
    Country {"SK", "|svk|slovakia|slovensko|slovaquie|eslovaquia|slowakei|סלובקיה|"},
    Country {"TH", "|tha|thailand|ประเทศไทย|ไทย|thailande|tailandia|תאילנד|"},
    Country {"TN", "|tun|tunisia|tunisie|tunez|tunesien|تونس|"},
    Country {"TR", "|tur|turkey|turkiye|turquie|turquia|turkei|טורקיה|تركيا|"},
    Country {"TW", "|twn|taiwan|台灣|台湾|臺灣|טייוואנ|"},
    Country {"UA", "|ukr|ukraine|украіна|украина|ucrania|אוקראינה|"},
    Country {"US",
        "|usa|u.s.a.|u.s.|united states|united states of america|america|etats-unis|estados unidos|ee. uu.|vereinigte "
        "staaten|ארצות הברית|ארה\"ב|الولايات المتحده|"},
    Country {"VE", "|ven|venezuela|ונצואלה|"},
    Country {"VN", "|vnm|vietnam|viet nam|וייטנאמ|"},
    Country {"ZA", "|zaf|south africa|afrique du sud|sudafrica|sudafrika|דרומ אפריקה|"},
};

} // namespace

std::string_view country_code_of(std::string_view text)
{
    constexpr std::size_t longest_name = 256;
    if (text.size() > longest_name)
        return {};
    std::string folded = fold_value(text);
    if (folded.empty() || folded.find('|') != std::string::npos)
        return {};
    std::string between_bars = "|" + folded + "|";
    for (const Country& country : countries) {
        bool is_code =
            folded.size() == 2 && folded[0] == country.code[0] - 'A' + 'a' && folded[1] == country.code[1] - 'A' + 'a';
        if (is_code || country.names.find(between_bars) != std::string_view::npos)
            return country.code;
    }
    return {};
}

} // namespace carnet
