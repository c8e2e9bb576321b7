import { Link } from "react-router";
import { useAdminText } from "../texts/use-admin-text.ts";
import classes from "./selling-nav.module.css";

export const sellingParts = ["types", "fees", "taxes", "promotions", "refunds", "rates", "market"] as const;
export type SellingPart = (typeof sellingParts)[number];

/** What a house sells by, part by part, above each of them. */
export function SellingNav({ here }: { readonly here: SellingPart }) {
  const t = useAdminText();
  return (
    <nav className={classes.parts} aria-label={t("selling.title")}>
      {sellingParts.map((each) => (
        <Link key={each} to={`/selling/${each}`} aria-current={each === here ? "page" : undefined}>
          {t(`selling.parts.${each}`)}
        </Link>
      ))}
    </nav>
  );
}
