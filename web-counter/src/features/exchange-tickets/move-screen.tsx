import { useMutation, useQuery } from "@apollo/client/react";
import { Checkbox, Radio } from "@mantine/core";
import { RefusalNotice, useLocale, useSeatMapData, useSeatName } from "@parterre/web-kit";
import { useState } from "react";
import { useNavigate } from "react-router";
import { ApprovalFields, areComplete, noCredentials } from "../../approval/approval-fields.tsx";
import { MapScreen } from "../../frame/map-screen.tsx";
import { KeyButton } from "../../keys/key-button.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { ActDone } from "../../orders/act-done.tsx";
import type { CounterOrder, CounterOrderLine } from "../../orders/documents.ts";
import { ReasonField } from "../../orders/reason-field.tsx";
import { useOrderAct } from "../../orders/use-order-act.ts";
import { SourceKeys } from "../../performance/source-keys.tsx";
import { useSeatsFrom } from "../../performance/use-seats-from.ts";
import { usePrintKey } from "../../printing/use-print-key.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { exchangeHouseQuery, moveSeatMutation } from "./documents.ts";
import classes from "./exchange-tickets.module.css";
import { PickingMap } from "./picking-map.tsx";
import { type HeldSeat, useHeldSeats } from "./use-held-seats.ts";

const reasons = ["brokenChair", "view", "together", "wheelchair"] as const;
const none: ReadonlySet<number> = new Set();

interface MoveWish {
  readonly lineId: string;
  readonly toOrdinal: number;
  readonly toHoldId: string;
  readonly keepOldOff: boolean;
  readonly reason: string;
}

/** Another seat for a ticket that was sold, at what was paid: the chair is broken. The customer is told by a notice. */
export function MoveScreen({ order }: { readonly order: CounterOrder }) {
  const t = useCounterText();
  const navigate = useNavigate();
  const seatName = useSeatName();
  const live = order.lines.filter((line) => line.state === "LIVE");
  const [lineId, setLineId] = useState(live[0]?.id ?? "");
  const line = order.lines.find((each) => each.id === lineId) ?? live[0]!;
  // The line's seat is another one after the move; what is said of it is what it was.
  const [from, setFrom] = useState(line);
  const held = useHeldSeats();
  const { data } = useQuery(exchangeHouseQuery, { variables: { id: from.performance.id } });
  const house = data?.performance ?? null;
  const { from: source, seatMap } = useSeatsFrom(house, useSeatMapData(house, "STAFF"));
  const to = held.seats[0] ?? null;
  const [taken, setTaken] = useState<HeldSeat | null>(null);
  const [keepOldOff, setKeepOldOff] = useState(true);
  const [reason, setReason] = useState("");
  const [credentials, setCredentials] = useState(noCredentials);
  const printing = usePrintKey(order.reference, true);
  const [send] = useMutation(moveSeatMutation);
  const act = useOrderAct<MoveWish>(order.id, async (wish, frame) => {
    const answer = (await send({ variables: { input: { ...wish, ...frame } } })).data!.moveSeat;
    if (answer.__typename === "OrderChanged") {
      setTaken(to);
      held.forget();
    }
    return answer;
  });
  const { step, busy } = act;
  const isDone = step.kind === "done";
  const isApproving = step.kind === "approval";
  const said = reason.trim();
  const wish =
    to && said !== "" ? { lineId, toOrdinal: to.ordinal, toHoldId: to.holdId, keepOldOff, reason: said } : null;
  const ready = isDone || (wish !== null && !held.busy && (!isApproving || areComplete(credentials)));
  const leave = () => navigate(`/orders/${order.reference}`);
  const press = () => {
    if (isDone) leave();
    else if (wish && isApproving) void act.approve(credentials, wish);
    else if (wish) void act.run(wish);
  };
  const chooseLine = (chosen: CounterOrderLine) => {
    setLineId(chosen.id);
    setFrom(chosen);
    if (to && chosen.performance.id !== to.performance.id) void held.give(to);
  };
  const pickSeat = async (ordinal: number) => {
    if (to) await held.give(to);
    if (ordinal !== to?.ordinal) {
      await held.hold(from.performance.id, [ordinal], seatMap.versionId, source.chosen?.id ?? null);
    }
  };
  useKeys([
    { key: "enter", inFields: true, act: press, enabled: ready && !busy },
    { key: "escape", inFields: true, act: leave, enabled: !busy },
    { key: "p", act: printing.print, enabled: isDone },
    ...(isDone ? [] : reasons).map((name, index) => ({
      key: String(index + 1),
      act: () => setReason(t(`act.reasons.${name}`)),
    })),
  ]);
  const now = taken ?? to;
  return (
    <MapScreen
      map={
        house && (
          <PickingMap
            house={house}
            seatMap={seatMap}
            currency={order.total.currency}
            held={now ? new Set([now.ordinal]) : none}
            going={isDone ? none : new Set([from.ordinal])}
            onPick={isDone ? null : (ordinal) => void pickSeat(ordinal)}
          />
        )
      }
      work={
        <>
          <header className={classes.head}>
            <h1>{t("move.title", { reference: order.reference })}</h1>
            <p>{t("move.about")}</p>
          </header>
          {live.length > 1 && !isDone && <LineRadio lines={live} value={lineId} onChange={chooseLine} />}
          {!isDone && <SourceKeys from={source} />}
          <div className={`${classes.fromTo} figures`}>
            <span>
              <small>{t("move.from")}</small>
              {seatName(from.label)}
            </span>
            <span aria-hidden="true">→</span>
            <span data-testid="move-to">
              <small>{t("move.to")}</small>
              {now ? seatName(now.label) : t("move.pick")}
            </span>
          </div>
          {isDone && (
            <ActDone
              heading={t("move.done")}
              figure={now ? seatName(now.label) : ""}
              note={t(order.contactEmail ? "move.toldBy" : "move.tellThem", { email: order.contactEmail ?? "" })}
              approver={step.approver}
            />
          )}
          {isApproving && <ApprovalFields asked={step.asked} value={credentials} onChange={setCredentials} />}
          {step.kind === "choose" && (
            <>
              <ReasonField label={t("move.why")} value={reason} onChange={setReason} ready={reasons} withKeys />
              <Checkbox
                checked={keepOldOff}
                onChange={(event) => setKeepOldOff(event.currentTarget.checked)}
                label={t("move.keepOff")}
              />
            </>
          )}
        </>
      }
      footer={
        <>
          <RefusalNotice refusal={act.refusal ?? held.refusal} />
          {isDone && (
            <KeyButton keyShown="P" variant="default" onAct={printing.print}>
              {t("move.print")}
            </KeyButton>
          )}
          {printing.dialog}
          <div className={classes.pair}>
            <KeyButton keyShown="Esc" size="lg" variant="default" onAct={leave} disabled={busy}>
              {t("exchange.toOrder")}
            </KeyButton>
            <KeyButton keyShown="Enter" size="lg" onAct={press} loading={busy} disabled={!ready} data-testid="move-go">
              {isDone ? t("act.finish") : isApproving ? t("act.approveAnd", { go: t("move.go") }) : t("move.go")}
            </KeyButton>
          </div>
        </>
      }
    />
  );
}

/** Whose seat it is, where the order has several. */
function LineRadio({
  lines,
  value,
  onChange,
}: {
  readonly lines: readonly CounterOrderLine[];
  readonly value: string;
  readonly onChange: (line: CounterOrderLine) => void;
}) {
  const t = useCounterText();
  const { pick } = useLocale();
  const seatName = useSeatName();
  return (
    <Radio.Group
      label={t("move.which")}
      value={value}
      onChange={(id) => {
        const line = lines.find((each) => each.id === id);
        if (line) onChange(line);
      }}
    >
      {lines.map((line) => (
        <Radio
          key={line.id}
          value={line.id}
          label={`${seatName(line.label)} · ${pick(line.ticketType.name)} · ${pick(line.performance.event.title)}`}
          my="xs"
        />
      ))}
    </Radio.Group>
  );
}
