import { useMemo, useState } from "react";
import type { FieldRefusal } from "../../identities/holder-rows.tsx";
import { type HolderDraft, noHolder } from "../../identities/read-identity.ts";
import { useMarketRules } from "../../identities/use-market-rules.ts";
import type { SaleLine } from "./sale-lines.ts";

/** What the customer's sale goes on with once everybody is named. */
export type AfterNames = "tender" | "link";

export type Identities = ReturnType<typeof useIdentities>;

/** Whom the tickets are for and who buys them, where the market asks. Kept in this page's memory alone. */
export function useIdentities(lines: readonly SaleLine[]) {
  const market = useMarketRules();
  const [holders, setHolders] = useState<ReadonlyMap<string, HolderDraft>>(new Map());
  const [buyerNumber, setBuyerNumber] = useState("");
  const [asking, setAsking] = useState<AfterNames | null>(null);
  const [refused, setRefused] = useState<FieldRefusal | null>(null);
  const { realName, mostPerIdentity } = market;
  return useMemo(() => {
    const isNamed = ({ key }: SaleLine) => {
      const { name, idNumber } = holders.get(key) ?? noHolder;
      return name.trim() !== "" && idNumber.trim() !== "";
    };
    const missing =
      (realName ? lines.filter((line) => !isNamed(line)).length : 0) +
      (mostPerIdentity !== null && buyerNumber.trim() === "" ? 1 : 0);
    return {
      market,
      holders,
      buyerNumber,
      /** Something is asked for at all. */
      asked: realName || mostPerIdentity !== null,
      /** How many people are still to be named. */
      missing,
      asking,
      refused,
      setHolder: (key: string, holder: HolderDraft) => {
        setRefused(null);
        setHolders((before) => new Map(before).set(key, holder));
      },
      setBuyerNumber: (text: string) => {
        setRefused(null);
        setBuyerNumber(text);
      },
      ask: setAsking,
      /** The server's refusal about a field; true when it is one of these, which are then shown. */
      take: (refusal: { readonly field: string | null; readonly reason: FieldRefusal["reason"] }): boolean => {
        if (!refusal.field || !/holder|idNumber/.test(refusal.field)) return false;
        setRefused({ field: refusal.field.replace("contact.", "customer."), reason: refusal.reason });
        setAsking("tender");
        return true;
      },
      /** The sale is over: nobody's document stays in memory. */
      forget: () => {
        setHolders(new Map());
        setBuyerNumber("");
        setRefused(null);
        setAsking(null);
      },
    };
  }, [market, holders, buyerNumber, asking, refused, lines, realName, mostPerIdentity]);
}
