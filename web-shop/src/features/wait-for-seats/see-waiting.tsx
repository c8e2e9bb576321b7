import { useApolloClient, useMutation, useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import {
  type BothLanguages,
  ErrorState,
  noteServerTime,
  RefusalNotice,
  useFormats,
  useLocale,
  useSeatName,
} from "@parterre/web-kit";
import { useEffect, useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { CartTimer } from "../../cart/cart-timer.tsx";
import { forgetWaiting, rememberWaiting } from "../../cart/remembered-waiting.ts";
import { useCartActions } from "../../cart/use-cart.ts";
import { NotFound } from "../../frame/not-found.tsx";
import { PageSkeleton } from "../../frame/page-skeleton.tsx";
import { useShopText } from "../../texts/use-shop-text.ts";
import classes from "./wait-for-seats.module.css";
import {
  leaveWaitingListMutation,
  type SeenWaitingEntry,
  takeWaitingOfferMutation,
  waitingEntryQuery,
} from "./waiting-documents.ts";

const pollMs = 4_000;

/** A place in a waiting list by its secret link: how many are before, and seats as soon as they are held. */
export function SeeWaiting() {
  const t = useShopText();
  const { secret = "" } = useParams();
  const { data, error, refetch, startPolling, stopPolling } = useQuery(waitingEntryQuery, {
    variables: { secret },
    fetchPolicy: "cache-and-network",
  });
  const entry = data?.waitingEntry ?? null;
  const isOpen = entry?.state === "WAITING" || entry?.state === "OFFERED";
  useEffect(() => {
    if (!isOpen) return;
    startPolling(pollMs);
    return stopPolling;
  }, [isOpen, startPolling, stopPolling]);
  const serverTime = entry?.offer?.cart.serverTime;
  useEffect(() => {
    if (serverTime) noteServerTime(serverTime);
  }, [serverTime]);
  useEffect(() => {
    if (isOpen) rememberWaiting(secret);
  }, [isOpen, secret]);

  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <PageSkeleton />;
  if (!entry) return <NotFound title={t("waiting.notFoundTitle")} body={t("order.notFoundBody")} />;
  return <Entry entry={entry} />;
}

function Entry({ entry }: { readonly entry: SeenWaitingEntry }) {
  const t = useShopText();
  const { pick } = useLocale();
  const formats = useFormats();
  const { performance, state, seatCount, zones, mostPrice, aheadCount } = entry;
  const wish = [
    t("waiting.together", { count: seatCount }),
    zones.length === 0 ? t("pick.allZones") : zones.map((zone) => pick(zone.name)).join(" · "),
    ...(mostPrice ? [t("waiting.upTo", { price: formats.price(mostPrice) })] : []),
  ].join(" · ");
  const again = performance && (
    <div className={classes.actions}>
      <Button component={Link} to={`/performances/${performance.id}/wait`} size="md" variant="default">
        {t("waiting.again")}
      </Button>
    </div>
  );
  return (
    <div className={classes.page}>
      <title>{`${t("waiting.title")} · Parterre`}</title>
      <header aria-live="polite">
        {performance && (
          <p className={`${classes.what} figures`}>
            {pick(performance.event.title)} · {formats.dateTime(performance.startsAt, performance.venue.timeZone)} ·{" "}
            {pick(performance.venue.name)}
          </p>
        )}
        <h1 className={classes.title}>{t(`waiting.states.${state}.title`, { count: seatCount })}</h1>
        <p className={classes.lead}>
          {t(`waiting.states.${state}.body`, { email: entry.email })}{" "}
          {state === "WAITING" && t("waiting.ahead", { count: aheadCount })}
        </p>
      </header>
      <p className={`${classes.wish} figures`}>{wish}</p>
      {state === "OFFERED" && <Offer entry={entry} />}
      {state === "WAITING" && <Leave entry={entry} />}
      {(state === "MISSED" || state === "LEFT") && again}
      {state === "TAKEN" && (
        <div className={classes.actions}>
          <Button component={Link} to="/cart" size="md">
            {t("order.toCart")}
          </Button>
        </div>
      )}
      <p className={classes.soft}>{t("waiting.secretNote")}</p>
    </div>
  );
}

/** The seats that are held, how long still, and the one button that takes them. */
function Offer({ entry }: { readonly entry: SeenWaitingEntry }) {
  const t = useShopText();
  const seatName = useSeatName();
  const client = useApolloClient();
  const navigate = useNavigate();
  const { cartKey } = useCartActions();
  const [take, { loading, error }] = useMutation(takeWaitingOfferMutation);
  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);
  const seats = entry.offer?.cart.holds.flatMap((hold) => hold.seats) ?? [];
  const go = async () => {
    setRefused(null);
    const { data } = await cartKey()
      .then((key) => take({ variables: { secret: entry.secret, cartKey: key } }))
      .catch(() => ({ data: null }));
    if (!data) return;
    if (data.takeWaitingOffer.__typename !== "WaitingOfferTaken") {
      setRefused(data.takeWaitingOffer);
      return;
    }
    forgetWaiting(entry.secret);
    await client.refetchQueries({ include: ["Cart"] });
    void navigate("/cart");
  };
  return (
    <section className={classes.offer} aria-label={t("waiting.offer")}>
      <ul className={classes.seats}>
        {seats.map(({ ordinal, label }) => (
          <li key={ordinal}>{seatName(label)}</li>
        ))}
      </ul>
      <p className={classes.until}>
        <span className={classes.soft}>{t("cart.remaining")}</span> <CartTimer until={entry.offer?.until} />
      </p>
      <RefusalNotice refusal={refused} onClose={() => setRefused(null)} />
      {error && <p role="alert">{t("waiting.failed")}</p>}
      <div className={classes.actions}>
        <Button size="lg" onClick={() => void go()} loading={loading}>
          {t("waiting.take", { count: seats.length })}
        </Button>
        <Leave entry={entry} />
      </div>
    </section>
  );
}

/** Leaving, after one more question in the same place. */
function Leave({ entry }: { readonly entry: SeenWaitingEntry }) {
  const t = useShopText();
  const [asked, setAsked] = useState(false);
  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);
  const [leave, { loading, error }] = useMutation(leaveWaitingListMutation);
  const go = async () => {
    if (!asked) {
      setAsked(true);
      return;
    }
    const { data } = await leave({ variables: { secret: entry.secret } }).catch(() => ({ data: null }));
    if (data?.leaveWaitingList.__typename === "WaitingRefused") setRefused(data.leaveWaitingList);
    else if (data) forgetWaiting(entry.secret);
  };
  return (
    <div>
      <RefusalNotice refusal={refused} onClose={() => setRefused(null)} />
      {error && <p role="alert">{t("waiting.failed")}</p>}
      <Button
        variant={asked ? "light" : "subtle"}
        color={asked ? undefined : "gray"}
        size="md"
        onClick={() => void go()}
        onBlur={() => setAsked(false)}
        loading={loading}
      >
        {t(asked ? "waiting.leaveSure" : entry.state === "OFFERED" ? "waiting.pass" : "waiting.leave")}
      </Button>
    </div>
  );
}
