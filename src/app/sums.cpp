// The one place where the sums of this layer are compiled (base/sum.hpp).
#include "app/action.hpp"
#include "app/effects.hpp"

namespace carnet {

template struct Sum<app::AnyAction>;
template struct Sum<app::AnyDialog>;
template struct Sum<app::AnyEffect>;

} // namespace carnet
