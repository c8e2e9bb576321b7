import { useMutation, useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import {
  type BothLanguages,
  ErrorState,
  graphql,
  RefusalNotice,
  type ResultOf,
  RowsSkeleton,
  useFormats,
} from "@parterre/web-kit";
import { useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./keep-packs.module.css";

const packsQuery = graphql(`
  query AdminBackupPacks($performanceId: ID!) {
    backupPacks(performanceId: $performanceId) {
      id
      madeAt
      isScheduled
      makerName
      kid
    }
  }
`);
type Pack = ResultOf<typeof packsQuery>["backupPacks"][number];

const makePackMutation = graphql(`
  mutation AdminMakeBackupPack($performanceId: ID!) {
    makeBackupPack(performanceId: $performanceId) {
      __typename
      ... on ContingencyRefused {
        reason {
          zh
          en
        }
      }
    }
  }
`);

const files = [
  ["pdf", "packs.pdf"],
  ["pdf.sig", "packs.pdfSignature"],
  ["json", "packs.data"],
  ["json.sig", "packs.dataSignature"],
] as const;

/** A performance on paper for the worst day: the packs there are, and one of this moment. */
export function KeepPacks({
  performance,
}: {
  readonly performance: { readonly id: string; readonly venue: { readonly timeZone: string } };
}) {
  const t = useAdminText();
  const variables = { performanceId: performance.id };
  const { data, error, refetch } = useQuery(packsQuery, { variables, fetchPolicy: "cache-and-network" });
  const [make, { loading }] = useMutation(makePackMutation);
  const [refusal, setRefusal] = useState<{ readonly reason: BothLanguages } | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={3} />;
  const makeNow = async () => {
    setRefusal(null);
    setFailure(null);
    try {
      const answer = (await make({ variables })).data?.makeBackupPack;
      if (answer?.__typename === "ContingencyRefused") setRefusal(answer);
      await refetch();
    } catch (thrown) {
      setFailure(thrown as Error);
    }
  };
  return (
    <section className={classes.page}>
      <h2>{t("packs.title")}</h2>
      <p className={classes.soft}>{t("packs.about")}</p>
      <div>
        <Button onClick={() => void makeNow()} loading={loading} data-testid="make-pack">
          {t("packs.make")}
        </Button>
      </div>
      <RefusalNotice refusal={refusal} />
      {failure && <ErrorState error={failure} onRetry={() => void makeNow()} />}
      {data.backupPacks.length === 0 && <p className={classes.soft}>{t("packs.none")}</p>}
      <ul className={classes.list}>
        {data.backupPacks.map((pack) => (
          <PackRow key={pack.id} pack={pack} timeZone={performance.venue.timeZone} />
        ))}
      </ul>
    </section>
  );
}

function PackRow({ pack, timeZone }: { readonly pack: Pack; readonly timeZone: string }) {
  const t = useAdminText();
  const formats = useFormats();
  const { id, madeAt, isScheduled, makerName } = pack;
  return (
    <li data-testid="backup-pack">
      <span>
        <strong className="figures">{formats.dateTime(madeAt, timeZone)}</strong>{" "}
        <span className={classes.soft}>{isScheduled ? t("packs.bySchedule") : makerName}</span>
      </span>
      <span className={classes.links}>
        {files.map(([ending, name]) => (
          <a key={ending} href={`/backup-packs/${id}.${ending}`} download>
            {t(name)}
          </a>
        ))}
      </span>
    </li>
  );
}
