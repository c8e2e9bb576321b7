import { Button, NumberInput, SegmentedControl, Textarea } from "@mantine/core";
import type { SeatMapGeometry } from "@parterre/seat-map";
import { RefusalNotice, useFormats } from "@parterre/web-kit";
import { type DragEvent, useState } from "react";
import { Link } from "react-router";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { bestForMany } from "./best-for-many.ts";
import type { BulkPerformance, FreeTicketQuota } from "./documents.ts";
import { GiveForm } from "./give-form.tsx";
import { readSeatList } from "./seat-list.ts";
import classes from "./sell-in-bulk.module.css";
import type { Bulk } from "./use-bulk.ts";
import type { ManyChosen } from "./use-many-seats.ts";

export interface BulkPanelProps {
  readonly performance: BulkPerformance;
  readonly quotas: readonly FreeTicketQuota[];
  readonly geometry: SeatMapGeometry | null;
  readonly isFree: (ordinal: number) => boolean;
  readonly seats: ManyChosen;
  readonly bulk: Bulk;
  readonly onGiven: () => void;
}

/** The work beside the map: what is chosen, how what is gone is treated, and the two acts. */
export function BulkPanel(props: BulkPanelProps) {
  const { performance, seats, bulk, onGiven } = props;
  const t = useCounterText();
  const formats = useFormats();
  const [asManyAsFree, setAsManyAsFree] = useState(false);
  const [act, setAct] = useState<"sell" | "give">("sell");
  const count = seats.chosen.size;
  const allocationIds = performance.allocations.filter((each) => each.maySell && !each.released).map(({ id }) => id);
  const wanted = { ordinals: [...seats.chosen].sort((a, b) => a - b), asManyAsFree, allocationIds };
  if (bulk.step.kind === "done") {
    const { reference, count: given, leftOut } = bulk.step;
    const again = () => {
      seats.clear();
      bulk.again();
      onGiven();
    };
    return (
      <div className={classes.done} role="status">
        <strong>{t("bulk.given", { count: given })}</strong>
        <Link to={`/orders/${reference}`} className="figures">
          {reference}
        </Link>
        {leftOut > 0 && <p>{t("bulk.leftOut", { count: leftOut })}</p>}
        <Button size="lg" onClick={again} autoFocus>
          {t("bulk.again")}
        </Button>
      </div>
    );
  }
  return (
    <>
      <header className={classes.chosen}>
        <b className="figures" role="status">
          {t("bulk.chosen", { count, number: formats.number(count) })}
        </b>
        <Button variant="subtle" color="gray" onClick={seats.clear} disabled={count === 0 || bulk.busy}>
          {t("bulk.clear")}
        </Button>
      </header>
      <Choosers {...props} />
      <SegmentedControl
        aria-label={t("bulk.gone")}
        value={asManyAsFree ? "free" : "all"}
        onChange={(value) => setAsManyAsFree(value === "free")}
        data={[
          { value: "all", label: t("bulk.allOrNone") },
          { value: "free", label: t("bulk.asManyAsFree") },
        ]}
      />
      {bulk.taken.length > 0 && (
        <p className={classes.notice} role="alert">
          {t("bulk.taken", { count: bulk.taken.length })}{" "}
          <Button variant="default" size="compact-sm" onClick={() => seats.remove(bulk.taken)}>
            {t("bulk.dropTaken")}
          </Button>
        </p>
      )}
      <SegmentedControl
        aria-label={t("bulk.act")}
        value={act}
        onChange={(value) => setAct(value as typeof act)}
        data={[
          { value: "sell", label: t("bulk.sell") },
          { value: "give", label: t("bulk.give") },
        ]}
      />
      <RefusalNotice refusal={bulk.refusal} />
      {act === "sell" ? (
        <Button size="lg" disabled={count === 0} loading={bulk.busy} onClick={() => void bulk.sell(wanted)}>
          {t("bulk.toTill", { count })}
        </Button>
      ) : (
        <GiveForm performance={performance} quotas={props.quotas} wanted={wanted} bulk={bulk} />
      )}
    </>
  );
}

/** Two ways to choose besides the map: the best so many, and a list that is pasted or dropped. */
function Choosers({ geometry, isFree, seats }: BulkPanelProps) {
  const t = useCounterText();
  const [count, setCount] = useState<number | string>(50);
  const [text, setText] = useState("");
  const [unread, setUnread] = useState<readonly string[] | null>(null);
  const read = (list: string) => {
    if (!geometry) return;
    const found = readSeatList(list, geometry);
    seats.addListed(found.ordinals);
    setUnread(found.unread);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const file = event.dataTransfer.files[0];
    if (!file) return;
    void file.text().then((list) => {
      setText(list);
      read(list);
    });
  };
  const best = () => geometry && seats.replace(bestForMany(geometry, isFree, Number(count) || 0));
  return (
    <>
      <div className={classes.best}>
        <NumberInput
          label={t("bulk.howMany")}
          min={1}
          max={5000}
          allowDecimal={false}
          value={count}
          onChange={setCount}
        />
        <Button variant="default" onClick={best} disabled={!geometry}>
          {t("bulk.best")}
        </Button>
      </div>
      <div className={classes.list}>
        <Textarea
          label={t("bulk.list")}
          description={t("bulk.listHelp")}
          rows={3}
          onDragOver={(event) => event.preventDefault()}
          onDrop={drop}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button variant="default" onClick={() => read(text)} disabled={!geometry || text.trim() === ""}>
          {t("bulk.addList")}
        </Button>
      </div>
      {unread && unread.length > 0 && (
        <p className={classes.notice} role="alert">
          {t("bulk.unread", { count: unread.length, lines: unread.slice(0, 3).join(" · ") })}
        </p>
      )}
    </>
  );
}
