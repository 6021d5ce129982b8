// The program in the role of the engine: what the worker (web/engine/worker.js) calls.
//
//   worker.js ── carnet_engine_receive(kind, id, bytes) ─▶ Engine (start, screen's messages, answers, storage, time)
//             ◀─ imports.hpp ──────────────────────────── EnginePlatform, OpfsDevice
#pragma once

namespace carnet::platform {

// Keeps the exported functions of the engine's role in the program; the worker calls them.
void link_engine();

} // namespace carnet::platform
