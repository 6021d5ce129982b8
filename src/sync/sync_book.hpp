// SyncBook: what sync needs of the merchant's book, and nothing more. The store keeps the book; the engine puts the
// store behind this interface; the simulator puts a model behind it. tests/unit/sync/book_contract.hpp says the same as
// these comments in tests, and runs against every implementation.
//
//   host's rows ("base") ──┐
//                          ├─▶ what the merchant sees ("view") = base, with the pending edits replayed on it in order
//   outbox (edits) ────────┘
//
// An entry of the outbox is *pending* (replayed) while it has no number or n > ack, and *unanswered* while no outcome
// is recorded for it. It is gone when it is neither. A local edit (the engine's, not sync's) adds an entry without a
// number in the same transaction in which the view changes; it can be taken back only while it has none.
//
// Every call is one transaction: whole and durable when it gives a value, without any trace when it gives an error.
// An error is a value (storage_full, storage_failed, storage_corrupt …); sync tells it, keeps everything and tries
// again. Breaking a stated precondition is a bug (CHECK).
// The book must never: decide by a clock, drop an edit because of a push's answer (C3), or show half a page (C2).
#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"
#include "domain/feed.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::sync {

// The number space of this database file's mutations at the host ("cid"). A new database file makes its own (C4), and a
// copy of a book (a backup, a snapshot) never carries one.
using ClientFileId = Id<struct ClientFileIdTag>;

// How the rows of the next page come into the book.
enum class PullKind : std::uint8_t {
    first, // into an empty book: each page is applied and shown at once (C2, the exception)
    follow, // into a whole book: pages are staged, and revealed together
    replace, // after a new epoch: as `follow`, but at the reveal what was not in the pages is gone
};

struct BookState {
    std::string account; // "" until adopt()
    std::string epoch; // "" until adopt()
    ClientFileId client_file; // never empty
    PullKind pull {PullKind::first};
    // What the next page is asked with: the cursor of the last page taken (staged or applied), "" before any.
    std::string cursor;
    bool pages_staged {false}; // taken by stage_page and not revealed yet
    std::int64_t ack {0}; // of the last reveal under this client file
    std::int64_t last_number {0}; // the highest n given under this client file
    std::int64_t unanswered {0}; // entries without an outcome: what the merchant is told as "waiting to be sent"
    std::int64_t pending {0}; // entries that the base does not contain yet
    std::int64_t orders {0}; // orders in the base, for "so far"
    std::int64_t unreadable {0}; // rows of the host that this version could not read and that are not in the base

    friend bool operator==(const BookState&, const BookState&) = default;
};

struct PushLimits {
    std::int64_t mutations {100};
    std::size_t bytes {256 * 1024};
    // What an entry takes on the wire; the book adds up, the codec knows the form.
    std::size_t (*wire_size)(const OutboxEntry&) {nullptr};
};

class SyncBook {
public:
    virtual ~SyncBook() = default;

    // Where the book stands. Cheap (kept in memory while the book is open) and true after every other call, whether it
    // gave a value or an error, and after every local edit.
    [[nodiscard]] virtual BookState state() const = 0;

    // First contact: the book takes the account and the epoch of the host. Once only: afterwards the same pair changes
    // nothing, another account is `refused`, another epoch is `conflict` (begin_epoch is the way).
    virtual Result<void> adopt(std::string_view account, std::string_view epoch) = 0;

    // A page of the first pull. Requires pull == first and page.epoch == epoch.
    // In one transaction: its changes become the base's, in their order, and are visible; on rows with pending edits
    // (a tag made meanwhile, an order edited between two pages) the edits are replayed on the new base; `cursor` is the
    // page's. With page.more nothing leaves the outbox, whatever page.ack says. With page.more == false the first pull
    // is over: `pull` becomes follow, and the outbox is treated as by reveal() with page.ack.
    virtual Result<void> apply_first_page(const FeedPage& page) = 0;

    // A page of a later pull that is not its last. Requires pull != first, page.more and page.epoch == epoch.
    // In one transaction: its changes are kept beside the book, after those of earlier pages, and `cursor` is the
    // page's. Nothing visible changes, and nothing leaves the outbox, whatever page.ack says. Survives a restart.
    // (In a `replace` a page's row that equals the base's need only be remembered as present: most are equal after a
    // restore from a backup, and then the reveal costs as much as what differs, not as much as the book.)
    virtual Result<void> stage_page(const FeedPage& page) = 0;

    // The last page of a later pull. Requires pull != first, page.more == false and page.epoch == epoch.
    // In one transaction, all or nothing:
    //  1. rows with pending edits are put back to the host's version (their shadow);
    //  2. in a `replace`, the base becomes empty;
    //  3. the staged changes, in the order in which they came, then this page's, are applied to the base: a put
    //     replaces the row of that type and id, a deletion removes it (an unknown id: nothing happens);
    //  4. `cursor` is the page's, nothing is staged any more, `pull` is follow;
    //  5. `ack` is page.ack, so that entries up to it are no longer pending. Those whose outcome was recorded are gone.
    //     Those without one stay, unanswered, and take_for_push gives them again, so that a refusal whose answer was
    //     lost on the way is still learned (H4: the host repeats its stored result);
    //  6. the pending entries are replayed in their order on the new base; shadows exist for exactly the rows that they
    //     touch. An entry that the rules now forbid, or whose order is gone, stays in the outbox without an effect on
    //     the view: the host decides about it.
    // Requires last ack ≤ page.ack ≤ last_number.
    virtual Result<void> reveal(const FeedPage& page) = 0;

    // The head of the queue: the unanswered entries in their order, at most limits.mutations of them and limits.bytes
    // on the wire, but always the first one, however long. Entries without a number get the next ones now, durably,
    // before this returns: from then on they cannot be taken back. The numbers given are consecutive. Empty when
    // nothing is unanswered; then nothing is written.
    virtual Result<std::vector<OutboxEntry>> take_for_push(const PushLimits& limits) = 0;

    // What the host answered to a push. Matched by uid *and* n; what matches no unanswered entry is passed over. In one
    // transaction: the outcome is kept with the entry, which is then answered; a rejection is put on the list of what
    // needs attention (the mutation whole, its time, code and detail), once per uid. Nothing leaves the outbox here
    // (C3) and the view does not change; only an entry with n ≤ `ack`, which the view no longer holds, is gone now.
    virtual Result<void> record_outcomes(std::span<const MutationOutcome> outcomes) = 0;

    // The host's history broke (C5). In one transaction: `epoch` is the new one (it may equal the old: the host forgot
    // deletions that we need), staged pages are discarded, `pull` becomes replace (but stays first where no page was
    // ever taken), `cursor` is "", and the outbox is renumbered as by renumber(). The base stays as it is until the
    // reveal.
    virtual Result<void> begin_epoch(std::string_view epoch, const ClientFileId& client_file) = 0;

    // The host's numbers and ours disagree: begin a new client file. In one transaction: `client_file` is the new one
    // and `ack` is 0; entries whose outcome was a rejection are gone (they need attention already); all others,
    // answered or not, are unanswered again; those that ever had a number get the numbers from 1 up in their order,
    // those that never had one stay without; `last_number` is the highest given. *Their uids stay*: by them the host
    // knows what it has.
    virtual Result<void> renumber(const ClientFileId& client_file) = 0;

    // The host cannot take this entry at all, not even alone (413, or 400 by its own word). In one transaction: it
    // leaves the outbox and the view for the list of what needs attention, with `invalid_args` and the detail; the
    // others are renumbered as by renumber(), since its number will never be used. Requires that uid is unanswered.
    virtual Result<void> set_aside(
        const MutationUid& uid, std::string_view detail, const ClientFileId& client_file) = 0;
};

} // namespace carnet::sync
