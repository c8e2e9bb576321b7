import { vi } from "vitest";

/**
 * Waits until the check passes, for as long as the slowest machine may need. What it answers is what the check
 * answered.
 */
export function eventually<Answer>(check: () => Answer | Promise<Answer>): Promise<Answer> {
  return vi.waitFor(check, { timeout: 25_000, interval: 20 });
}
