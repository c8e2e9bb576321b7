import { useQuery } from "@apollo/client/react";
import { useMemo, useState } from "react";
import { type WindowCustomer, windowCustomerQuery } from "./documents.ts";

/** Per window, as its cart is. */
const storageKey = "parterre.counter.customer";

/** Whom this window serves, where it is known; and whether the panel about them is open. */
export interface WindowCustomerControl {
  readonly id: string | null;
  /** Null while nobody is chosen, or still on the way. */
  readonly record: WindowCustomer | null;
  readonly isOpen: boolean;
  open(): void;
  close(): void;
  /** Null: nobody any more. */
  choose(id: string | null): void;
}

/** The customer of the sale on the screen; kept over a reload, gone with the next one. */
export function useWindowCustomer(): WindowCustomerControl {
  const [id, setId] = useState(() => window.sessionStorage.getItem(storageKey));
  const [isOpen, setOpen] = useState(id !== null);
  const { data } = useQuery(windowCustomerQuery, { variables: { id: id ?? "" }, skip: id === null });
  const record = id === null ? null : (data?.customer ?? null);
  return useMemo(
    () => ({
      ...{ id, record, isOpen },
      open: () => setOpen(true),
      close: () => setOpen(false),
      choose: (chosen) => {
        if (chosen === null) window.sessionStorage.removeItem(storageKey);
        else window.sessionStorage.setItem(storageKey, chosen);
        setId(chosen);
        if (chosen !== null) setOpen(true);
      },
    }),
    [id, record, isOpen],
  );
}
