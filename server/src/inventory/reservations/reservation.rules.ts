import type { LocalisedText } from "@parterre/seat-map";

/** Who seats are reserved for. */
export interface ReservationCustomer {
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly note: string | null;
  /** Of the house's record of them. */
  readonly customerId?: string | null;
}

/** Why nothing was changed, and which input to mend; null when it is the state of things. */
export interface ReservationRefusal {
  readonly kind: "refused";
  readonly field: string | null;
  readonly reason: LocalisedText;
}

export function refusal(field: string | null, zh: string, en: string): ReservationRefusal {
  return { kind: "refused", field, reason: { zh, en } };
}

const longestName = 100;
const longestNote = 500;
const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Trimmed, with empty texts as null. A customer must have a name and a way to be reached. */
export function readCustomer(customer: ReservationCustomer): ReservationCustomer | ReservationRefusal {
  const name = customer.name.trim();
  const [phone, email, note] = [customer.phone, customer.email, customer.note].map((text) => text?.trim() || null);
  if (name === "" || name.length > longestName) {
    return refusal(
      "customerName",
      `请填写姓名（最多 ${longestName} 个字）。`,
      `Say the name, in ${longestName} characters.`,
    );
  }
  if (!phone && !email) {
    return refusal("customerPhone", "请留下电话或邮箱。", "Leave a telephone number or an e-mail address.");
  }
  if (phone && !/^[+\d][\d\s()-]{2,29}$/.test(phone)) {
    return refusal("customerPhone", "电话号码不正确。", "This is not a telephone number.");
  }
  if (email && (email.length > 254 || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))) {
    return refusal("customerEmail", "邮箱地址不正确。", "This is not an e-mail address.");
  }
  if (note && note.length > longestNote) {
    return refusal("note", `备注最多 ${longestNote} 个字。`, `A note has at most ${longestNote} characters.`);
  }
  const customerId = customer.customerId ?? null;
  if (customerId !== null && !uuidShape.test(customerId)) {
    return refusal("customerId", "没有这位顾客的档案。", "There is no record of this customer.");
  }
  return { name, phone: phone ?? null, email: email ?? null, note: note ?? null, customerId };
}

/** Why seats cannot be kept until then; null when they can. */
export function deadlineRefusal(deadline: Date, now: Date, firstStartsAt: Date): ReservationRefusal | null {
  if (deadline <= now) return refusal("deadline", "付款期限须在将来。", "The deadline must be in the future.");
  if (deadline > firstStartsAt) {
    return refusal("deadline", "付款期限不能晚于演出开始。", "The deadline cannot be after the performance begins.");
  }
  return null;
}

/** How long from now each reminder is due: those before the deadline that are not over yet. Milliseconds. */
export function reminderDelays(deadline: Date, now: Date, remindBeforeMs: readonly number[]): readonly number[] {
  return remindBeforeMs.map((before) => deadline.getTime() - before - now.getTime()).filter((delay) => delay > 0);
}

export type ReservationState = "open" | "expired" | "released" | "sold";

/** What has become of a reservation at an instant. */
export function stateOf(
  reservation: { readonly deadline: Date; readonly releasedAt: Date | null; readonly orderId: string | null },
  now: Date,
): ReservationState {
  if (reservation.orderId !== null) return "sold";
  if (reservation.releasedAt !== null) return "released";
  return reservation.deadline < now ? "expired" : "open";
}
