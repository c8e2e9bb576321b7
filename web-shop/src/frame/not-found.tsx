import { Button } from "@mantine/core";
import { EmptyState } from "@parterre/web-kit";
import { Link } from "react-router";
import { useShopText } from "../texts/use-shop-text.ts";

/** No page under this address: says so and leads back to the events. */
export function NotFound({ title, body }: { readonly title?: string; readonly body?: string }) {
  const t = useShopText();
  return (
    <>
      <title>{`${title ?? t("frame.notFoundTitle")} · Parterre`}</title>
      <EmptyState
        heading="h1"
        title={title ?? t("frame.notFoundTitle")}
        body={body ?? t("frame.notFoundBody")}
        action={
          <Button component={Link} to="/">
            {t("frame.toEvents")}
          </Button>
        }
      />
    </>
  );
}
