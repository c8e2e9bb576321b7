import { formatMoney, type Money } from "@parterre/money";
import type { OrderActName, OrderStateName } from "../account/order-states.rules.ts";

type Language = "zh" | "en";

/** Seats of one performance, as a letter names them. */
export interface LetterSeats {
  readonly title: string;
  /** As people of the house say it. */
  readonly when: string;
  readonly where: string;
  readonly seats: readonly string[];
}

/** What a letter about an act tells, in the language of its reader. */
export interface LetterFacts {
  readonly act: OrderActName;
  readonly stateAfter: OrderStateName;
  readonly name: string | null;
  readonly reference: string;
  readonly url: string;
  readonly parts: readonly LetterSeats[];
  /** What the act moved: above 0 paid, below 0 on its way back; 0 where no money moved. */
  readonly money: Money;
  /** What stands on the order, or what the house says about a performance that was cancelled. */
  readonly note: string | null;
}

interface Words {
  readonly subject: string;
  readonly sentence: string;
}

const none: Words = { subject: "", sentence: "" };

/** Whether customers get a letter about an act. A move, of a seat or of a performance, has a letter of its own. */
export function hasLetter(act: OrderActName): boolean {
  return wordsOf("en", { act, stateAfter: "paid" }) !== none;
}

function wordsOf(language: Language, { act, stateAfter }: Pick<LetterFacts, "act" | "stateAfter">): Words {
  const zh = language === "zh";
  switch (act) {
    case "sale":
    case "payment":
    case "comp":
      return stateAfter === "part_paid"
        ? {
            subject: zh ? "已收到部分付款" : "We have received a part of your payment",
            sentence: zh
              ? "座位已为您留定，付清余款后即可取票。"
              : "The seats are yours. The tickets follow once the rest is paid.",
          }
        : {
            subject: zh ? "您的门票" : "Your tickets",
            sentence: zh
              ? "门票已出。打开链接即可出示入场二维码，无需打印。"
              : "Your tickets are ready. Open the link and show the codes at the door; there is nothing to print.",
          };
    case "exchange":
      return {
        subject: zh ? "换票成功" : "Your new tickets",
        sentence: zh
          ? "原票已失效，请使用新票入场。"
          : "The tickets you had are no longer valid. Please use the new ones.",
      };
    case "refund":
      return {
        subject: zh ? "退票确认" : "Your refund",
        sentence: zh ? "以下门票已退，不能再入场。" : "These tickets were given back and are no longer valid.",
      };
    case "goodwill":
      return {
        subject: zh ? "款项退还通知" : "Money back on your order",
        sentence: zh ? "我们退还您一部分款项，门票仍然有效。" : "We give you some money back. Your tickets stay valid.",
      };
    case "late_payment":
    case "let_go":
      return { subject: zh ? "未能出票" : "Your order could not be completed", sentence: "" };
    default:
      return none;
  }
}

function moneyLine(language: Language, { act, money }: LetterFacts): string | null {
  if (money.amountMinor === 0) return null;
  const back = money.amountMinor < 0;
  const amount = formatMoney(
    { ...money, amountMinor: Math.abs(money.amountMinor) },
    language === "zh" ? "zh-CN" : "en-HK",
  );
  if (act === "late_payment" || act === "let_go") return null;
  if (language === "zh") return back ? `退款 ${amount}，按原付款方式退回。` : `已付 ${amount}`;
  return back ? `${amount} goes back the way it was paid.` : `Paid: ${amount}`;
}

/** More than a letter can name; the order's page has them all. */
const mostNamed = 30;

function partLines(language: Language, { title, when, where, seats }: LetterSeats): string {
  const named = seats.slice(0, mostNamed);
  const rest = seats.length - named.length;
  if (language === "zh") {
    const more = rest > 0 ? `等 ${seats.length} 个` : "";
    return `《${title}》\n${when} · ${where}\n座位：${named.join("、")}${more}`;
  }
  const more = rest > 0 ? ` and ${rest} more` : "";
  return `${title}\n${when} · ${where}\nSeats: ${named.join(", ")}${more}`;
}

/** A letter about an act on an order, whole. */
export function orderLetter(
  language: Language,
  facts: LetterFacts,
): { readonly subject: string; readonly body: string } {
  const { subject, sentence } = wordsOf(language, facts);
  const { name, reference, url, note, parts } = facts;
  const greeting = language === "zh" ? `${name ?? "尊敬的观众"}，您好：` : `Dear ${name ?? "guest"},`;
  const body = [
    `${greeting}\n${[sentence, note].filter((each) => each).join("\n")}`,
    ...parts.map((part) => partLines(language, part)),
    moneyLine(language, facts),
    language === "zh" ? `订单 ${reference}：\n${url}` : `Order ${reference}:\n${url}`,
  ];
  return {
    subject: language === "zh" ? `${subject} · ${reference}` : `${subject}, ${reference}`,
    body: body.filter((each) => each !== null).join("\n\n"),
  };
}
