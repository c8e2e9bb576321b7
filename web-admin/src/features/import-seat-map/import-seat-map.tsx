import { useMutation, useQuery } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import { type BothLanguages, EmptyState, RefusalNotice, RowsSkeleton, useFormats, useLocale } from "@parterre/web-kit";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { BesideMap } from "../../frame/beside-map.tsx";
import { PageHeader } from "../../frame/page-header.tsx";
import { HouseMap } from "../../maps/house-map.tsx";
import { type Problem, ProblemsList } from "../../maps/problems-list.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { importSeatMapMutation, importVenueQuery } from "./documents.ts";
import classes from "./import-seat-map.module.css";
import { PlanDrop } from "./plan-drop.tsx";
import type { ReadPlan } from "./read-plan.ts";

/** Import of a seat plan: drop or paste it, look at it and its problems, then keep it as the venue's draft. */
export function ImportSeatMap() {
  const t = useAdminText();
  const { pick } = useLocale();
  const { venueId = "" } = useParams();
  const { data } = useQuery(importVenueQuery);
  const [plan, setPlan] = useState<{ read: ReadPlan; fileName: string } | null>(null);
  if (!data) return <RowsSkeleton rows={4} />;
  const venue = data.venues.find((each) => each.id === venueId);
  if (!venue)
    return (
      <EmptyState heading="h1" title={t("venues.unknown")} action={<Link to="/venues">{t("frame.venues")}</Link>} />
    );
  return (
    <>
      <PageHeader
        title={t("import.title")}
        path={[
          { to: "/venues", name: t("frame.venues") },
          { to: `/venues/${venue.id}`, name: pick(venue.name) },
        ]}
      />
      {plan ? (
        <PlanPreview
          key={plan.read.text}
          venueId={venue.id}
          plan={plan.read}
          fileName={plan.fileName}
          onAgain={() => setPlan(null)}
        />
      ) : (
        <PlanDrop onPlan={(read, fileName) => setPlan({ read, fileName })} />
      )}
    </>
  );
}

interface PlanPreviewProps {
  readonly venueId: string;
  readonly plan: ReadPlan;
  readonly fileName: string;
  readonly onAgain: () => void;
}

function PlanPreview({ venueId, plan, fileName, onAgain }: PlanPreviewProps) {
  const t = useAdminText();
  const formats = useFormats();
  const navigate = useNavigate();
  const [name, setName] = useState(plan.name || fileName.replace(/\.json$/i, ""));
  const [refused, setRefused] = useState<{ reason: BothLanguages; refusedFor: readonly Problem[] } | null>(null);
  const [importSeatMap, { loading, error }] = useMutation(importSeatMapMutation);
  const { geometry } = plan;
  const submit = async () => {
    setRefused(null);
    const input = { venueId, name: name.trim(), format: plan.format, document: plan.text };
    const { data } = await importSeatMap({ variables: { input } }).catch(() => ({ data: null }));
    const result = data?.importSeatMap;
    if (result?.__typename === "SeatMapImported") navigate(`/seat-maps/${result.seatMap.id}`);
    else if (result) setRefused(result);
  };
  return (
    <BesideMap
      map={
        geometry ? (
          <HouseMap geometry={geometry} zoneOf={null} zones={[]} />
        ) : (
          <EmptyState title={t("import.noMap")} body={t("import.noMapBody")} />
        )
      }
    >
      <dl className={`${classes.facts} figures`}>
        <div>
          <dt>{t("import.format")}</dt>
          <dd>{t(`import.formats.${plan.format}`)}</dd>
        </div>
        <div>
          <dt>{t("maps.seats")}</dt>
          <dd>{geometry ? formats.number(geometry.seatCount) : "–"}</dd>
        </div>
        <div>
          <dt>{t("maps.blocks")}</dt>
          <dd>{geometry ? formats.number(geometry.blocks.length) : "–"}</dd>
        </div>
        <div>
          <dt>{t("maps.rows")}</dt>
          <dd>{geometry ? formats.number(geometry.rows.length) : "–"}</dd>
        </div>
      </dl>
      <TextInput
        label={t("maps.name")}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        required
        maxLength={120}
      />
      <section>
        <h2 className={classes.heading}>{t("problems.title")}</h2>
        <ProblemsList problems={refused ? refused.refusedFor : plan.problems} />
      </section>
      <RefusalNotice refusal={refused} />
      {error && <p role="alert">{t("form.failed")}</p>}
      <div className={classes.acts}>
        <Button variant="default" onClick={onAgain}>
          {t("import.another")}
        </Button>
        <Button onClick={() => void submit()} loading={loading} disabled={!geometry || name.trim() === ""}>
          {t("import.keep")}
        </Button>
      </div>
    </BesideMap>
  );
}
