import { Button, Menu } from "@mantine/core";
import { ColourSchemeSwitch, LanguageSwitch, OfflineBanner, useStaff, Wordmark } from "@parterre/web-kit";
import type { ReactNode } from "react";
import { NavLink } from "react-router";
import { useAdminText } from "../texts/use-admin-text.ts";
import classes from "./frame.module.css";

/** Every screen of the organiser: where to go on the left of the bar, who is there on its right. */
export function AdminFrame({ children }: { readonly children: ReactNode }) {
  const t = useAdminText();
  const { staff, signOut } = useStaff();
  const link = (at: { isActive: boolean }) => (at.isActive ? classes.linkHere! : classes.link!);
  return (
    <div className={classes.frame}>
      <header className={classes.bar}>
        <Wordmark suffix={t("app.name")} shrinks />
        <nav className={classes.nav} aria-label={t("frame.navigation")}>
          <NavLink to="/events" className={link}>
            {t("frame.events")}
          </NavLink>
          <NavLink to="/venues" className={link}>
            {t("frame.venues")}
          </NavLink>
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
      </header>
      <OfflineBanner />
      <main className={classes.screen}>{children}</main>
    </div>
  );
}
