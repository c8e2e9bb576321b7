import { Button, Menu } from "@mantine/core";
import { ColourSchemeSwitch, LanguageSwitch, useStaff, Wordmark } from "@parterre/web-kit";
import { NavLink, useLocation, useNavigate } from "react-router";
import { openCustomerScreen } from "../display/open-customer-screen.ts";
import { KeyCap } from "../keys/key-cap.tsx";
import { useKeys } from "../keys/use-keys.ts";
import { PrinterState } from "../printing/printer-state.tsx";
import { ShiftState } from "../shifts/shift-state.tsx";
import { useCounterText } from "../texts/use-counter-text.ts";
import { lastSellingPath } from "./last-selling-path.ts";
import { LineState } from "./line-state.tsx";
import classes from "./status-bar.module.css";
import { useClock } from "./use-clock.ts";

/** The strip that is on every screen: where to go by key, and at its end, always in the same order, the state. */
export function StatusBar() {
  const t = useCounterText();
  const navigate = useNavigate();
  const supervises = useStaff().staff.role !== "SELLER";
  const selling = useLocation().pathname.startsWith("/sell/");
  useKeys([
    { key: "f2", act: () => navigate(lastSellingPath()), inFields: true },
    { key: "f3", act: () => navigate("/orders"), inFields: true },
    { key: "f6", act: () => navigate("/reservations"), inFields: true },
    { key: "f4", act: () => navigate("/"), inFields: true },
    { key: "f7", act: openCustomerScreen, inFields: true },
    { key: "f1", act: () => navigate("/offline"), inFields: true },
    { key: "f9", act: () => navigate("/shift"), inFields: true },
    { key: "f8", act: () => navigate("/board"), inFields: true, enabled: supervises },
  ]);
  return (
    <section className={classes.bar} aria-label={t("frame.bar")}>
      <span className={classes.brand}>
        <Wordmark suffix={t("app.name")} shrinks />
      </span>
      <nav className={classes.nav} aria-label={t("frame.navigation")}>
        <NavLink to={lastSellingPath()} className={selling ? classes.linkHere : classes.link} aria-keyshortcuts="F2">
          {t("frame.sell")} <KeyCap>F2</KeyCap>
        </NavLink>
        <NavLink
          to="/orders"
          className={(at) => (at.isActive ? classes.linkHere! : classes.link!)}
          aria-keyshortcuts="F3"
        >
          {t("frame.orders")} <KeyCap>F3</KeyCap>
        </NavLink>
        <NavLink
          to="/reservations"
          className={(at) => (at.isActive ? classes.linkHere! : classes.link!)}
          aria-keyshortcuts="F6"
        >
          {t("frame.reservations")} <KeyCap>F6</KeyCap>
        </NavLink>
        <NavLink
          to="/"
          end
          className={(at) => (at.isActive ? classes.linkHere! : classes.link!)}
          aria-keyshortcuts="F4"
        >
          {t("frame.performances")} <KeyCap>F4</KeyCap>
        </NavLink>
        {supervises && (
          <NavLink
            to="/board"
            className={(at) => (at.isActive ? classes.linkHere! : classes.link!)}
            aria-keyshortcuts="F8"
          >
            {t("shifts.board")} <KeyCap>F8</KeyCap>
          </NavLink>
        )}
      </nav>
      <State />
      <span className={classes.switches}>
        <LanguageSwitch />
        <ColourSchemeSwitch />
      </span>
    </section>
  );
}

function State() {
  const t = useCounterText();
  const { staff, signOut } = useStaff();
  const clock = new Date(useClock());
  const two = (value: number) => String(value).padStart(2, "0");
  return (
    <div className={classes.state}>
      <LineState />
      <ShiftState />
      <PrinterState />
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="subtle" color="gray" size="compact-sm" className={classes.who}>
            {staff.name}
            <small>{t(`frame.roles.${staff.role}`)}</small>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{staff.email}</Menu.Label>
          <Menu.Item onClick={openCustomerScreen} rightSection={<KeyCap>F7</KeyCap>}>
            {t("display.open")}
          </Menu.Item>
          <Menu.Item onClick={() => void signOut()}>{t("frame.signOut")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <time className={`${classes.clock} figures`} dateTime={clock.toISOString()}>
        {two(clock.getHours())}:{two(clock.getMinutes())}
        <small>:{two(clock.getSeconds())}</small>
      </time>
    </div>
  );
}
