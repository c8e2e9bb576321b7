import { useMutation, useQuery } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import {
  type BothLanguages,
  ErrorState,
  graphql,
  RefusalNotice,
  type ResultOf,
  RowsSkeleton,
  useLocale,
} from "@parterre/web-kit";
import { useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./free-quota.module.css";

const quotasQuery = graphql(`
  query AdminFreeQuotas($performanceId: ID!) {
    freeTicketQuotas(performanceId: $performanceId) {
      ticketTypeId
      most
      given
    }
    ticketTypes {
      id
      kind
      name {
        zh
        en
      }
    }
  }
`);
type Answer = ResultOf<typeof quotasQuery>;

const setQuotaMutation = graphql(`
  mutation AdminSetFreeQuota($performanceId: ID!, $ticketTypeId: ID!, $most: Int) {
    setFreeTicketQuota(performanceId: $performanceId, ticketTypeId: $ticketTypeId, most: $most) {
      __typename
      ... on FreeTicketQuotaSet {
        quotas {
          ticketTypeId
          most
          given
        }
      }
      ... on Refusal {
        reason {
          zh
          en
        }
      }
    }
  }
`);

/** How many complimentary and staff tickets a performance may give away; the database keeps to it. */
export function FreeQuota({ performance }: { readonly performance: { readonly id: string } }) {
  const t = useAdminText();
  const { data, error, refetch } = useQuery(quotasQuery, {
    variables: { performanceId: performance.id },
    fetchPolicy: "cache-and-network",
  });
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={3} />;
  const free = data.ticketTypes.filter((type) => type.kind === "COMPLIMENTARY" || type.kind === "STAFF");
  return (
    <section className={classes.page}>
      <h2>{t("quota.title")}</h2>
      <p className={classes.soft}>{t(free.length > 0 ? "quota.about" : "quota.noTypes")}</p>
      {free.map((type) => {
        const quota = data.freeTicketQuotas.find((each) => each.ticketTypeId === type.id) ?? null;
        return (
          <QuotaRow
            key={`${type.id} ${quota?.most ?? ""}`}
            performanceId={performance.id}
            type={type}
            quota={quota}
            onSet={async () => void (await refetch())}
          />
        );
      })}
    </section>
  );
}

interface QuotaRowProps {
  readonly performanceId: string;
  readonly type: Answer["ticketTypes"][number];
  readonly quota: Answer["freeTicketQuotas"][number] | null;
  readonly onSet: () => Promise<void>;
}

function QuotaRow({ performanceId, type, quota, onSet }: QuotaRowProps) {
  const t = useAdminText();
  const { pick } = useLocale();
  const [text, setText] = useState(quota ? String(quota.most) : "");
  const [refusal, setRefusal] = useState<{ reason: BothLanguages } | null>(null);
  const [send, { loading, error }] = useMutation(setQuotaMutation);
  const typed = text.trim();
  const most = typed === "" ? null : Number(typed);
  const isRead = most === null || (Number.isInteger(most) && most >= 0);
  const isSame = most === (quota?.most ?? null);
  const save = async () => {
    setRefusal(null);
    const variables = { performanceId, ticketTypeId: type.id, most };
    const { data } = await send({ variables }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.setFreeTicketQuota.__typename === "FreeTicketQuotaSet") await onSet();
    else setRefusal(data.setFreeTicketQuota);
  };
  return (
    <form
      className={classes.row}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        label={pick(type.name)}
        description={quota ? t("quota.given", { given: quota.given, most: quota.most }) : t("quota.unlimited")}
        error={isRead ? undefined : t("quota.unreadable")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        placeholder={t("quota.none")}
        inputMode="numeric"
        autoComplete="off"
      />
      <Button type="submit" variant="default" loading={loading} disabled={!isRead || isSame}>
        {t("quota.set")}
      </Button>
      <RefusalNotice refusal={refusal} />
      {error && <p role="alert">{t("refunds.failed")}</p>}
    </form>
  );
}
