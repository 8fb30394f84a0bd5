/** The only door to the engine; services know it by its port. */
export { createEngine, type EngineOptions } from "./coordinator/container-engine";
