#include "app/model.hpp"

namespace carnet::app {

std::int64_t Model::carried_by(const TagId& tag) const
{
    for (const TagCount& counted : tag_counts) {
        if (counted.tag == tag)
            return counted.count;
    }
    return 0;
}

} // namespace carnet::app
