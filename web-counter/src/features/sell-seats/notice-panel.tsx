import { money } from "@parterre/money";
import { type BothLanguages, RefusalNotice, useFormats } from "@parterre/web-kit";
import { Link } from "react-router";
import { KeyButton } from "../../keys/key-button.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { HandBack } from "../../tenders/hand-back.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import type { Sale } from "./use-sale.ts";

/** The provider declined and said nothing: unlike a refusal it is our own sentence. */
const declinedReason: BothLanguages = {
  zh: "付款未成功，没有扣款；座位仍为顾客保留。",
  en: "The payment did not go through. Nothing was charged, and the seats are still held.",
};

/** The seats' time is over: nobody refused anything, so this is our own sentence as well. */
const timeOverReason: BothLanguages = {
  zh: "保留时间已到，座位已放回。",
  en: "The time is over; the seats went back.",
};

/** A tap on a seat that is kept for others: nothing was asked of the server. */
const keptReason = (name: string | null): BothLanguages => ({
  zh: name === null ? "这个座位不在所选的预留之内。" : `这个座位属于预留“${name}”。`,
  en: name === null ? "This seat is not of the chosen allocation." : `This seat is kept in the allocation “${name}”.`,
});

function reasonOf(notice: NonNullable<Sale["notice"]>): BothLanguages {
  if ("reason" in notice) return notice.reason;
  if (notice.kind === "kept") return keptReason(notice.allocation?.name ?? null);
  if (notice.kind === "reserved") {
    return { zh: `已预订，编号 ${notice.reference}。`, en: `Reserved as ${notice.reference}.` };
  }
  return notice.kind === "declined" ? declinedReason : timeOverReason;
}

/** A refusal as a sentence with the next act as a button, always above the main act. */
export function NoticePanel({ sale }: { readonly sale: Sale }) {
  const { putDown, stage, lines } = sale;
  return (
    <>
      {stage === "seats" && lines.length === 0 && (
        <HandBack parts={putDown.parts} currency={sale.currency} onDone={putDown.clear} />
      )}
      <NextAct sale={sale} />
    </>
  );
}

function NextAct({ sale }: { readonly sale: Sale }) {
  const t = useCounterText();
  const formats = useFormats();
  const { notice } = sale;
  const offer = notice?.kind === "seatsTaken" || notice?.kind === "byHand" ? notice.beside : [];
  const beside = offer.length > 0 ? offer : null;
  const anyway = notice?.kind === "byHand" ? notice.anyway : null;
  const fewer = notice?.kind === "notEnoughSeats" && notice.freeCount > 0 ? notice.freeCount : null;
  const anywhere = notice?.kind === "notEnoughSeats" && sale.proposal.zone !== null;
  useKeys([{ key: "e", act: () => beside && void sale.hold(beside) }], { active: beside !== null });
  useKeys([{ key: "j", act: () => anyway && void sale.hold(anyway) }], { active: anyway !== null });
  if (!notice) return null;

  const refusal = { reason: reasonOf(notice) };
  const mayChoose =
    notice.kind === "kept" && notice.allocation && sale.from.allocations.includes(notice.allocation)
      ? notice.allocation
      : null;
  const toReplace = notice.kind === "seatsLost" ? notice.lost.length : notice.kind === "timeOver" ? notice.count : null;
  return (
    <RefusalNotice refusal={refusal} onClose={sale.dismiss}>
      {mayChoose && (
        <KeyButton
          keyShown="Q"
          size="compact-md"
          onAct={() => {
            sale.dismiss();
            sale.from.choose(mayChoose);
          }}
        >
          {t("notice.sellFrom", { name: mayChoose.name })}
        </KeyButton>
      )}
      {beside && (
        <KeyButton keyShown="E" size="compact-md" onAct={() => void sale.hold(beside)}>
          {t("notice.holdBeside", { count: beside.length })}
        </KeyButton>
      )}
      {anyway && (
        <KeyButton keyShown="J" size="compact-md" variant="default" onAct={() => void sale.hold(anyway)}>
          {t("notice.holdAnyway", { count: anyway.length })}
        </KeyButton>
      )}
      {notice.kind === "seatsTaken" && sale.proposal.size !== null && (
        <KeyButton keyShown="B" size="compact-md" variant="default" onAct={() => void sale.holdBest()}>
          {t("notice.holdBest", { count: sale.proposal.size })}
        </KeyButton>
      )}
      {anywhere && (
        <KeyButton keyShown="0" size="compact-md" onAct={() => sale.proposal.chooseZone(null)}>
          {t("notice.anywhere")}
        </KeyButton>
      )}
      {fewer !== null && fewer < 10 && (
        <KeyButton keyShown={String(fewer)} size="compact-md" onAct={() => sale.proposal.propose(fewer)}>
          {t("notice.fewer", { count: fewer })}
        </KeyButton>
      )}
      {notice.kind === "priceChanged" && sale.quote.total && (
        <strong className="figures">
          {t("notice.newTotal", { total: formats.money(money(notice.totalMinor, sale.currency)) })}
        </strong>
      )}
      {toReplace !== null && toReplace > 0 && (
        <KeyButton
          keyShown={String(toReplace)}
          size="compact-md"
          onAct={() => {
            sale.dismiss();
            sale.proposal.propose(toReplace);
          }}
        >
          {t("notice.replaceLost", { count: toReplace })}
        </KeyButton>
      )}
      {notice.kind === "notPriced" && sale.performance.currencies.length > 1 && (
        <KeyButton keyShown="C" size="compact-md" onAct={sale.nextCurrency}>
          {t("notice.otherCurrency")}
        </KeyButton>
      )}
      {notice.kind === "said" && !sale.performance.onSaleNow && <Link to="/">{t("sell.chooseAnother")}</Link>}
    </RefusalNotice>
  );
}
