import { useQuery } from "@apollo/client/react";
import { createContext, type ReactNode, useCallback, useContext, useMemo } from "react";
import { type CounterShift, myShiftQuery } from "./documents.ts";

export interface MyShift {
  /** Null: none is open. Undefined: not known yet. */
  readonly shift: CounterShift | null | undefined;
  refresh(): Promise<void>;
}

const ShiftContext = createContext<MyShift | null>(null);

/** The open shift of whoever is signed in, wherever it was opened. */
export function ShiftProvider({ children }: { readonly children: ReactNode }) {
  const { data, refetch } = useQuery(myShiftQuery, { fetchPolicy: "cache-and-network" });
  const refresh = useCallback(async () => void (await refetch()), [refetch]);
  const shift = data?.myShift;
  const value = useMemo(() => ({ shift, refresh }), [shift, refresh]);
  return <ShiftContext.Provider value={value}>{children}</ShiftContext.Provider>;
}

export function useMyShift(): MyShift {
  const value = useContext(ShiftContext);
  if (!value) throw new Error("useMyShift stands outside of ShiftProvider");
  return value;
}
