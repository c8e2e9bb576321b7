import { money } from "@parterre/money";
import { QrCode, TextSkeleton, useFormats, useLocale, useTenderName } from "@parterre/web-kit";
import { useEffect, useRef } from "react";
import { KeyButton } from "../keys/key-button.tsx";
import type { KeyBinding } from "../keys/key-layers.ts";
import { useCounterText } from "../texts/use-counter-text.ts";
import type { TenderInput } from "./tender.ts";
import classes from "./tenders.module.css";
import type { Telephone } from "./use-telephone.ts";

export interface TelephoneCodeProps {
  readonly telephone: Telephone;
  readonly currency: Parameters<typeof money>[1];
  /** What the telephone is to pay. */
  readonly amountMinor: number;
  /** What lies on the counter beside it. */
  readonly parts: readonly TenderInput[];
}

/** The providers to choose among, as long as none is asked. */
function choicesOf({ asked, provider, providers }: Telephone) {
  return asked === null && provider === null ? (providers ?? []) : [];
}

/** Keys of choosing a provider. */
export function telephoneKeys(telephone: Telephone): KeyBinding[] {
  return choicesOf(telephone)
    .slice(0, 9)
    .map(({ code }, index) => ({
      key: String(index + 1),
      act: () => void telephone.ask(code),
      enabled: !telephone.busy,
    }));
}

/** The code a customer pays by, large enough to be scanned across the counter, with what lies beside it. */
export function TelephoneCode({ telephone, currency, amountMinor, parts }: TelephoneCodeProps) {
  const t = useCounterText();
  const formats = useFormats();
  const { pick } = useLocale();
  const { providers, provider, asked, busy } = telephone;
  const choices = choicesOf(telephone);
  const amount = formats.money(money(amountMinor, currency));
  const figure = useRef<HTMLElement>(null);
  // On a small screen it would be below the edge, and the customer is waiting.
  useEffect(() => {
    if (asked) figure.current?.scrollIntoView({ block: "nearest" });
  }, [asked]);
  return (
    <>
      {parts.length > 0 && <PartsBeside parts={parts} amount={amount} currency={currency} />}
      {providers === null && <TextSkeleton lines={3} />}
      {providers?.length === 0 && <p className={classes.none}>{t("codePayment.none", { currency })}</p>}
      {choices.length > 1 && (
        <div className={classes.providers}>
          {choices.map(({ code, name }, index) => (
            <KeyButton
              key={code}
              keyShown={String(index + 1)}
              size="lg"
              variant="default"
              onAct={() => void telephone.ask(code)}
              disabled={busy}
            >
              {pick(name)}
            </KeyButton>
          ))}
        </div>
      )}
      {asked && (
        <figure ref={figure} className={classes.payCode} data-testid="pay-code" data-text={asked.text}>
          <figcaption>{t("codePayment.scan")}</figcaption>
          <QrCode value={asked.text} label={t("codePayment.qr", { amount })} size="18rem" />
          <p role="status">{provider && t("codePayment.waiting", { provider: pick(provider.name) })}</p>
        </figure>
      )}
    </>
  );
}

interface PartsBesideProps {
  readonly parts: readonly TenderInput[];
  readonly amount: string;
  readonly currency: Parameters<typeof money>[1];
}

/** Nothing of it is taken before the telephone has paid. */
function PartsBeside({ parts, amount, currency }: PartsBesideProps) {
  const t = useCounterText();
  const formats = useFormats();
  const name = useTenderName();
  return (
    <ul className={classes.parts} aria-label={t("cash.parts")} data-testid="beside">
      {parts.map((part) => (
        <li key={`${part.kind} ${part.reference ?? part.voucherCode ?? ""}`}>
          <span>{name(part.kind.toLowerCase())}</span>
          <strong className="figures">{formats.money(money(part.amountMinor, currency))}</strong>
        </li>
      ))}
      <li className={classes.left}>
        <span>{t("codePayment.telephonePays")}</span>
        <strong className="figures">{amount}</strong>
      </li>
      <li className={classes.besideNote}>{t("codePayment.besideNote")}</li>
    </ul>
  );
}
