import { vi } from "vitest";

/**
 * What a killed process was carrying out of the outbox is begun again when its lease ends, a minute later: so long may
 * anything take that a death interrupts.
 */
export const afterDeathMs = 100_000;

/**
 * Waits until the check passes, for as long as the slowest machine may need. What it answers is what the check
 * answered.
 */
export function eventually<Answer>(check: () => Answer | Promise<Answer>, timeoutMs = 25_000): Promise<Answer> {
  return vi.waitFor(check, { timeout: timeoutMs, interval: 20 });
}
