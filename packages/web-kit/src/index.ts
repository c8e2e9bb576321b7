/** The kit every Parterre app stands on: API client, languages, formats, theme, states, posters and live seat maps. */
export { type Connection, onConnection, useConnection } from "./api/connection.ts";
export { failureOf } from "./api/failure-of.ts";
export { type FragmentOf, graphql, type ResultOf, readFragment, type VariablesOf } from "./api/graphql.ts";
export { newIdempotencyKey } from "./api/idempotency-key.ts";
export { reopenLiveClient } from "./api/live.ts";
export { useAttempt } from "./api/use-attempt.ts";
export { forgetStoredCart, type StoredCart, storedCart, updateStoredCart, useStoredCart } from "./cart/stored-cart.ts";
export { type Formats, formatsOf, useFormats } from "./language/formats.ts";
export { changeLocale, currentLocale } from "./language/i18n.ts";
export { LanguageSwitch } from "./language/language-switch.tsx";
export { placeName } from "./language/place-name.ts";
export type { Locale, SameKeys, TextKey, TextTree, Translations } from "./language/texts.ts";
export { type SeatLabelWords, useSeatName } from "./language/use-seat-name.ts";
export { type BothLanguages, pick, type Text, type TextValues, useLocale, useText } from "./language/use-text.ts";
export { OrderAccount, OrderRefunds } from "./orders/order-account.tsx";
export { OrderActs } from "./orders/order-acts.tsx";
export {
  type ChargeFacts,
  chargeFragment,
  type OrderLineFacts,
  orderAccountFragment,
  orderActFragment,
  orderLineFragment,
} from "./orders/order-documents.ts";
export { OrderLines } from "./orders/order-lines.tsx";
export { OrderStateMark, type OrderStateName } from "./orders/order-state-mark.tsx";
export { useChargeTexts } from "./orders/use-charge-texts.ts";
export { useTenderName } from "./orders/use-tender-name.ts";
export { Poster, type PosterProps } from "./poster/poster.tsx";
export { QrCode, type QrCodeProps } from "./qr-code.tsx";
export { fetchGeometry, fetchZoneMap } from "./seats/fetch-map.ts";
export type { PricedHouse } from "./seats/priced-house.ts";
export { SeatCard, type SeatCardProps } from "./seats/seat-card.tsx";
export { SeatFilterMenu, type SeatFilterMenuProps } from "./seats/seat-filter-menu.tsx";
export { type HouseFilter, useHouseFilter } from "./seats/use-house-filter.ts";
export {
  namedFor,
  type SeatMapData,
  type SeatMapDataOf,
  seatMapDataFragment,
  useSeatMapData,
} from "./seats/use-seat-map-data.ts";
export { type SeatAudience, type SeatWatch, watchSeats } from "./seats/watch-seats.ts";
export { noteServerTime, serverNow, useCountdown } from "./server-clock.ts";
export { type Staff, type StaffRole, staffMemberFragment, useStaff } from "./staff/staff.ts";
export { StaffGate, type StaffGateProps } from "./staff/staff-gate.tsx";
export { type AppOptions, startApp } from "./start-app.tsx";
export { EmptyState, type EmptyStateProps } from "./states/empty-state.tsx";
export { ErrorState, type ErrorStateProps } from "./states/error-state.tsx";
export { OfflineBanner } from "./states/offline-banner.tsx";
export { RefusalNotice, type RefusalNoticeProps } from "./states/refusal-notice.tsx";
export { RowsSkeleton, TextSkeleton } from "./states/skeletons.tsx";
export { ColourSchemeSwitch } from "./theme/colour-scheme-switch.tsx";
export { theme } from "./theme/theme.ts";
export { Wordmark } from "./theme/wordmark.tsx";
