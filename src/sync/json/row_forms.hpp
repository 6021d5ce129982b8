// The rows of the feed on the wire (PROTOCOL 2): order, message, tag, product. The tables stand in the order in which
// the reference host writes the members, which is also the fastest to read.
#pragma once

#include "sync/json/form.hpp"

namespace carnet::sync {

extern const ObjectForm order_form;
extern const ObjectForm message_form;
extern const ObjectForm tag_form;
extern const ObjectForm product_form;

} // namespace carnet::sync
