import { Button, Menu } from "@mantine/core";
import { ColourSchemeSwitch, LanguageSwitch, OfflineBanner, useStaff, Wordmark } from "@parterre/web-kit";
import { type ReactNode, useEffect } from "react";
import { Link, useLocation } from "react-router";
import { useAdminText } from "../texts/use-admin-text.ts";
import classes from "./frame.module.css";

/** Every screen of the organiser: where to go on the left of the bar, who is there on its right. */
export function AdminFrame({ children }: { readonly children: ReactNode }) {
  const t = useAdminText();
  const { staff, signOut } = useStaff();
  const { pathname } = useLocation();
  // A new page begins at its top; the steps of one performance are one page.
  const page = pathname.split("/").slice(0, 3).join("/");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page's address is what begins it anew
  useEffect(() => window.scrollTo(0, 0), [page]);
  const link = (...roots: readonly string[]) => {
    const here = roots.some((root) => pathname.startsWith(root));
    return {
      className: here ? classes.linkHere! : classes.link!,
      "aria-current": here ? ("page" as const) : undefined,
    };
  };
  return (
    <div className={classes.frame}>
      <section className={classes.bar} aria-label={t("frame.bar")}>
        <Wordmark suffix={t("app.name")} shrinks />
        <nav className={classes.nav} aria-label={t("frame.navigation")}>
          <Link to="/events" {...link("/events", "/performances")}>
            {t("frame.events")}
          </Link>
          <Link to="/venues" {...link("/venues", "/seat-maps")}>
            {t("frame.venues")}
          </Link>
          <Link to="/selling" {...link("/selling")}>
            {t("frame.selling")}
          </Link>
          <Link to="/orders" {...link("/orders")}>
            {t("orders.title")}
          </Link>
          <Link to="/tickets" {...link("/tickets")}>
            {t("frame.tickets")}
          </Link>
          <Link to="/paper" {...link("/paper")}>
            {t("frame.paper")}
          </Link>
          <Link to="/sales" {...link("/sales")}>
            {t("frame.sales")}
          </Link>
          <Link to="/audit" {...link("/audit")}>
            {t("frame.audit")}
          </Link>
        </nav>
        <span className={classes.end}>
          <LanguageSwitch />
          <ColourSchemeSwitch />
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="subtle" color="gray" size="compact-sm">
                {staff.name}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{staff.email}</Menu.Label>
              <Menu.Item onClick={() => void signOut()}>{t("frame.signOut")}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </span>
      </section>
      <OfflineBanner />
      <main className={classes.screen}>{children}</main>
    </div>
  );
}
