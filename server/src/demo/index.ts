import { type DemoDependencies, seedDemo } from "./seed-demo.ts";

export type { DemoDependencies } from "./seed-demo.ts";

export interface Demo {
  /**
   * Fills an empty database with houses, events and sign-ins; call it before serving. Answers whether it did
   * anything.
   */
  seed(): Promise<boolean>;
}

export function createDemo(dependencies: DemoDependencies): Demo {
  return { seed: () => seedDemo(dependencies) };
}
