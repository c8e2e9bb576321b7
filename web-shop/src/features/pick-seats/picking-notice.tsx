import { Button } from "@mantine/core";
import { type SeatMapGeometry, seatLabel } from "@parterre/seat-map";
import { RefusalNotice, useSeatName } from "@parterre/web-kit";
import { Link } from "react-router";
import { useShopText } from "../../texts/use-shop-text.ts";
import classes from "./pick-seats.module.css";
import type { SeatPicking } from "./use-seat-picking.ts";

/** Says why seats could not be taken, and offers the free ones beside in one tap. */
export function PickingNotice({
  picking,
  geometry,
  performanceId,
}: {
  readonly performanceId: string;
  readonly picking: SeatPicking;
  readonly geometry: SeatMapGeometry;
}) {
  const t = useShopText();
  const seatName = useSeatName();
  const { notice, dismiss, take } = picking;
  if (!notice) return null;
  const suggested = "suggested" in notice ? notice.suggested : [];
  const names = suggested.slice(0, 3).map((ordinal) => seatName(seatLabel(geometry, ordinal)));
  const seats = names.join(" · ") + (suggested.length > names.length ? " …" : "");
  const offer = suggested.length > 0 && (
    <Button size="compact-md" h="auto" py={6} onClick={() => void take(suggested)} className={classes.suggestion}>
      {t(notice.kind === "orphan" ? "pick.takeInstead" : "pick.takeSuggested", { count: suggested.length, seats })}
    </Button>
  );
  if (notice.kind === "refusal") {
    return (
      <RefusalNotice refusal={notice} onClose={dismiss}>
        {offer}
      </RefusalNotice>
    );
  }
  return (
    <div className={classes.notice} role="alert">
      <p className={classes.noticeText}>{t(`pick.${notice.kind}`, { count: "count" in notice ? notice.count : 0 })}</p>
      {offer}
      {notice.kind === "noneTogether" && (
        <Button
          component={Link}
          to={`/performances/${performanceId}/wait`}
          size="compact-md"
          h="auto"
          py={6}
          className={classes.suggestion}
        >
          {t("waiting.noneFits")}
        </Button>
      )}
    </div>
  );
}
