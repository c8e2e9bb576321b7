import { ColourSchemeSwitch, LanguageSwitch, OfflineBanner, Wordmark } from "@parterre/web-kit";
import { Suspense, useEffect, useRef } from "react";
import { Link, Outlet, useLocation } from "react-router";
import { useShopText } from "../texts/use-shop-text.ts";
import { CartButton } from "./cart-button.tsx";
import classes from "./frame.module.css";
import { PageSkeleton } from "./page-skeleton.tsx";

/** Head and foot around every page but the map, which fills the screen by itself. */
export function ShopFrame() {
  const t = useShopText();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    window.scrollTo(0, 0);
    // A new page begins at its beginning for the keyboard and for screen readers too.
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#content">
        {t("frame.skip")}
      </a>
      <OfflineBanner />
      <header className={classes.header}>
        <div className={classes.headerInner}>
          <Link to="/" className={classes.home} aria-label={t("frame.home")}>
            <Wordmark shrinks />
          </Link>
          <nav className={classes.nav} aria-label={t("frame.cart")}>
            <CartButton />
            <LanguageSwitch />
            <ColourSchemeSwitch />
          </nav>
        </div>
      </header>
      <main id="content" ref={main} tabIndex={-1} className={classes.main}>
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </main>
      <footer className={classes.footer}>
        <p>{t("frame.footer")}</p>
        <Link to="/orders">{t("frame.orders")}</Link>
      </footer>
    </div>
  );
}
