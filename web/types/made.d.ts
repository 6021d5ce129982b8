// Modules that the build makes and tools/site puts beside those of web/.

// The program, linked by Emscripten. Its exports are named by whoever calls them: page and worker each have their own.
declare module '*/carnet.js' {
  const createModule: (options: Record<string, unknown>) => Promise<any>;
  export default createModule;
}
