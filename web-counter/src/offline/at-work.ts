import { useEffect } from "react";

let works = 0;

/** Whether something is under way in this window that a reload would disturb. */
export const isAtWork = (): boolean => works > 0;

/** Says that something is, as long as it is. */
export function useAtWork(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    works += 1;
    return () => {
      works -= 1;
    };
  }, [active]);
}
