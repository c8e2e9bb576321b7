import { useEffect, useState } from "react";
import { useNavigate } from "react-router";
import { KeyButton } from "../../keys/key-button.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { SourceKeys } from "../../performance/source-keys.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { ChargeRows } from "./charge-rows.tsx";
import { HeldSeats } from "./held-seats.tsx";
import { IdentitiesDialog } from "./identities-dialog.tsx";
import { NoticePanel } from "./notice-panel.tsx";
import { ParkedSales } from "./parked-sales.tsx";
import { PartyKeys } from "./party-keys.tsx";
import { PayLinkDialog } from "./pay-link-dialog.tsx";
import { ProposalCard } from "./proposal-card.tsx";
import { ReserveDialog } from "./reserve-dialog.tsx";
import type { SaleLine } from "./sale-lines.ts";
import classes from "./sell-seats.module.css";
import { TotalRow } from "./total-row.tsx";
import { typeKeys } from "./type-keys.ts";
import type { ParkedSale } from "./use-parked-sales.ts";
import type { Sale } from "./use-sale.ts";
import type { HouseCounts } from "./use-seat-counts.ts";
import { ZoneKeys } from "./zone-keys.tsx";

/** Choosing and holding seats: party size, zone, the proposal, the held seats with their ticket types, the total. */
export function SeatsPanel({ sale, counts }: { readonly sale: Sale; readonly counts: HouseCounts | null }) {
  const t = useCounterText();
  const navigate = useNavigate();
  const { lines, proposal, quote, busy, identities } = sale;
  const [at, setAt] = useState(0);
  const [asking, setAsking] = useState<"reserve" | "link" | null>(null);
  const current = Math.max(0, Math.min(at, lines.length - 1));
  useEffect(() => {
    if (lines.length === 0) setAt(0);
  }, [lines.length]);
  const line = lines[current];
  const types = line?.performance.ticketTypes ?? [];
  const hasProposal = proposal.ordinals.length > 0;
  const canPay = lines.length > 0 && quote.total !== null && quote.current;

  const toLink = () => (identities.missing > 0 ? identities.ask("link") : setAsking("link"));
  const named = () => {
    const next = identities.asking;
    identities.ask(null);
    if (next === "link") setAsking("link");
    else sale.toTender();
  };
  const main = () => (hasProposal ? sale.holdProposal() : sale.toTender());
  const resume = (waiting: ParkedSale) => {
    // The cart on the screen waits in its turn.
    const park = lines.length > 0 ? sale.park() : Promise.resolve();
    void park.then(() => {
      void sale.resume(waiting);
      if (waiting.performanceId !== sale.performance.id) navigate(`/sell/${waiting.performanceId}`);
    });
  };
  const parkOrResume = () => {
    const [first] = sale.parked;
    if (lines.length > 0) void sale.park();
    else if (first) resume(first);
  };
  const typed = (which: readonly SaleLine[], index: number) => {
    const type = types[index];
    if (type) sale.chooseType(which, type.id);
  };
  useKeys([
    { key: "enter", act: main, enabled: !busy && (hasProposal || canPay) },
    { key: "n", act: proposal.another, enabled: hasProposal },
    { key: "b", act: () => void sale.holdBest(), enabled: !busy && proposal.size !== null },
    { key: "escape", act: () => (sale.notice ? sale.dismiss() : proposal.clear()) },
    { key: "c", act: sale.nextCurrency },
    { key: "r", act: () => setAsking("reserve"), enabled: !busy && lines.length > 0 && !sale.alone },
    { key: "y", act: toLink, enabled: !busy && canPay && !sale.alone },
    { key: "i", act: () => identities.ask("tender"), enabled: identities.asked && lines.length > 0 },
    { key: "x", act: sale.extend, enabled: !busy && lines.length > 0 },
    {
      key: "w",
      act: parkOrResume,
      enabled: !busy && !sale.alone && (lines.length > 0 || sale.parked.length > 0),
    },
    { key: "arrowdown", act: () => setAt(Math.min(current + 1, lines.length - 1)) },
    { key: "arrowup", act: () => setAt(Math.max(current - 1, 0)) },
    ...["delete", "backspace"].flatMap((key) => [
      { key, act: () => line && sale.release(line), enabled: !busy },
      { key: `shift+${key}`, act: sale.releaseAll, enabled: !busy && lines.length > 0 },
    ]),
    ...typeKeys.flatMap((key, index) => [
      { key: key.toLowerCase(), act: () => line && typed([line], index) },
      { key: `shift+${key.toLowerCase()}`, act: () => typed(lines, index) },
    ]),
  ]);

  return (
    <>
      <div className={classes.work}>
        {!sale.alone && <ParkedSales sales={sale.parked} onResume={resume} withKey={lines.length === 0} />}
        <PartyKeys proposal={proposal} max={sale.performance.maxSeatsPerCart} />
        <SourceKeys from={sale.from} />
        <ZoneKeys sale={sale} counts={counts} />
        {proposal.size !== null && <ProposalCard sale={sale} />}
        {lines.length > 0 && <HeldSeats sale={sale} current={current} onCurrent={setAt} />}
        {lines.length === 0 && proposal.size === null && (
          <p className={classes.hint}>{t(sale.performance.onSaleNow ? "sell.begin" : "sell.notOnSale")}</p>
        )}
      </div>
      <footer className={classes.footer}>
        <NoticePanel sale={sale} />
        {lines.length > 0 && <ChargeRows sale={sale} />}
        {lines.length > 0 && <TotalRow sale={sale} />}
        {identities.asked && lines.length > 0 && (
          <KeyButton
            keyShown="I"
            variant={identities.missing > 0 ? "light" : "default"}
            onAct={() => identities.ask("tender")}
            data-testid="identities"
          >
            {t("identities.key")}:{" "}
            {identities.missing > 0 ? t("identities.missing", { count: identities.missing }) : t("identities.complete")}
          </KeyButton>
        )}
        {lines.length > 0 && !hasProposal && !sale.alone && (
          <div className={classes.waits}>
            <KeyButton keyShown="W" variant="default" onAct={() => void sale.park()} disabled={busy} data-testid="park">
              {t("park.park")}
            </KeyButton>
            <KeyButton keyShown="R" variant="default" onAct={() => setAsking("reserve")} disabled={busy}>
              {t("reserve.begin")}
            </KeyButton>
            <KeyButton
              keyShown="Y"
              variant="default"
              onAct={toLink}
              disabled={busy || !canPay}
              data-testid="pay-by-link"
            >
              {t("payLink.begin")}
            </KeyButton>
          </div>
        )}
        <KeyButton
          keyShown="Enter"
          size="xl"
          fullWidth
          onAct={main}
          loading={busy}
          disabled={!hasProposal && !canPay}
          data-testid="main-act"
        >
          {hasProposal
            ? t("sell.hold", { count: proposal.ordinals.length })
            : t("sell.takeCash", { count: lines.length })}
        </KeyButton>
      </footer>
      {asking === "reserve" && lines.length > 0 && <ReserveDialog sale={sale} onClose={() => setAsking(null)} />}
      {identities.asking !== null && lines.length > 0 && <IdentitiesDialog sale={sale} onDone={named} />}
      {asking === "link" && <PayLinkDialog sale={sale} onClose={() => setAsking(null)} />}
    </>
  );
}
