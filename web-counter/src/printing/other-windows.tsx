import { useMutation, useQuery } from "@apollo/client/react";
import { type BothLanguages, ErrorState, failureOf, RefusalNotice, TextSkeleton } from "@parterre/web-kit";
import { useState } from "react";
import { KeyButton } from "../keys/key-button.tsx";
import { useKeys } from "../keys/use-keys.ts";
import { useCounterText } from "../texts/use-counter-text.ts";
import { handOverMutation, type PlaceToPrint, printPlacesQuery } from "./hand-over-documents.ts";
import { useHandOvers } from "./hand-overs-context.tsx";
import classes from "./print-dialog.module.css";
import { usePrinting } from "./printing-context.tsx";

export interface OtherWindowsProps {
  readonly orderId: string;
  /** A hand-over whose tickets are handed on; null: those that wait here. */
  readonly insteadOf: string | null;
  /** Told once another window has them. */
  readonly onHanded: () => void;
  readonly onBack: () => void;
}

/** Which window of this house prints the tickets of an order instead: a press, and that window has them. */
export function OtherWindows({ orderId, insteadOf, onHanded, onBack }: OtherWindowsProps) {
  const t = useCounterText();
  const { counter } = usePrinting();
  const { note } = useHandOvers();
  const { data, error, refetch } = useQuery(printPlacesQuery, {
    variables: { orderId, fromCounterId: counter?.id ?? "", insteadOf },
    skip: !counter,
    fetchPolicy: "network-only",
  });
  const [send, { loading }] = useMutation(handOverMutation);
  // One id for each window as long as the list stands: asked again after silence, it is the same hand-over.
  const [ids] = useState(() => new Map<string, string>());
  const [refusal, setRefusal] = useState<{ readonly reason: BothLanguages } | null>(null);

  const hand = async (toCounterId: string) => {
    setRefusal(null);
    const id = ids.get(toCounterId) ?? crypto.randomUUID();
    ids.set(toCounterId, id);
    const input = { id, orderId, fromCounterId: counter!.id, toCounterId, insteadOf };
    try {
      const answer = (await send({ variables: { input } })).data!.handOverPrints;
      if (answer.__typename !== "PrintHandOverNoted") {
        setRefusal(answer);
        return void refetch().catch(() => undefined);
      }
      note(answer.handOver);
      onHanded();
    } catch (error) {
      setRefusal({ reason: failureOf(error) });
    }
  };
  const places = data?.printPlaces ?? [];
  const ready = places.filter(({ trouble }) => trouble === null).sort((a, b) => (b.left ?? 0) - (a.left ?? 0));
  useKeys(
    [
      { key: "escape", act: onBack, enabled: !loading },
      ...ready.slice(0, 9).map(({ counterId }, index) => ({
        key: String(index + 1),
        act: () => void hand(counterId),
        enabled: !loading,
      })),
    ],
    { exclusive: true },
  );
  return (
    <div className={classes.elsewhere} data-testid="other-windows">
      {!counter && <p role="alert">{t("printing.chooseFirst")}</p>}
      {counter &&
        !data &&
        (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <TextSkeleton lines={3} />)}
      {data && <p>{t(ready.length > 0 ? "printing.atOtherSays" : "printing.noOther")}</p>}
      <ul className={classes.places}>
        {ready.map(({ counterId, counterName, stockCode, left }, index) => (
          <li key={counterId}>
            <KeyButton
              keyShown={index < 9 ? String(index + 1) : ""}
              size="lg"
              variant={index === 0 ? "filled" : "default"}
              disabled={loading}
              onAct={() => void hand(counterId)}
              data-testid="hand-to"
            >
              {counterName}
            </KeyButton>
            <span className={`${classes.quiet} figures`}>
              {stockCode} · {t("printing.left", { count: left ?? 0 })}
            </span>
          </li>
        ))}
        <NotReady places={places} />
      </ul>
      <RefusalNotice refusal={refusal} />
      <KeyButton keyShown="Esc" variant="subtle" color="gray" onAct={onBack}>
        {t("printing.back")}
      </KeyButton>
    </div>
  );
}

/** Windows that cannot print them now, each with why: a word to a colleague may change that. */
function NotReady({ places }: { readonly places: readonly PlaceToPrint[] }) {
  const t = useCounterText();
  return places.map(
    ({ counterId, counterName, stockCode, trouble }) =>
      trouble && (
        <li key={counterId} className={classes.quiet}>
          <span>{counterName}</span>
          <span>{t(`printing.troubles.${trouble}`, { stock: stockCode ?? "" })}</span>
        </li>
      ),
  );
}
