import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { type BothLanguages, graphql, RefusalNotice, useAttempt, useFormats } from "@parterre/web-kit";
import { useEffect, useRef, useState } from "react";
import { useShopText } from "../../texts/use-shop-text.ts";
import { orderQuery, type SeenOrder } from "./order-query.ts";
import classes from "./see-order.module.css";

const giveBackMovedMutation = graphql(`
  mutation GiveBackMoved($secret: ID!, $shownMoneyMinor: MinorUnits!, $idempotencyKey: ID!) {
    giveBackMoved(secret: $secret, shownMoneyMinor: $shownMoneyMinor, idempotencyKey: $idempotencyKey) {
      __typename
      ... on MovedGivenBack {
        order {
          id
          state
          movedRefund {
            until
            seatCount
            atWindow
            money {
              amountMinor
              currency
            }
          }
        }
      }
      ... on MovedNotGivenBack {
        reason {
          zh
          en
        }
      }
    }
  }
`);

export interface MovedRefundProps {
  readonly order: SeenOrder;
  readonly secret: string;
}

/** The house has moved a performance: whoever cannot come gets everything back, by a button, until the day it says. */
export function MovedRefund({ order, secret }: MovedRefundProps) {
  const t = useShopText();
  const { money, dateTime } = useFormats();
  const { movedRefund } = order;
  const [isSure, setIsSure] = useState(false);
  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);
  const { keyFor, answered } = useAttempt();
  const [send, { loading, error }] = useMutation(giveBackMovedMutation, {
    refetchQueries: [{ query: orderQuery, variables: { secret } }],
    awaitRefetchQueries: true,
  });
  const yes = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isSure) yes.current?.focus();
  }, [isSure]);
  if (!movedRefund) return null;
  const { until, money: back, seatCount, atWindow } = movedRefund;
  const amount = money(back);
  const facts = { count: seatCount, amount, until: dateTime(until, order.lines[0]?.performance.venue.timeZone) };
  const giveBack = async () => {
    setRefused(null);
    const wish = { secret, shownMoneyMinor: back.amountMinor };
    const { data } = await send({ variables: { ...wish, idempotencyKey: keyFor(wish) } }).catch(() => ({
      data: undefined,
    }));
    if (!data) return;
    answered();
    setIsSure(false);
    if (data.giveBackMoved.__typename === "MovedNotGivenBack") setRefused(data.giveBackMoved);
  };
  return (
    <section className={classes.changed} data-testid="moved-refund" aria-label={t("order.movedTitle")}>
      <h2>{t("order.movedTitle")}</h2>
      <p>{t(atWindow ? "order.movedAtWindow" : "order.movedRefund", facts)}</p>
      <RefusalNotice refusal={refused} />
      {error && <p role="alert">{t("order.giveBackFailed")}</p>}
      {!atWindow &&
        (isSure ? (
          <div className={classes.sure}>
            <p>{t("order.giveBackSure", facts)}</p>
            <Button ref={yes} size="md" onClick={() => void giveBack()} loading={loading}>
              {t("order.giveBackYes", facts)}
            </Button>
            <Button size="md" variant="default" onClick={() => setIsSure(false)} disabled={loading}>
              {t("order.giveBackNo")}
            </Button>
          </div>
        ) : (
          <div>
            <Button size="md" variant="default" onClick={() => setIsSure(true)}>
              {t("order.giveBack")}
            </Button>
          </div>
        ))}
    </section>
  );
}
