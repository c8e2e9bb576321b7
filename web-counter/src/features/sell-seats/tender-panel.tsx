import { money } from "@parterre/money";
import { useFormats, useTenderName } from "@parterre/web-kit";
import { KeyButton } from "../../keys/key-button.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { offlineWays, tenderWays } from "../../tenders/tender.ts";
import { TelephoneWay, TenderFields } from "../../tenders/tender-fields.tsx";
import { tenderKeys } from "../../tenders/use-tender-keys.ts";
import { useTenders } from "../../tenders/use-tenders.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { BackupFields } from "./backup-fields.tsx";
import { HoldTimer } from "./hold-timer.tsx";
import { NoticePanel } from "./notice-panel.tsx";
import { SeatPlace } from "./seat-place.tsx";
import classes from "./sell-seats.module.css";
import { TotalRow } from "./total-row.tsx";
import { useBackupTickets } from "./use-backup-tickets.ts";
import type { Sale } from "./use-sale.ts";

/**
 * Taking the money: in cash unless another way is chosen, in any mixture, or owed. Enter does what the main button says:
 * it sells once everything is covered, and puts a part down before that.
 */
export function TenderPanel({ sale }: { readonly sale: Sale }) {
  const t = useCounterText();
  const formats = useFormats();
  const tenderName = useTenderName();
  const { currency, quote, busy, alone } = sale;
  const backup = useBackupTickets(alone, sale.lines.length);
  const ways = alone ? offlineWays : tenderWays;
  const tenders = useTenders(quote.total, currency, sale.putDown.parts);
  const { whole, isPart, reading, draft } = tenders;
  const count = sale.lines.length;
  const ready = quote.current && !busy && (whole !== null || isPart) && backup.numbers !== "unreadable";

  const act = () => {
    const backupNumbers = backup.numbers === "unreadable" ? null : backup.numbers;
    if (whole)
      void sale.pay({ tenders: whole, owing: tenders.owing, keepTickets: tenders.keepsTickets, backupNumbers });
    else tenders.add();
  };
  const back = () => (draft.way === "CASH" ? sale.backToSeats(tenders.parts) : tenders.choose("CASH"));
  const mayCode = !alone && tenders.leftMinor !== null && tenders.leftMinor > 0;
  const toCode = () => {
    if (mayCode) sale.toCode(tenders.parts);
  };
  useKeys([
    { key: "enter", inFields: true, act, enabled: ready },
    { key: "escape", inFields: true, act: back },
    { key: "x", inFields: "numbers", act: sale.extend, enabled: !busy },
    { key: "q", inFields: "numbers", act: toCode, enabled: !busy },
    { key: "b", inFields: "numbers", act: backup.toggle, enabled: alone },
    ...tenderKeys(tenders, ways),
  ]);

  return (
    <>
      <div className={classes.work}>
        <header className={classes.stageHead}>
          <h2>{t("cash.title")}</h2>
          <HoldTimer sale={sale} />
        </header>
        <p className={classes.summary}>
          <SeatPlace labels={sale.lines.map((line) => line.label)} />
        </p>
        <TotalRow sale={sale} />
        <TenderFields
          tenders={tenders}
          ways={ways}
          otherWays={
            // A telephone pays what the parts leave.
            mayCode && <TelephoneWay onAct={toCode} />
          }
        />
        {alone && <BackupFields backup={backup} count={count} />}
      </div>
      <footer className={classes.footer}>
        <NoticePanel sale={sale} />
        <div className={classes.pair}>
          <KeyButton keyShown="Esc" size="xl" variant="default" onAct={back}>
            {draft.way === "CASH" ? t("cash.back") : tenderName("cash")}
          </KeyButton>
          <KeyButton keyShown="Enter" size="xl" onAct={act} loading={busy} disabled={!ready} data-testid="main-act">
            {isPart && reading?.kind === "ready"
              ? t("cash.addPart", { amount: formats.money(money(reading.tender.amountMinor, currency)) })
              : t(tenders.keepsTickets ? "cash.sellPart" : draft.way === "INVOICE" ? "cash.sellOwing" : "cash.sell", {
                  count,
                })}
          </KeyButton>
        </div>
      </footer>
    </>
  );
}
