import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { currencies as allCurrencies, type Currency } from "@parterre/money";
import { type BothLanguages, RefusalNotice, useFormats, useLocale } from "@parterre/web-kit";
import { useCallback, useMemo, useState } from "react";
import { useNavigate } from "react-router";
import { BesideMap } from "../../frame/beside-map.tsx";
import { HouseMap } from "../../maps/house-map.tsx";
import { useMapFiles } from "../../maps/use-map-files.ts";
import type { PreparedPerformance } from "../../performance/documents.ts";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { useUndo } from "../../undo/use-undo.ts";
import { AddMenu } from "./add-menu.tsx";
import {
  type Channel,
  copyPriceListsMutation,
  type SavedPriceList,
  setPriceListsMutation,
  type TicketType,
} from "./documents.ts";
import { ListBar } from "./list-bar.tsx";
import { draftsOf, inputOf, type ListDraft, unreadableIn, withListAdded } from "./price-lists.ts";
import { PriceTable } from "./price-table.tsx";
import classes from "./set-prices.module.css";
import { usePriceGrid } from "./use-price-grid.ts";

export interface PriceDeskProps {
  readonly performance: PreparedPerformance;
  readonly saved: readonly SavedPriceList[];
  readonly ticketTypes: readonly TicketType[];
  readonly channels: readonly Channel[];
  /** Further performances of the event, to copy from. */
  readonly others: readonly { readonly id: string; readonly startsAt: string }[];
  readonly onReload: () => void;
}

const usualCurrencies: readonly Currency[] = ["CNY", "HKD", "USD"];
const usualTypes = 3;

/** The price lists of a performance as a desk: lists above, the grid of the chosen one, the house beside. */
export function PriceDesk({ performance, saved, ticketTypes, channels, others, onReload }: PriceDeskProps) {
  const t = useAdminText();
  const { pick } = useLocale();
  const formats = useFormats();
  const navigate = useNavigate();
  const { timeZone } = performance.venue;
  const desk = useUndo<readonly ListDraft[]>(() =>
    draftsOf(saved, { zones: performance.zones, ticketTypes }, timeZone),
  );
  const lists = desk.value;
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, lists.length - 1);
  const list = lists[at]!;
  const [currencies, setCurrencies] = useState<readonly Currency[]>(() => {
    const used = saved.flatMap((each) => each.prices.map((price) => price.money.currency));
    return [...new Set([...usualCurrencies, ...used])];
  });
  const [typeCodes, setTypeCodes] = useState<ReadonlySet<string>>(() => {
    const used = new Set(saved.flatMap((each) => each.prices.map((price) => price.ticketTypeId)));
    return new Set(ticketTypes.flatMap((type, index) => (index < usualTypes || used.has(type.id) ? [type.code] : [])));
  });
  const shownTypes = useMemo(() => ticketTypes.filter((type) => typeCodes.has(type.code)), [ticketTypes, typeCodes]);

  const changeList = useCallback(
    (about: string, more: (before: ListDraft) => Partial<ListDraft>) =>
      desk.change(about && `${at} ${about}`, (before) =>
        before.map((each, index) => (index === at ? { ...each, ...more(each) } : each)),
      ),
    [desk.change, at],
  );
  const onTexts = useCallback(
    (about: string, change: (before: ReadonlyMap<string, string>) => ReadonlyMap<string, string>) =>
      changeList(about, (before) => ({ texts: change(before.texts) })),
    [changeList],
  );
  const grid = usePriceGrid({ performance, ticketTypes: shownTypes, currencies, texts: list.texts, onTexts });
  const files = useMapFiles(performance.seatMapVersion.geometryUrl, performance.zoneMapUrl);
  const input = useMemo(() => inputOf(lists, timeZone), [lists, timeZone]);
  const prices = useMemo(() => input.flatMap((each) => each.prices), [input]);
  const unpriced = performance.zones.filter((zone) => !prices.some((price) => price.zoneCode === zone.code));
  const unreadable = unreadableIn(lists);
  const mapZones = useMemo(
    () =>
      performance.zones.map((zone) => {
        const price = input[at]?.prices.find((each) => each.zoneCode === zone.code);
        return {
          index: zone.index,
          hue: zone.hue,
          name: pick(zone.name),
          ...(price && { fromPrice: formats.money(price.money) }),
        };
      }),
    [performance.zones, input, at, pick, formats],
  );

  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);
  const [setPriceLists, saving] = useMutation(setPriceListsMutation);
  const [copyPriceLists, copying] = useMutation(copyPriceListsMutation);
  const save = async () => {
    setRefused(null);
    const variables = { input: { performanceId: performance.id, lists: input } };
    const { data } = await setPriceLists({ variables }).catch(() => ({ data: null }));
    const result = data?.setPriceLists;
    if (result?.__typename === "ProgrammeRefused") setRefused(result);
    else if (result && performance.state === "DRAFT") navigate(`/performances/${performance.id}/windows`);
  };
  const copyFrom = async (fromPerformanceId: string) => {
    setRefused(null);
    const variables = { input: { fromPerformanceId, performanceId: performance.id, shiftTimes: true } };
    const { data } = await copyPriceLists({ variables }).catch(() => ({ data: null }));
    const result = data?.copyPriceLists;
    if (result?.__typename === "ProgrammeRefused") setRefused(result);
    else if (result) onReload();
  };

  return (
    <BesideMap
      wide
      map={
        <HouseMap
          geometry={files.geometry}
          zoneOf={files.zoneOf}
          zones={mapZones}
          error={files.error}
          onRetry={files.retry}
        />
      }
    >
      <p className={classes.lead}>{t("prices.how")}</p>
      <ListBar
        lists={lists}
        at={at}
        channels={channels}
        onChoose={setChosen}
        onAdd={(template) => {
          const channelCodes = channels.map((channel) => channel.code);
          const context = { startsAt: performance.startsAt, timeZone, channelCodes };
          desk.change("", (before) => withListAdded(before, at, template, context));
          setChosen(template === "other" ? lists.length : at + 1);
        }}
        onRemove={() => {
          desk.change("", (before) => before.filter((_, index) => index !== at));
          setChosen(0);
        }}
        onChange={(more) => changeList(Object.keys(more).join(), () => more)}
      />
      <PriceTable grid={grid} onUndo={desk.undo} onRedo={desk.redo} />
      <div className={classes.acts}>
        <AddMenu
          label={t("prices.addType")}
          choices={ticketTypes
            .filter((type) => type.onOffer && !typeCodes.has(type.code))
            .map((type) => ({ key: type.code, name: pick(type.name) }))}
          onAdd={(code) => setTypeCodes((before) => new Set([...before, code]))}
        />
        <AddMenu
          label={t("prices.addCurrency")}
          choices={allCurrencies
            .filter((currency) => !currencies.includes(currency))
            .map((currency) => ({ key: currency, name: currency }))}
          onAdd={(currency) => setCurrencies((before) => [...before, currency as Currency])}
        />
        <AddMenu
          label={t("prices.copyFrom")}
          loading={copying.loading}
          choices={others.map((other) => ({ key: other.id, name: formats.dateTime(other.startsAt, timeZone) }))}
          onAdd={(id) => void copyFrom(id)}
        />
        <Button variant="subtle" color="gray" size="compact-md" onClick={desk.undo} disabled={!desk.canUndo}>
          {t("prices.undo")}
        </Button>
        <Button variant="subtle" color="gray" size="compact-md" onClick={desk.redo} disabled={!desk.canRedo}>
          {t("prices.redo")}
        </Button>
        <span className={classes.notes} role="status">
          {unreadable > 0
            ? t("prices.unreadable", { count: unreadable })
            : unpriced.length > 0
              ? t("prices.unpriced", { zones: unpriced.map((zone) => pick(zone.name)).join(", ") })
              : t("prices.all", { count: prices.length })}
        </span>
        <Button
          size="md"
          onClick={() => void save()}
          loading={saving.loading}
          disabled={unreadable > 0 || prices.length === 0}
        >
          {t("prices.save")}
        </Button>
      </div>
      <RefusalNotice refusal={refused} />
      {(saving.error ?? copying.error) && <p role="alert">{t("form.failed")}</p>}
    </BesideMap>
  );
}
