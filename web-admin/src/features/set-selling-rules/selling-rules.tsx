import { useQuery } from "@apollo/client/react";
import { ErrorState, RowsSkeleton } from "@parterre/web-kit";
import type { ComponentType } from "react";
import { Navigate, useParams } from "react-router";
import { PageHeader } from "../../frame/page-header.tsx";
import { SellingNav } from "../../frame/selling-nav.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { type RulesProps, sellingRulesQuery } from "./documents.ts";
import { ExchangeRates } from "./exchange-rates.tsx";
import { Fees } from "./fees.tsx";
import { MarketRules } from "./market-rules.tsx";
import { Promotions } from "./promotions.tsx";
import classes from "./selling-rules.module.css";
import { Taxes } from "./taxes.tsx";
import { TicketTypes } from "./ticket-types.tsx";

const parts = ["types", "fees", "taxes", "promotions", "rates", "market"] as const;
type Part = (typeof parts)[number];
const pages: Readonly<Record<Part, ComponentType<RulesProps>>> = {
  types: TicketTypes,
  fees: Fees,
  taxes: Taxes,
  promotions: Promotions,
  rates: ExchangeRates,
  market: MarketRules,
};

/** What the house sells by, for all performances: ticket types, fees, taxes, promotions, and rates for reports. */
export function SellingRules() {
  const t = useAdminText();
  const { part = "" } = useParams();
  const { data, error, refetch } = useQuery(sellingRulesQuery, { fetchPolicy: "cache-and-network" });
  const shown = parts.find((each) => each === part);
  if (!shown) return <Navigate to="/selling/types" replace />;
  const Page = pages[shown];
  return (
    <>
      <PageHeader title={t("selling.title")} />
      <SellingNav here={shown} />
      <p className={classes.lead}>{t(`selling.about.${shown}`)}</p>
      {!data && error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Page key={shown} rules={data} onSaved={refetch} />
      ) : (
        <RowsSkeleton rows={6} />
      )}
    </>
  );
}
