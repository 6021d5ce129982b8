#include "support/book_generator.hpp"

#include <array>
#include <cstdio>

namespace carnet::testing {

namespace {

constexpr std::array<std::string_view, 48> given_names {"Anna", "Léa", "Émile", "João", "Zoë", "Ingrid", "Søren",
    "François", "Marie", "Müge", "Łukasz", "Šárka", "Olga", "Αθηνά", "Иван", "Наталья", "יעל", "דוד", "محمد", "فاطمة",
    "अनिल", "สมชาย", "伟", "美玲", "さくら", "健太", "민준", "서연", "James", "Mary", "John", "Patricia", "Robert",
    "Jennifer", "Michael", "Linda", "William", "Elizabeth", "David", "Barbara", "Richard", "Susan", "Joseph", "Jessica",
    "Thomas", "Sarah", "Charles", "Karen"};
constexpr std::array<std::string_view, 56> family_names {"Lefèvre", "Ångström", "Müller", "García", "O’Brien", "Nowak",
    "Dvořák", "Ivanova", "Παπαδόπουλος", "Петров", "כהן", "לוי", "الأحمد", "حسن", "शर्मा", "ใจดี", "王", "李", "佐藤",
    "鈴木", "김", "이", "Smith", "Johnson", "Williams", "Brown", "Jones", "Miller", "Davis", "Rodriguez", "Martinez",
    "Hernandez", "Lopez", "Gonzalez", "Wilson", "Anderson", "Taylor", "Moore", "Jackson", "Martin", "Lee", "Perez",
    "Thompson", "White", "Harris", "Sanchez", "Clark", "Ramirez", "Lewis", "Robinson", "Walker", "Young", "Allen",
    "King", "Wright", "Scott"};
constexpr std::array<std::string_view, 10> cities {
    "Paris", "Lyon", "Berlin", "東京", "New York", "São Paulo", "Тверь", "תל אביב", "القاهرة", "Göteborg"};
constexpr std::array<std::string_view, 12> goods {"Tee-shirt", "Mug", "Carnet", "Café moulu", "Chaise", "Lampe",
    "Билет", "お茶", "Workshop", "Table for two", "Yoga class", "Donation"};
constexpr std::array<std::string_view, 10> qualities {
    "bleu", "rouge", "grand", "petit", "bio", "vintage", "deluxe", "simple", "été", "hiver"};
constexpr std::array<std::string_view, 6> browsers {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:153.0) Gecko/20100101 Firefox/153.0",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile Safari/604.1",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/19.0 Safari/605.1.15",
    "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/156.0.0.0 Mobile Safari/537.36", ""};
constexpr std::array<std::string_view, 8> tag_names {
    "VIP", "Urgent", "Cadeau", "À rappeler", "Fragile", "Wholesale", "重要", "חדש"};
constexpr std::array<std::string_view, 5> currencies {"EUR", "EUR", "USD", "JPY", "KWD"};
constexpr std::array<std::string_view, 4> carriers {"UPS", "La Poste", "DHL", "FedEx"};

constexpr std::int64_t newest = 1'795'000'000'000; // in November 2026
constexpr std::int64_t minute = 60'000;
constexpr std::uint32_t product_count = 240;

std::string number_text(const char* form, std::uint64_t number)
{
    char buffer[48];
    std::snprintf(buffer, sizeof buffer, form, static_cast<unsigned long long>(number));
    return buffer;
}

std::string base_32(std::uint64_t number, int length)
{
    constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string text;
    for (int i = 0; i < length; ++i, number /= 32)
        text.insert(text.begin(), letters[number % 32]);
    return text;
}

Product product(std::uint32_t i)
{
    Product product;
    product.id = id_of<ProductId>(number_text("prod-%llu", i));
    product.name = std::string {goods[i % goods.size()]} + " "
        + std::string {qualities[i / goods.size() % qualities.size()]} + number_text(" %llu", i / 120);
    product.sku = number_text("SKU-%05llu", i * 37 % 100'000);
    product.url = "https://shop.example/products/" + number_text("%llu", i);
    if (i % 5 != 0)
        product.stock = i % 40;
    return product;
}

std::string phone_of(Random& random)
{
    std::uint64_t digits = random.next() % 100'000'000;
    switch (random.below(5)) {
    case 0:
        return number_text("+33 6 %08llu", digits);
    case 1:
        return number_text("06.%08llu", digits);
    case 2:
        return number_text("0049 (0)30 %08llu", digits);
    case 3:
        return number_text("(212) 555-%04llu", digits % 10'000);
    default:
        return random.one_in(3) ? "" : number_text("+97250%08llu", digits);
    }
}

void give_status(Order& order, Random& random)
{
    constexpr std::array statuses {OrderStatus::new_order, OrderStatus::in_progress, OrderStatus::completed,
        OrderStatus::completed, OrderStatus::completed, OrderStatus::cancelled};
    order.status = random.pick(statuses);
    order.payment_status = random.one_in(4) ? PaymentStatus::unpaid : PaymentStatus::paid;
    if (random.one_in(20)) {
        order.status = OrderStatus::refunded;
        order.payment_status = PaymentStatus::refunded;
    } else if (random.one_in(12)) {
        order.status = OrderStatus::new_order;
        order.payment_status = PaymentStatus::abandoned_cart;
    } else if (random.one_in(60)) {
        order.status = OrderStatus::new_order;
        order.payment_status = PaymentStatus::in_progress;
    }
    order.archived = random.one_in(5);
    if (order.payment_status == PaymentStatus::paid)
        order.paid_at = timestamp_from_milliseconds(to_milliseconds(order.created_at) + minute);
}

void give_items(Order& order, Random& random)
{
    std::uint32_t lines = 1 + random.below(4);
    bool returned = order.status == OrderStatus::cancelled || order.status == OrderStatus::refunded;
    for (std::uint32_t i = 0; i < lines; ++i) {
        Product sold = product(random.below(product_count));
        LineItem item;
        item.id = id_of<LineItemId>(number_text("line-%llu", i + 1));
        item.product_id = sold.id;
        item.name = sold.name;
        item.sku = sold.sku;
        item.url = sold.url;
        item.quantity = 1 + random.below(3);
        item.unit_price = 100 + random.below(9'900);
        item.stock_taken = order.payment_status == PaymentStatus::abandoned_cart ? 0 : item.quantity;
        item.stock_returned = returned ? item.stock_taken : 0;
        if (random.one_in(4))
            item.options = {{"Size", "M"}, {"Colour", "bleu"}};
        if (order.module == Module::schedule_booking || order.module == Module::events)
            item.starts_at = timestamp_from_milliseconds(to_milliseconds(order.created_at) + 5'000 * minute);
        order.totals.subtotal += item.quantity * item.unit_price;
        order.items.push_back(std::move(item));
    }
    order.totals.shipping = random.one_in(3) ? 0 : 490;
    order.totals.tax = order.totals.subtotal / 5;
    order.totals.total = order.totals.subtotal + order.totals.shipping + order.totals.tax;
}

void give_activity(Order& order, std::uint64_t unique)
{
    auto add = [&](std::int64_t after, std::string by, ActivityData data) {
        ActivityEntry entry;
        entry.id = id_of<ActivityId>("act-" + base_32(unique * 8 + order.activity.size(), 12));
        entry.at = timestamp_from_milliseconds(to_milliseconds(order.created_at) + after);
        entry.by = std::move(by);
        entry.data = std::move(data);
        order.activity.push_back(std::move(entry));
    };
    add(0, "system", activity::Created {});
    if (order.paid_at)
        add(minute, "system", activity::PaymentChanged {PaymentStatus::unpaid, PaymentStatus::paid});
    if (order.status == OrderStatus::completed)
        add(60 * minute, "Camille Durand", activity::StatusChanged {OrderStatus::new_order, OrderStatus::completed});
    if (order.archived)
        add(90 * minute, "Camille Durand", activity::ArchiveChanged {true});
}

} // namespace

std::uint64_t Random::next()
{
    m_state += 0x9e3779b97f4a7c15ULL;
    std::uint64_t mixed = m_state;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
    return mixed ^ (mixed >> 31);
}

BookGenerator::BookGenerator(std::uint64_t seed)
    : m_seed(seed)
{
}

Order BookGenerator::order(std::uint32_t i) const
{
    Random random {m_seed * 0x100000001b3ULL + i};
    Order order;
    std::uint64_t unique = random.next();
    // Newest first; now and then two orders of the same moment.
    order.created_at = timestamp_from_milliseconds(newest - static_cast<std::int64_t>(i - i % 7 % 2) * 7 * minute);
    order.updated_at = order.created_at;
    order.id = id_of<OrderId>("01J" + base_32(100'000'000 - i, 7) + base_32(unique, 13));
    order.number = base_32(unique, 6);
    order.module = static_cast<Module>(random.one_in(3) ? random.below(enum_count<Module>) : 0);
    order.page_id = number_text("page-%llu", static_cast<std::uint64_t>(order.module) * 2 + random.below(2));
    order.origin = random.one_in(6) ? Origin::quickpay : Origin::store;
    auto currency = Currency::create(random.pick(currencies));
    order.currency = currency ? *currency : Currency {};
    give_status(order, random);
    give_items(order, random);

    Customer& customer = order.customer;
    std::string_view given = random.pick(given_names);
    std::string_view family = random.pick(family_names);
    customer.name = std::string {given} + " " + std::string {family};
    if (!random.one_in(15))
        customer.email =
            number_text("buyer%llu", unique % 300'000) + (random.one_in(2) ? "@example.com" : "@mail.example.org");
    customer.phone = phone_of(random);
    customer.country = "FR";
    customer.city = random.pick(cities);
    customer.address = number_text("%llu, rue de la République", 1 + random.below(200));
    customer.postcode = number_text("%05llu", random.below(100'000));
    customer.ip = number_text("203.0.113.%llu", random.below(256));
    customer.browser = random.pick(browsers);
    customer.locale = random.one_in(3) ? "en-US" : "fr-FR";
    order.payment = {random.one_in(2) ? "PayPal" : "Card", base_32(unique * 31, 12)};

    if (random.one_in(4)) {
        std::uint32_t count = 1 + random.below(2);
        std::uint32_t first = random.below(static_cast<std::uint32_t>(tag_names.size()));
        for (std::uint32_t tag = 0; tag < count; ++tag)
            order.tags.push_back(id_of<TagId>(number_text("tag-%llu", (first + tag * 3) % tag_names.size())));
    }
    if (order.status == OrderStatus::completed && random.one_in(2)) {
        Tracking parcel;
        parcel.id = id_of<TrackingId>("trk-" + base_32(unique, 8));
        parcel.number = "1Z" + base_32(unique * 17, 12);
        parcel.carrier = random.pick(carriers);
        parcel.url = "https://track.example/" + parcel.number;
        parcel.added_at = order.created_at;
        order.tracking.push_back(std::move(parcel));
    }
    if (random.one_in(25)) {
        order.unread = 1 + random.below(3);
        order.last_message_at = order.created_at;
    }
    give_activity(order, unique);
    return order;
}

std::vector<Tag> BookGenerator::tags() const
{
    std::vector<Tag> tags;
    for (std::size_t i = 0; i < tag_names.size(); ++i)
        tags.push_back({id_of<TagId>(number_text("tag-%llu", i)), std::string {tag_names[i]},
            static_cast<TagColor>(i % enum_count<TagColor>)});
    return tags;
}

std::vector<Product> BookGenerator::products() const
{
    std::vector<Product> products;
    for (std::uint32_t i = 0; i < product_count; ++i)
        products.push_back(product(i));
    return products;
}

std::vector<Message> BookGenerator::messages(const Order& order) const
{
    std::vector<Message> messages;
    for (std::int64_t i = 0; i < order.unread; ++i) {
        Message message;
        message.id = id_of<MessageId>("msg-" + order.id.text() + number_text("-%llu", static_cast<std::uint64_t>(i)));
        message.order = order.id;
        message.direction = MessageDirection::in;
        message.text = "Bonjour, où en est ma commande ?";
        message.at = timestamp_from_milliseconds(to_milliseconds(order.created_at) + (i + 1) * minute);
        message.delivery = Delivery::sent;
        messages.push_back(std::move(message));
    }
    return messages;
}

FeedPage BookGenerator::page(std::uint32_t first, std::uint32_t count, std::uint32_t total) const
{
    FeedPage page;
    page.epoch = "e1";
    std::int64_t seq = first * 4;
    auto add = [&page, &seq](RowType type, const std::string& id, auto row) {
        FeedChange& change = page.changes.emplace_back();
        change.type = type;
        change.id = id;
        change.seq = ++seq;
        change.rev = 1;
        change.row = std::move(row);
    };
    if (first == 0) {
        for (Tag& tag : tags())
            add(RowType::tag, tag.id.text(), tag);
        for (Product& product : products())
            add(RowType::product, product.id.text(), product);
    }
    std::uint32_t end = first + count < total ? first + count : total;
    for (std::uint32_t i = first; i < end; ++i) {
        Order row = order(i);
        for (Message& message : messages(row))
            add(RowType::message, message.id.text(), message);
        std::string id = row.id.text();
        add(RowType::order, id, std::move(row));
    }
    page.more = end < total;
    page.cursor = number_text("c%llu", end);
    return page;
}

ListQuery BookGenerator::random_query(Random& random)
{
    ListQuery query;
    Filter& filter = query.filter;
    filter.list = random.one_in(4) ? ListKind::archived : ListKind::current;
    if (random.one_in(3))
        filter.statuses = EnumSet<OrderStatus>::from_bits(random.below(32));
    if (random.one_in(3))
        filter.payments = EnumSet<PaymentStatus>::from_bits(random.below(32));
    if (random.one_in(5))
        filter.origins = EnumSet<Origin>::from_bits(random.below(4));
    if (random.one_in(4))
        filter.modules = EnumSet<Module>::from_bits(random.below(128));
    if (random.one_in(8))
        filter.page_id = number_text("page-%llu", random.below(16));
    if (random.one_in(4)) {
        for (std::uint32_t i = 0; i <= random.below(3); ++i)
            filter.tags.push_back(id_of<TagId>(number_text("tag-%llu", random.below(9))));
    }
    if (random.one_in(3))
        filter.created.from = timestamp_from_milliseconds(newest - random.below(100'000) * minute);
    if (random.one_in(4))
        filter.created.until = timestamp_from_milliseconds(newest - random.below(50'000) * minute);
    filter.unread_only = random.one_in(10);
    constexpr std::array<std::string_view, 34> searches {"a", "lefevre", "LEFÈVRE", "angstrom", "mül", "06 12", "0612",
        "+33 6", "061", "0", "33", "café", "tee-shirt rouge", "sku-000", "vip", "1z", "@example.com", "example org",
        "יעל", "محمد", "さくら", "王", "иван", "김", "zzzz", "a b", "e lefevre 6", "buyer12", "12 34", "重要", "555",
        "james smith", " ", "(212) 555"};
    if (random.one_in(2))
        filter.search = random.pick(searches);
    query.sort.column = static_cast<SortColumn>(random.below(6));
    query.sort.direction = random.one_in(2) ? SortDirection::ascending : SortDirection::descending;
    query.count = 50;
    query.first = random.one_in(3) ? random.below(5'000) : 0;
    query.want_facets = random.one_in(2);
    constexpr std::int64_t day = 24 * 60 * minute;
    auto since = [](std::int64_t days) { return TimeRange {timestamp_from_milliseconds(newest - days * day), {}}; };
    query.ranges = {since(1), since(7), since(30), since(365),
        TimeRange {timestamp_from_milliseconds(newest - 2 * day), timestamp_from_milliseconds(newest - day)}};
    return query;
}

} // namespace carnet::testing
