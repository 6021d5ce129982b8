#include "store/csv/import_judge.hpp"

#include "base/check.hpp"
#include "domain/apply.hpp"
#include "domain/carriers.hpp"

#include <algorithm>
#include <utility>

namespace carnet::store {

namespace {

template <typename IdType> IdType as_id(const MutationUid& uid)
{
    auto id = IdType::create(uid.text());
    CHECK(id.has_value());
    return *std::move(id);
}

// The palette in turn, by the name: the same tag of two files gets the same colour.
TagColor color_for(std::string_view name)
{
    std::size_t sum = 0;
    for (char c : name)
        sum += static_cast<unsigned char>(c);
    return static_cast<TagColor>(sum % enum_count<TagColor>);
}

// Nobody reads the activity of a trial.
ApplyContext trial_context(Timestamp now)
{
    ApplyContext context;
    context.now = now;
    return context;
}

// The changes of one order, tried on a copy of it.
class Trial {
public:
    Trial(const ImportJudge& judge, const Order& order)
        : m_judge(judge)
        , m_order(order)
    {
    }

    [[nodiscard]] const Order& order() const { return m_order; }

    // What concerns no order, so that no rule is asked.
    void make_tag(mutation::PutTag tag) { m_result.mutations.push_back({m_judge.new_uid(), {}, std::move(tag)}); }

    // False when the rules refuse it: then the whole order is refused.
    bool change(ImportChange what, MutationBody body)
    {
        Verdict verdict = can_do(body, state_of(m_order), Place::bulk, m_judge.now);
        if (auto reason = verdict.reason())
            return refuse(reason);
        if (verdict.is_already_so())
            return true;
        Mutation mutation {m_judge.new_uid(), m_order.id, std::move(body)};
        auto applied = apply(mutation, m_order, trial_context(m_judge.now));
        CHECK(applied.has_value());
        if (applied->kind == OutcomeKind::rejected)
            return refuse(applied->reason);
        if (applied->kind == OutcomeKind::noop)
            return true;
        m_result.changes.insert(what);
        m_result.mutations.push_back(std::move(mutation));
        return true;
    }

    [[nodiscard]] ImportJudgement finish(bool taken)
    {
        if (taken) {
            m_result.fate = m_result.mutations.empty() ? ImportFate::already_so : ImportFate::changed;
        } else {
            m_result.mutations.clear();
            m_result.changes = {};
        }
        return std::move(m_result);
    }

private:
    bool refuse(std::optional<Reason> reason)
    {
        m_result.fate = ImportFate::refused;
        m_result.trouble = ImportTrouble::by_rule;
        m_result.rule = reason;
        return false;
    }

    const ImportJudge& m_judge;
    Order m_order;
    ImportJudgement m_result;
};

bool add_tags(Trial& trial, const ImportJudge& judge, const std::vector<std::string>& names)
{
    for (const std::string& name : names) {
        std::optional<TagId> tag = judge.find_tag(name);
        bool is_new = !tag;
        if (is_new)
            tag = as_id<TagId>(judge.new_uid());
        // The order may be full: then the tag is not made either.
        if (is_new && !can_add_tag(state_of(trial.order()), *tag).reason())
            trial.make_tag({*tag, name, color_for(name)});
        if (!trial.change(ImportChange::tags, mutation::AddTag {*tag}))
            return false;
    }
    return true;
}

// A parcel is the same when its number is, however it is written; what the file says of it beside wins where it says
// something.
bool put_parcels(Trial& trial, const ImportJudge& judge, const std::vector<Tracking>& parcels)
{
    for (const Tracking& parcel : parcels) {
        std::string plain = plain_tracking_number(parcel.number);
        auto is_it = [&](const Tracking& there) { return plain_tracking_number(there.number) == plain; };
        auto there = std::ranges::find_if(trial.order().tracking, is_it);
        mutation::PutTracking put {{}, parcel.number, parcel.carrier, parcel.url};
        if (there != trial.order().tracking.end()) {
            put.id = there->id;
            put.number = there->number;
            if (put.carrier.empty())
                put.carrier = there->carrier;
            if (put.url.empty())
                put.url = there->url;
        } else {
            put.id = as_id<TrackingId>(judge.new_uid());
            if (const Carrier* known = find_carrier(put.carrier))
                put.carrier = known->name;
            if (put.carrier.empty()) {
                auto guesses = guess_carriers(put.number, trial.order().customer.country);
                if (!guesses.empty() && guesses.front().confidence != Confidence::possible)
                    put.carrier = guesses.front().carrier->name;
            }
        }
        if (!trial.change(ImportChange::tracking, std::move(put)))
            return false;
    }
    return true;
}

} // namespace

ImportJudgement ImportJudge::judge(const ImportedOrder& wanted, const Order& current) const
{
    Trial trial {*this, current};
    // Of another shop's file an order that is there has been imported before.
    if (format == ImportFormat::shopify || format == ImportFormat::woocommerce)
        return trial.finish(true);
    // What is so already is asked of nobody: a locked order may stand in the file as it is.
    auto set_status = [&] {
        return !wanted.status || *wanted.status == current.status
            || trial.change(ImportChange::status, mutation::SetStatus {current.status, *wanted.status, true, {}});
    };
    auto set_payment = [&] {
        PaymentStatus now_there = trial.order().payment_status;
        return !wanted.payment_status || *wanted.payment_status == now_there
            || trial.change(ImportChange::payment_status, mutation::SetPayment {now_there, *wanted.payment_status});
    };
    auto set_archived = [&] {
        return !wanted.archived || trial.change(ImportChange::archived, mutation::SetArchived {*wanted.archived});
    };
    bool taken = set_status() && set_payment() && set_archived() && add_tags(trial, *this, wanted.tags)
        && put_parcels(trial, *this, wanted.parcels);
    return trial.finish(taken);
}

ImportJudgement ImportJudge::judge_new(const ImportedOrder& wanted) const
{
    ImportJudgement judgement;
    // That no order can be made at all is told before what is wrong with this one.
    judgement.trouble = adds_orders ? wanted.trouble_of_new : ImportTrouble::not_in_book;
    if (judgement.trouble != ImportTrouble::none)
        return judgement;
    Mutation import {new_uid(), {}, mutation::ImportOrder {std::make_shared<const Order>(wanted.order)}};
    import.order = as_id<OrderId>(new_uid());
    Order made = imported_order(import, trial_context(now));
    if (why_not_storable(made)) {
        judgement.trouble = ImportTrouble::bad_amount;
        return judgement;
    }
    // Tags and parcels come over it like everybody's: they are the book's, and not the host's word about an order.
    Trial trial {*this, made};
    bool taken = add_tags(trial, *this, wanted.tags) && put_parcels(trial, *this, wanted.parcels);
    judgement = trial.finish(taken);
    if (judgement.fate == ImportFate::refused)
        return judgement;
    judgement.fate = ImportFate::added;
    judgement.mutations.insert(judgement.mutations.begin(), std::move(import));
    return judgement;
}

} // namespace carnet::store
