import { useMutation, useQuery } from "@apollo/client/react";
import { Button, NumberInput, Stack, Switch } from "@mantine/core";
import { type BothLanguages, ErrorState, RefusalNotice, RowsSkeleton } from "@parterre/web-kit";
import { useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { marketRulesQuery, type MarketRules as Rules, saveMarketRulesMutation } from "./documents.ts";
import classes from "./selling-rules.module.css";

/** What a market asks of the house: three rules, each off until it is turned on. */
export function MarketRules() {
  const { data, error, refetch } = useQuery(marketRulesQuery, { fetchPolicy: "cache-and-network" });
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <RowsSkeleton rows={3} />;
  return <MarketForm key={JSON.stringify(data.marketRules)} rules={data.marketRules} />;
}

const defaultShare = 85;
const defaultMost = 6;

function MarketForm({ rules }: { readonly rules: Rules }) {
  const t = useAdminText();
  const [values, setValues] = useState(rules);
  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);
  const [save, { loading, error, data }] = useMutation(saveMarketRulesMutation, {
    refetchQueries: ["AdminMarketRules"],
  });
  const { realName, publicSharePercent, mostPerIdentity } = values;
  const isChanged =
    realName !== rules.realName ||
    publicSharePercent !== rules.publicSharePercent ||
    mostPerIdentity !== rules.mostPerIdentity;
  const send = async () => {
    setRefused(null);
    const input = { realName, publicSharePercent, mostPerIdentity };
    const { data: answer } = await save({ variables: { input } }).catch(() => ({ data: null }));
    if (answer?.saveMarketRules.__typename === "ProgrammeRefused") setRefused(answer.saveMarketRules);
  };
  return (
    <form
      className={classes.market}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack gap="lg">
        <Switch
          size="md"
          label={t("selling.market.realName")}
          description={t("selling.market.realNameHelp")}
          checked={realName}
          onChange={(event) => setValues({ ...values, realName: event.currentTarget.checked })}
        />
        <Limit
          label={t("selling.market.most")}
          help={t("selling.market.mostHelp")}
          unit={t("selling.market.tickets")}
          value={mostPerIdentity}
          first={defaultMost}
          onChange={(value) => setValues({ ...values, mostPerIdentity: value })}
        />
        <Limit
          label={t("selling.market.share")}
          help={t("selling.market.shareHelp")}
          unit="%"
          value={publicSharePercent}
          first={defaultShare}
          onChange={(value) => setValues({ ...values, publicSharePercent: value })}
        />
        <RefusalNotice refusal={refused} />
        {error && <p role="alert">{t("form.failed")}</p>}
        <div className={classes.marketActs}>
          <Button type="submit" loading={loading} disabled={!isChanged}>
            {t("form.save")}
          </Button>
          {!isChanged && data?.saveMarketRules.__typename === "MarketRulesSaved" && (
            <span role="status">{t("selling.market.saved")}</span>
          )}
        </div>
      </Stack>
    </form>
  );
}

/** A rule with a number: off, or on with it. */
function Limit(props: {
  readonly label: string;
  readonly help: string;
  readonly unit: string;
  readonly value: number | null;
  /** What it begins with when it is turned on. */
  readonly first: number;
  readonly onChange: (value: number | null) => void;
}) {
  const { label, help, unit, value, first, onChange } = props;
  return (
    <div className={classes.limit}>
      <Switch
        size="md"
        label={label}
        description={help}
        checked={value !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? first : null)}
      />
      {value !== null && (
        <NumberInput
          aria-label={label}
          min={1}
          max={100}
          allowDecimal={false}
          suffix={` ${unit}`}
          value={value}
          onChange={(next) => onChange(Number(next) || first)}
          className={classes.limitNumber}
        />
      )}
    </div>
  );
}
