import { useMutation, useQuery } from "@apollo/client/react";
import { Button, Menu } from "@mantine/core";
import { currencies as allCurrencies } from "@parterre/money";
import {
  type BothLanguages,
  EmptyState,
  ErrorState,
  RefusalNotice,
  RowsSkeleton,
  useFormats,
  useLocale,
} from "@parterre/web-kit";
import { useMemo, useState } from "react";
import { Link, useNavigate } from "react-router";
import { BesideMap } from "../../frame/beside-map.tsx";
import { HouseMap } from "../../maps/house-map.tsx";
import { useMapFiles } from "../../maps/use-map-files.ts";
import type { PreparedPerformance } from "../../performance/documents.ts";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { setPricesMutation, type TicketType, ticketTypesQuery } from "./documents.ts";
import { PriceTable } from "./price-table.tsx";
import classes from "./set-prices.module.css";
import { usePriceGrid } from "./use-price-grid.ts";

/** Second step of a performance: what each zone costs for each ticket type in each currency. */
export function SetPrices({ performance }: { readonly performance: PreparedPerformance }) {
  const t = useAdminText();
  const { data, error, refetch } = useQuery(ticketTypesQuery);
  if (performance.zones.length === 0) {
    return (
      <EmptyState
        title={t("prices.zonesFirst")}
        body={t("prices.zonesFirstBody")}
        action={
          <Button component={Link} to={`/performances/${performance.id}/zones`}>
            {t("performance.steps.zones")}
          </Button>
        }
      />
    );
  }
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={5} />;
  return <PriceDesk performance={performance} ticketTypes={data.ticketTypes} />;
}

interface PriceDeskProps {
  readonly performance: PreparedPerformance;
  readonly ticketTypes: readonly TicketType[];
}

function PriceDesk({ performance, ticketTypes }: PriceDeskProps) {
  const t = useAdminText();
  const { pick } = useLocale();
  const formats = useFormats();
  const navigate = useNavigate();
  const files = useMapFiles(performance.seatMapVersion.geometryUrl, performance.zoneMapUrl);
  const grid = usePriceGrid(performance, ticketTypes);
  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);
  const [setPrices, { loading, error }] = useMutation(setPricesMutation);
  const mapZones = useMemo(
    () =>
      performance.zones.map((zone) => {
        const price = grid.prices.find((each) => each.zoneCode === zone.code);
        return {
          index: zone.index,
          hue: zone.hue,
          name: pick(zone.name),
          ...(price && { fromPrice: formats.money(price.money) }),
        };
      }),
    [performance.zones, grid.prices, pick, formats],
  );
  const others = allCurrencies.filter((currency) => !grid.currencies.includes(currency));

  const save = async () => {
    setRefused(null);
    const input = { performanceId: performance.id, prices: grid.prices };
    const { data } = await setPrices({ variables: { input } }).catch(() => ({ data: null }));
    const result = data?.setPrices;
    if (result?.__typename === "ProgrammeRefused") setRefused(result);
    else if (result && performance.state === "DRAFT") navigate(`/performances/${performance.id}/windows`);
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
      <PriceTable grid={grid} />
      <div className={classes.acts}>
        {others.length > 0 && (
          <Menu position="bottom-start">
            <Menu.Target>
              <Button variant="subtle" color="gray" size="compact-md">
                {t("prices.addCurrency")}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {others.map((currency) => (
                <Menu.Item key={currency} onClick={() => grid.addCurrency(currency)}>
                  {currency}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
        <span className={classes.notes} role="status">
          {grid.unreadable > 0
            ? t("prices.unreadable", { count: grid.unreadable })
            : grid.unpriced.length > 0
              ? t("prices.unpriced", { zones: grid.unpriced.map((zone) => pick(zone.name)).join(", ") })
              : t("prices.all", { count: grid.prices.length })}
        </span>
        <Button
          size="md"
          onClick={() => void save()}
          loading={loading}
          disabled={grid.unreadable > 0 || grid.prices.length === 0}
        >
          {t("prices.save")}
        </Button>
      </div>
      <RefusalNotice refusal={refused} />
      {error && <p role="alert">{t("form.failed")}</p>}
    </BesideMap>
  );
}
