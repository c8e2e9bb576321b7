import { useEffect, useMemo, useRef } from "react";
import { presentTo, windowName } from "../../display/customer-view.ts";
import type { Sale } from "./use-sale.ts";

/** Keeps the customer's screen of this window, if one is open, at what the sale is at. */
export function useCustomerScreen(sale: Sale): void {
  const { performance, lines, quote, completed, shownCode } = sale;
  const view = useMemo(() => {
    const seats = completed ? completed.order.tickets : lines;
    return {
      performanceId: performance.id,
      ordinals: seats.filter((seat) => seat.performance.id === performance.id).map(({ ordinal }) => ordinal),
      labels: seats.map(({ label: { block, row, seat } }) => ({ block, row, seat })),
      total: completed ? completed.order.total : lines.length > 0 ? quote.total : null,
      code: completed ? null : (shownCode?.text ?? null),
      change: completed?.change ?? null,
    };
  }, [performance.id, lines, quote.total, completed, shownCode]);
  const presenter = useRef<ReturnType<typeof presentTo> | null>(null);
  const latest = useRef(view);
  latest.current = view;
  useEffect(() => {
    const made = presentTo(windowName());
    presenter.current = made;
    made.show(latest.current);
    return () => {
      presenter.current = null;
      made.stop();
    };
  }, []);
  useEffect(() => presenter.current?.show(view), [view]);
}
