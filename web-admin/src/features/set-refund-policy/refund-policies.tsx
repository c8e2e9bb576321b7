import { useQuery } from "@apollo/client/react";
import { NativeSelect } from "@mantine/core";
import { ErrorState, RowsSkeleton, useFormats, useLocale } from "@parterre/web-kit";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { PageHeader } from "../../frame/page-header.tsx";
import { SellingNav } from "../../frame/selling-nav.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { refundPoliciesQuery } from "./documents.ts";
import { PolicyForm } from "./policy-form.tsx";
import classes from "./set-refund-policy.module.css";

/** What giving tickets back costs, by the time left: of the house, and of performances with terms of their own. */
export function RefundPolicies() {
  const t = useAdminText();
  const formats = useFormats();
  const { pick } = useLocale();
  const [params, setParams] = useSearchParams();
  const [from] = useState(() => new Date().toISOString());
  const { data, error, refetch } = useQuery(refundPoliciesQuery, {
    variables: { from },
    fetchPolicy: "cache-and-network",
  });
  const chosen = params.get("performance");
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={6} />;
  const ownOf = (id: string | null) => data.refundPolicies.find((policy) => policy.performanceId === id) ?? null;
  const choices = [
    { value: "", label: t("refunds.house") },
    ...data.performances.edges.map(({ node }) => ({
      value: node.id,
      label: [
        pick(node.event.title),
        formats.dateTime(node.startsAt, node.venue.timeZone),
        ownOf(node.id) && t("refunds.own"),
      ]
        .filter(Boolean)
        .join(" · "),
    })),
  ];
  const own = ownOf(chosen);
  const inForce = own ?? ownOf(null);
  return (
    <>
      <PageHeader title={t("selling.title")} />
      <SellingNav here="refunds" />
      <p className={classes.soft}>{t("refunds.about")}</p>
      <NativeSelect
        label={t("refunds.for")}
        data={choices}
        value={chosen ?? ""}
        onChange={(event) => {
          const { value } = event.currentTarget;
          setParams(value ? { performance: value } : {}, { replace: true });
        }}
        className={classes.choice}
      />
      {chosen !== null && !own && <p className={classes.soft}>{t("refunds.followsHouse")}</p>}
      {own && <p className={classes.soft}>{t("refunds.since", { when: formats.dateTime(own.savedAt) })}</p>}
      <PolicyForm
        key={`${chosen} ${inForce?.id}`}
        performanceId={chosen}
        policy={inForce}
        onSaved={async () => void (await refetch())}
      />
    </>
  );
}
