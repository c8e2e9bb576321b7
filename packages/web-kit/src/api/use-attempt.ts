import { useCallback, useRef } from "react";
import { newIdempotencyKey } from "./idempotency-key.ts";

/**
 * Idempotency keys of what a person asks for. The same request sent again, because no answer came, carries the same
 * key, so that nothing is done twice; a changed one is another wish. Say `answered` once the server has spoken: after a
 * refusal even the same request is a new attempt.
 */
export function useAttempt(): { keyFor(request: object): string; answered(): void } {
  const last = useRef({ text: "", key: "" });
  const keyFor = useCallback((request: object) => {
    const text = JSON.stringify(request);
    if (last.current.text !== text) last.current = { text, key: newIdempotencyKey() };
    return last.current.key;
  }, []);
  const answered = useCallback(() => {
    last.current = { text: "", key: "" };
  }, []);
  return { keyFor, answered };
}
