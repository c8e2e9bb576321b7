import type { Currency } from "@parterre/money";
import { SeatStatus } from "@parterre/seat-map";
import type { SeatMapData } from "@parterre/web-kit";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useWindowCustomer, type WindowCustomerControl } from "../../customers/use-window-customer.ts";
import { leaveServerCart } from "../../frame/window-cart.ts";
import { useAtWork } from "../../offline/at-work.ts";
import { leaveBehind, takeLeftBehind } from "../../offline/left-behind.ts";
import { useStayAlone } from "../../offline/mode.ts";
import { keepCartTypes } from "../../offline/own-cart.ts";
import { useSeatsFrom } from "../../performance/use-seats-from.ts";
import { useTill } from "../../printing/use-till.ts";
import type { Owing, TenderInput } from "../../tenders/tender.ts";
import type { AskedPayment } from "../../tenders/use-telephone.ts";
import { lostSeats, type Notice } from "./notices.ts";
import type { SellingPerformance } from "./performance-documents.ts";
import type { SoldOrder } from "./sale-documents.ts";
import { linesOf, type SaleLine, seatChoices } from "./sale-lines.ts";
import { seatsOfTap } from "./tap-seat.ts";
import { useCart } from "./use-cart.ts";
import { type Identities, useIdentities } from "./use-identities.ts";
import { type ParkedSale, parkSale, resumedTypes, takeParked, useParkedSales } from "./use-parked-sales.ts";
import { useProposal } from "./use-proposal.ts";
import { usePutDown } from "./use-put-down.ts";
import { useQuote } from "./use-quote.ts";
import { type CompletedSale, useSell } from "./use-sell.ts";

/** `code`: a customer's telephone is asked to pay. */
export type SaleStage = "seats" | "tender" | "code" | "sold";
export type Sale = ReturnType<typeof useSale>;

/** How a sale is paid. */
export interface Payment {
  readonly tenders: readonly TenderInput[];
  /** Of a part that stays owed. */
  readonly owing: Owing;
  readonly keepTickets: boolean;
  /** Pre-printed tickets that are handed over instead of printed ones; only alone. */
  readonly backupNumbers: readonly number[] | null;
}

const fromTheLease = {
  zh: "连接已中断。原来锁定的座位暂时不能售出，改从租座中选。",
  en: "The connection is gone. The seats held before cannot be sold without it: take these from the lease.",
};
const currencyKey = "parterre.counter.currency";

/** The lines as a sale takes them, each with its holder where the market asks for names. */
function withHolders(lines: readonly SaleLine[], { market, holders }: Identities) {
  return seatChoices(lines).map((seat, index) => {
    const holder = market.realName ? holders.get(lines[index]!.key) : undefined;
    return { ...seat, ...(holder && { holder }) };
  });
}

/** The customer as a sale takes them; empty where nobody is chosen. */
function whoIs({ id, record }: WindowCustomerControl) {
  const { name = null, phone = null, email = null } = record ?? {};
  return { name, phone, email, customerId: id };
}

/** Everything the selling screen knows and can do for the customer at the window. */
export function useSale(performance: SellingPerformance, house: SeatMapData, alone: boolean) {
  const { from, seatMap } = useSeatsFrom(performance, house);
  const cart = useCart();
  const [chosenTypes, setChosenTypes] = useState<ReadonlyMap<string, string>>(resumedTypes);
  const lines = useMemo(() => linesOf(cart.cart, chosenTypes), [cart.cart, chosenTypes]);
  const [completed, setCompleted] = useState<CompletedSale | null>(null);
  // The seats just sold stay marked until the next customer, so that seller and customer can see where they are.
  const mine = useMemo(() => {
    const seats = completed ? completed.order.lines : lines;
    return new Set(seats.filter((seat) => seat.performance.id === performance.id).map((seat) => seat.ordinal));
  }, [completed, lines, performance.id]);
  const [currency, setCurrency] = useState<Currency>(() => {
    const last = window.sessionStorage.getItem(currencyKey);
    return performance.currencies.find((code) => code === last) ?? performance.currencies[0] ?? "CNY";
  });
  const [wanted] = useState(() => (alone ? takeLeftBehind(performance.id) : 0));
  const proposal = useProposal(performance, seatMap, mine, currency, wanted || null);
  const [promotionCode, setPromotionCode] = useState<string | null>(null);
  const quote = useQuote(cart.cart?.key ?? null, lines, currency, promotionCode);
  const { sell, selling } = useSell();
  const till = useTill();
  const putDown = usePutDown(cart.cart?.key ?? null);
  const customer = useWindowCustomer();
  const identities = useIdentities(lines);
  const { take: takeIdentities, forget: forgetIdentities } = identities;
  const [doneCount, setDoneCount] = useState(0);
  const parked = useParkedSales();

  const [given, setNotice] = useState<Notice | null>(
    wanted > 0 ? { kind: "said", reason: fromTheLease, field: null } : null,
  );
  const [paying, setPaying] = useState<"tender" | "code" | null>(null);
  const stage: SaleStage = completed ? "sold" : paying !== null && lines.length > 0 ? paying : "seats";
  // Seats may run out of time while cash is counted: then there is nothing to take money for.
  useEffect(() => {
    if (paying !== null && lines.length === 0) setPaying(null);
  }, [paying, lines.length]);
  useStayAlone(alone && (lines.length > 0 || completed !== null));
  useAtWork(lines.length > 0 || completed !== null);
  useEffect(() => {
    if (!alone) leaveBehind(performance.id, completed ? 0 : lines.length);
  }, [alone, performance.id, completed, lines.length]);
  useEffect(() => {
    if (alone) void keepCartTypes(chosenTypes);
  }, [alone, chosenTypes]);
  const [shownCode, showCode] = useState<AskedPayment | null>(null);

  const { runOut, noteRunOut } = cart;
  useEffect(() => {
    if (runOut === 0) return;
    setNotice({ kind: "timeOver", count: runOut });
    noteRunOut();
  }, [runOut, noteRunOut]);

  // On another version of the map the seats of a notice are other ones.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another version is drawn
  useEffect(() => setNotice(null), [seatMap.versionId]);

  // Looking for other seats answers the news that some are gone.
  const searching = proposal.size !== null;
  useEffect(() => {
    if (searching) setNotice((now) => (now?.kind === "timeOver" || now?.kind === "seatsLost" ? null : now));
  }, [searching]);

  const notice = given ?? quote.notice;
  const lost = useMemo(() => new Set(lostSeats(notice)), [notice]);

  const hold = useCallback(
    async (ordinals: readonly number[]) => {
      setNotice(null);
      const refused = await cart.hold(performance.id, ordinals, seatMap.versionId, from.chosen?.id ?? null);
      setNotice(refused);
      if (!refused) proposal.clear();
    },
    [cart, performance.id, proposal, seatMap.versionId, from.chosen],
  );

  const { forget } = cart;
  const { clear: clearPutDown, changeMinor, hasCash } = putDown;
  const complete = useCallback(
    (sale: CompletedSale) => {
      setCompleted(sale);
      clearPutDown();
      forget();
      if (alone) leaveServerCart();
      setChosenTypes(new Map());
      setPromotionCode(null);
      setPaying(null);
      setNotice(null);
      forgetIdentities();
      setDoneCount((count) => count + 1);
    },
    [forget, alone, forgetIdentities, clearPutDown],
  );
  const paidByCode = useCallback(
    (order: SoldOrder) => {
      if (hasCash) till.openDrawer();
      const change = { amountMinor: changeMinor, currency: order.total.currency };
      complete({ __typename: "SaleCompleted", order, change });
    },
    [complete, hasCash, changeMinor, till],
  );
  const notify = useCallback(
    (news: Notice, where: "tender" | "seats" = "tender") => {
      if (news.kind === "said" && takeIdentities(news)) return setPaying(null);
      setNotice(news);
      setPaying(where === "tender" ? "tender" : null);
    },
    [takeIdentities],
  );
  const paymentRequest = useMemo(
    () => ({
      cartKey: cart.cart?.key ?? "",
      currency,
      seats: withHolders(lines, identities),
      promotionCode,
      shownTotalMinor: quote.total?.amountMinor ?? 0,
      customer: { ...whoIs(customer), idNumber: identities.buyerNumber.trim() || null },
    }),
    [cart.cart?.key, currency, lines, promotionCode, quote.total?.amountMinor, customer, identities],
  );

  return {
    performance,
    /** The server cannot be asked: what it alone can do is not offered. */
    alone,
    seatMap,
    from,
    cart,
    lines,
    mine,
    lost,
    proposal,
    quote,
    promotionCode,
    applyCode: setPromotionCode,
    currency,
    stage,
    completed,
    notice,
    busy: cart.busy || selling,
    dismiss: () => setNotice(null),

    nextCurrency: () => {
      const all = performance.currencies;
      const next = all[(all.indexOf(currency) + 1) % all.length] ?? currency;
      window.sessionStorage.setItem(currencyKey, next);
      setCurrency(next);
    },

    hold,
    /** Holds the seats the map proposes. */
    holdProposal: () => proposal.ordinals.length > 0 && void hold(proposal.ordinals),
    /** Lets the server choose and claim in one step: nothing can come between. */
    holdBest: async () => {
      setNotice(null);
      const zone = performance.zones.find(({ index }) => index === proposal.zone);
      const refused = await cart.holdBest(
        performance.id,
        proposal.size ?? 1,
        zone?.id ?? null,
        from.chosen?.id ?? null,
      );
      setNotice(refused);
      if (!refused) proposal.clear();
    },
    /** A tap: mine goes back, a proposed one takes the proposal, a free one is held with neighbours for the party. */
    tapSeat: (ordinal: number) => {
      const state = seatMap.seatStates?.states[ordinal];
      const line = lines.find((each) => each.ordinal === ordinal && each.performance.id === performance.id);
      if (line) void cart.release(line.holdId, [ordinal]).then(setNotice);
      else if (proposal.ordinals.includes(ordinal)) void hold(proposal.ordinals);
      else if (state === SeatStatus.free) {
        const { geometry, zoneOf, seatStates } = seatMap;
        if (!geometry || !zoneOf || !seatStates) return;
        const house = { geometry, zoneOf, states: seatStates.states, zoneCount: performance.zones.length };
        const wish = seatsOfTap(house, ordinal, proposal.size ?? 1);
        if ("hold" in wish) void hold(wish.hold);
        else setNotice(wish.notice);
      } else {
        const allocation = from.keptIn(ordinal);
        if (allocation !== undefined) setNotice({ kind: "kept", allocation });
      }
    },
    release: (line: SaleLine) => void cart.release(line.holdId, [line.ordinal]).then(setNotice),
    releaseAll: () => void cart.releaseAll().then(setNotice),
    extend: () => void cart.extend().then(setNotice),

    chooseType: (which: readonly SaleLine[], ticketTypeId: string) =>
      setChosenTypes((before) => {
        const next = new Map(before);
        for (const line of which) next.set(line.key, ticketTypeId);
        return next;
      }),

    /** To taking the money. */
    toTender: () => {
      setNotice(null);
      proposal.clear();
      if (identities.missing > 0) return identities.ask("tender");
      setPaying("tender");
    },
    /** To a payment by telephone of what the parts leave. */
    toCode: (parts: readonly TenderInput[]) => {
      setNotice(null);
      putDown.keep(parts);
      setPaying("code");
    },
    /** The parts stay on the counter until they are handed back or taken. */
    backToSeats: (parts: readonly TenderInput[]) => {
      setNotice(null);
      putDown.keep(parts);
      setPaying(null);
    },
    /** Sells for the total shown. A changed price comes back as a notice and the new total is shown at once. */
    pay: async ({ tenders, owing, keepTickets, backupNumbers }: Payment) => {
      if (!cart.cart || !quote.total) return;
      setNotice(null);
      const known = paymentRequest.customer;
      const { name, phone, email } = owing;
      const buyer = {
        ...known,
        ...{ name: name || known.name, phone: phone || known.phone, email: email || known.email },
      };
      const outcome = await sell(
        { ...paymentRequest, tenders: [...tenders], keepTickets, customer: buyer },
        { performanceId: performance.id, backupNumbers },
      );
      if ("order" in outcome) {
        // Before anything is drawn: change is what the customer waits for.
        if (tenders.some(({ kind }) => kind === "CASH")) till.openDrawer();
        return complete(outcome);
      }
      if (outcome.kind === "said" && takeIdentities(outcome)) return setPaying(null);
      setNotice(outcome);
      if (outcome.kind === "priceChanged") quote.refresh();
      if (outcome.kind === "seatsLost") setPaying(null);
    },
    /** What a provider is asked for when a telephone pays. */
    paymentRequest,
    paidByCode,
    putDown,
    /** Whom the tickets are for, where the market asks. */
    identities,
    /** Who is served, where that is known. */
    customer,
    /** How often something was done for them: their history is read again then. */
    doneCount,
    /** Something went otherwise with a payment by telephone or by link: said where the money is taken, or the seats. */
    notify,
    /** The code a telephone is to scan now, for every screen that shows it; null while there is none. */
    shownCode,
    showCode,
    parked,
    /** Lets this customer wait and serves the next; the seats stay held as long as they can be. */
    park: async () => {
      const { cart: waiting } = cart;
      if (!waiting || lines.length === 0) return;
      await cart.extend();
      parkSale({
        cartKey: waiting.key,
        performanceId: performance.id,
        title: performance.event.title,
        seatCount: lines.length,
        types: [...chosenTypes],
        customerId: customer.id,
      });
      customer.choose(null);
      cart.forget();
      setChosenTypes(new Map());
      setPromotionCode(null);
      proposal.clear();
      setNotice(null);
    },
    /** Goes on with a customer who waited; says so when seats ran out of time meanwhile. */
    resume: async (waiting: ParkedSale) => {
      takeParked(waiting);
      customer.choose(waiting.customerId ?? null);
      setChosenTypes(resumedTypes());
      proposal.clear();
      const left = await cart.resume(waiting.cartKey).catch(() => waiting.seatCount);
      setNotice(left < waiting.seatCount ? { kind: "timeOver", count: waiting.seatCount - left } : null);
    },
    till,
    /** The seats are a reservation's or an order's now: the cart is empty. `reference`: of a reservation, to be said. */
    handedOver: (reference: string | null) => {
      cart.forget();
      setChosenTypes(new Map());
      setPromotionCode(null);
      forgetIdentities();
      proposal.clear();
      setNotice(reference === null ? null : { kind: "reserved", reference });
      setDoneCount((count) => count + 1);
    },
    nextSale: () => {
      customer.choose(null);
      customer.close();
      setCompleted(null);
      setPaying(null);
      setNotice(null);
      proposal.clear();
    },
  };
}
