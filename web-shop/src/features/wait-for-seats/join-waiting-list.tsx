import { useMutation, useQuery } from "@apollo/client/react";
import { Button, Checkbox, Select, Stack, TextInput } from "@mantine/core";
import type { Money } from "@parterre/money";
import { type BothLanguages, ErrorState, RefusalNotice, useFormats, useLocale, useStoredCart } from "@parterre/web-kit";
import { type FormEvent, useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { chosenCurrency, commonCurrencies } from "../../cart/cart-lines.ts";
import { rememberWaiting } from "../../cart/remembered-waiting.ts";
import { NotFound } from "../../frame/not-found.tsx";
import { PageSkeleton } from "../../frame/page-skeleton.tsx";
import { useShopText } from "../../texts/use-shop-text.ts";
import classes from "./wait-for-seats.module.css";
import { joinWaitingListMutation, type WaitedFor, waitedForQuery } from "./waiting-documents.ts";

/** The most a ticket of each zone costs: what "up to" is said of. */
function dearestOf(performance: WaitedFor, currency: Money["currency"]): ReadonlyMap<string, number> {
  const dearest = new Map<string, number>();
  for (const { zoneId, money } of performance.prices) {
    if (money.currency === currency) dearest.set(zoneId, Math.max(dearest.get(zoneId) ?? 0, money.amountMinor));
  }
  return dearest;
}

/** "Tell me when …": how many together, where and up to what price, and where to write to. */
export function JoinWaitingList() {
  const t = useShopText();
  const { id = "" } = useParams();
  const { data, error, refetch } = useQuery(waitedForQuery, { variables: { id } });
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <PageSkeleton />;
  if (!data.performance) return <NotFound title={t("pick.gone")} />;
  return <JoinForm performance={data.performance} />;
}

function JoinForm({ performance }: { readonly performance: WaitedFor }) {
  const t = useShopText();
  const { pick, locale } = useLocale();
  const formats = useFormats();
  const navigate = useNavigate();
  const stored = useStoredCart();
  const currency = chosenCurrency(commonCurrencies([performance]), stored.currency);
  const dearest = dearestOf(performance, currency);
  const zones = performance.zones.filter((zone) => dearest.has(zone.id));
  const [seatCount, setSeatCount] = useState("2");
  const [zoneIds, setZoneIds] = useState<string[]>([]);
  const [most, setMost] = useState("");
  const [contact, setContact] = useState({ name: "", email: "" });
  const [refused, setRefused] = useState<{ reason: BothLanguages; field?: string | null; freeNow: boolean } | null>(
    null,
  );
  const [join, { loading, error }] = useMutation(joinWaitingListMutation);
  const amounts = [...new Set(dearest.values())].sort((a, b) => a - b);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setRefused(null);
    const { data } = await join({
      variables: {
        input: {
          performanceId: performance.id,
          seatCount: Number(seatCount),
          zoneIds,
          currency,
          mostPriceMinor: most === "" ? null : Number(most),
          ...contact,
          locale,
        },
      },
    }).catch(() => ({ data: null }));
    const result = data?.joinWaitingList;
    if (!result) return;
    if (result.__typename === "WaitingEntryChanged") {
      rememberWaiting(result.entry.secret);
      void navigate(`/waiting/${result.entry.secret}`);
      return;
    }
    const field = result.__typename === "WaitingRefused" ? result.field : null;
    setRefused({ reason: result.reason, field, freeNow: result.__typename === "SeatsFreeNow" });
  };

  const toMap = (
    <Button component={Link} to={`/performances/${performance.id}`} size="compact-md">
      {t("event.choose")}
    </Button>
  );
  return (
    <div className={classes.page}>
      <title>{`${t("waiting.title")} · Parterre`}</title>
      <header>
        <p className={`${classes.what} figures`}>
          {pick(performance.event.title)} · {formats.dateTime(performance.startsAt, performance.venue.timeZone)} ·{" "}
          {pick(performance.venue.name)}
        </p>
        <h1 className={classes.title}>{t("waiting.title")}</h1>
        <p className={classes.lead}>{t("waiting.lead")}</p>
      </header>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <Select
            size="md"
            label={t("waiting.seats")}
            data={Array.from({ length: performance.maxSeatsPerCart }, (_, index) => ({
              value: String(index + 1),
              label: t("waiting.together", { count: index + 1 }),
            }))}
            allowDeselect={false}
            value={seatCount}
            onChange={(value) => setSeatCount(value ?? "2")}
          />
          <Checkbox.Group
            label={t("waiting.zones")}
            description={t("waiting.anyZone")}
            value={zoneIds}
            onChange={setZoneIds}
            size="md"
          >
            <div className={classes.zones}>
              {zones.map((zone) => (
                <Checkbox
                  key={zone.id}
                  value={zone.id}
                  size="md"
                  label={
                    <span className="figures">
                      {pick(zone.name)}{" "}
                      <span className={classes.soft}>
                        {formats.price({ amountMinor: dearest.get(zone.id)!, currency })}
                      </span>
                    </span>
                  }
                />
              ))}
            </div>
          </Checkbox.Group>
          {amounts.length > 1 && (
            <Select
              size="md"
              label={t("waiting.most")}
              data={[
                { value: "", label: t("waiting.anyPrice") },
                ...amounts.map((amountMinor) => ({
                  value: String(amountMinor),
                  label: t("waiting.upTo", { price: formats.price({ amountMinor, currency }) }),
                })),
              ]}
              allowDeselect={false}
              value={most}
              onChange={(value) => setMost(value ?? "")}
            />
          )}
          <TextInput
            name="name"
            autoComplete="name"
            size="md"
            required
            label={t("checkOut.name")}
            value={contact.name}
            error={refused?.field === "name" && pick(refused.reason)}
            onChange={(event) => setContact({ ...contact, name: event.currentTarget.value })}
          />
          <TextInput
            name="email"
            type="email"
            autoComplete="email"
            size="md"
            required
            label={t("checkOut.email")}
            description={t("waiting.privacy")}
            value={contact.email}
            error={refused?.field === "email" && pick(refused.reason)}
            onChange={(event) => setContact({ ...contact, email: event.currentTarget.value })}
          />
          {refused && refused.field !== "name" && refused.field !== "email" && (
            <RefusalNotice refusal={refused}>{refused.freeNow && toMap}</RefusalNotice>
          )}
          {error && <p role="alert">{t("waiting.failed")}</p>}
          <Button type="submit" size="lg" loading={loading}>
            {t("waiting.join")}
          </Button>
        </Stack>
      </form>
    </div>
  );
}
