// The one place where the sums of the messages are compiled (base/sum.hpp).
#include "engine/messages.hpp"

namespace carnet {

template struct Sum<engine::AnyRequest>;
template struct Sum<engine::AnyReply>;

} // namespace carnet
