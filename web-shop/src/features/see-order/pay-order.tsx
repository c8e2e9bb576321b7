import { useMutation, useQuery } from "@apollo/client/react";
import { Button, Radio, Stack } from "@mantine/core";
import {
  type BothLanguages,
  ErrorState,
  graphql,
  newIdempotencyKey,
  RefusalNotice,
  useFormats,
  useLocale,
} from "@parterre/web-kit";
import { useRef, useState } from "react";
import { useShopText } from "../../texts/use-shop-text.ts";
import type { SeenOrder } from "./order-query.ts";
import classes from "./see-order.module.css";

const providersQuery = graphql(`
  query PayOrderProviders($currency: Currency!) {
    paymentProviders(currency: $currency) {
      code
      name {
        zh
        en
      }
    }
  }
`);

const payByLinkMutation = graphql(`
  mutation PayByLink($secret: ID!, $provider: String!, $idempotencyKey: ID!) {
    payByLink(secret: $secret, provider: $provider, idempotencyKey: $idempotencyKey) {
      __typename
      ... on LinkPaymentStarted {
        redirectUrl
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

/** An order that somebody made for the buyer on the telephone: until when it is kept, and the way to pay it. */
export function PayOrder({ order, secret }: { readonly order: SeenOrder; readonly secret: string }) {
  const t = useShopText();
  const { money, dateTime } = useFormats();
  const { pick } = useLocale();
  const { currency } = order.total;
  const { data, error, refetch } = useQuery(providersQuery, { variables: { currency } });
  const [chosen, setChosen] = useState<string | null>(null);
  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);
  const [leaving, setLeaving] = useState(false);
  const [send, { loading, error: failed }] = useMutation(payByLinkMutation);
  // One key for one press: pressed again after silence it is the same payment.
  const key = useRef(newIdempotencyKey());
  const providers = data?.paymentProviders ?? [];
  const provider = chosen ?? providers[0]?.code ?? "";
  const zone = order.lines[0]?.performance.venue.timeZone;
  const pay = async () => {
    setRefused(null);
    const variables = { secret, provider, idempotencyKey: `${key.current}-${provider}` };
    const { data: answer } = await send({ variables }).catch(() => ({ data: undefined }));
    const result = answer?.payByLink;
    if (!result) return;
    key.current = newIdempotencyKey();
    if (result.__typename === "LinkPaymentStarted") {
      setLeaving(true);
      window.location.assign(result.redirectUrl);
    } else setRefused(result);
  };
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <form
      className={classes.pay}
      data-testid="pay-order"
      onSubmit={(event) => {
        event.preventDefault();
        void pay();
      }}
    >
      {order.payBy && <p className={classes.body}>{t("order.keptUntil", { time: dateTime(order.payBy, zone) })}</p>}
      <Radio.Group label={t("checkOut.payWith")} value={provider} onChange={setChosen} size="md">
        <Stack gap="xs" mt="xs">
          {providers.map((each) => (
            <Radio key={each.code} value={each.code} label={pick(each.name)} />
          ))}
        </Stack>
      </Radio.Group>
      <RefusalNotice refusal={refused} />
      {failed && <p role="alert">{t("order.payFailed")}</p>}
      <Button type="submit" size="lg" loading={loading || leaving} disabled={provider === ""}>
        {t("checkOut.pay", { total: money(order.total) })}
      </Button>
    </form>
  );
}
