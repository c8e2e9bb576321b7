import type { LocalisedText } from "@parterre/seat-map";

const text = (zh: string, en: string): LocalisedText => ({ zh, en });

/** Every sentence with which the box office refuses. */
export const boxOfficeTexts = {
  noVenue: text("没有这个场馆。", "There is no such venue."),
  noChannel: text("没有这个销售渠道。", "There is no such sales channel."),
  counterName: text("请填写窗口名称，最多 60 个字。", "Give the counter a name of up to 60 characters."),
  counterExists: text("这个场馆已有同名窗口。", "This venue has a counter of that name already."),
  noCounter: text("没有这个售票窗口。", "There is no such counter."),
  serialNumber: text("打印机序列号为空或过长。", "The printer's serial number is empty or too long."),
  printerFacts: text(
    "打印机的型号、语言或分辨率不正确。",
    "The printer's make, language or resolution is not one we know.",
  ),
  noPrinter: text("没有这台打印机，请重新配对。", "There is no such printer. Pair it again."),
  rollSize: text("票卷张数应在 1 到 10000 之间。", "A roll has 1 to 10,000 tickets."),
  stockCode: text("票版代码只能用小写字母、数字和连字符。", "A stock code has small letters, digits and hyphens."),
  noRoll: text("这台打印机没有装票。", "No tickets are loaded in this printer."),
  entryId: text("记录编号不正确，请重试。", "The entry's id is not a UUID. Try again."),
  nothingRead: text("请填写打印机计数或下一张票的编号。", "Give the printer's count or the next ticket's number."),
  reprintKey: text("补打请求编号不正确，请重试。", "The reprint's key is not a UUID. Try again."),
  otherReprint: text("这个补打请求已用于另一张票。", "This key was used to reprint another ticket."),
  networkAddress: text(
    "请填写网络打印机的地址，例如 192.168.20.31 或 192.168.20.31:9100。",
    "Give the network printer's address: 192.168.20.31 or 192.168.20.31:9100.",
  ),
  networkNotPermitted: text(
    "服务器没有获准连接这个地址。请管理员把它加入设置 NETWORK_PRINTERS；只允许内部网络。",
    "The server may not reach this address. An administrator adds it to the setting NETWORK_PRINTERS; private networks only.",
  ),
  quantity: text("张数不正确。", "That is not a number of tickets."),
  reason: text("请说明原因，最多 500 个字。", "Say why, in up to 500 characters."),
  templateName: text("请填写票面模板名称，最多 80 个字。", "Give the template a name of up to 80 characters."),
  templateExists: text("已有同名票面模板。", "There is a template of that name already."),
  templateWrong: text("票面模板有错误，改好后才能保存。", "The template has errors. Mend them to save it."),
  noTemplateForPaper: text(
    "没有这个版本的票面模板。请管理员在后台“票面”中设计模板，并指定它用于这种票版。",
    "There is no such version of a ticket template. An administrator draws one in the office under Ticket design and says that it prints these tickets on this paper.",
  ),
  noTemplate: text("没有这个票面模板。", "There is no such template."),
  noTemplateUse: text("这条用途已不存在。", "This rule is not there any more."),
  noEvent: text("没有这个节目。", "There is no such event."),
  noTicketType: text("没有这个票种。", "There is no such ticket type."),
  noTicket: text("没有这张票。", "There is no such ticket."),
  revoked: text("这张票已作废，不能打印。", "This ticket is not valid any more and cannot be printed."),
  alreadyPrinted: text(
    "这张票已经打印过。需要再打一张时请补打。",
    "This ticket has been printed. To have another, ask for a reprint.",
  ),
  inDoubt: text(
    "这张票上一次打印的结果还不清楚，请先确认。",
    "It is not known what became of this ticket's last print. Say so first.",
  ),
  noPrint: text("没有这条打印记录。", "There is no such print."),
  printEnded: text("这次打印已经有了结果。", "What became of this print is known already."),
  neverPrinted: text("这张票还没有打印过，直接打印即可。", "This ticket was never printed. Simply print it."),
  noOrder: text("没有这个订单。", "There is no such order."),
  handOverId: text("转打请求编号不正确，请重试。", "The hand-over's id is not a UUID. Try again."),
  otherHandOver: text("这个转打请求编号已用于其他转打。", "This id belongs to another hand-over."),
  noHandOver: text("没有这次转打。", "There is no such hand-over."),
  approvalNeeded: text("补打已出过的票需要主管授权。", "A supervisor has to approve printing a ticket again."),
} as const;

/** Why tickets do not go to another window, and why they do not come back. */
export const handOverTexts = {
  "same-counter": text("请选择另一个窗口。", "Choose another window than this one."),
  "other-venue": text("那个窗口属于另一个场馆。", "That window is at another venue."),
  "no-shift": text("那个窗口没有人当班。", "Nobody has a shift open at that window."),
  "no-printer": text("那个窗口没有打印机。", "That window has no printer."),
  "no-paper": text("那个窗口的打印机里没有票纸。", "By the books there is no paper in that window's printer."),
  "wrong-paper": text(
    "那个窗口的票纸没有适用于这些票的票面模板。",
    "No template prints these tickets on the paper in that window's printer.",
  ),
  "already-printed": text("这些票已经打印过。", "These tickets have been printed."),
  "in-doubt": text(
    "正在打印，或打印结果还不清楚。请先确认。",
    "They are being printed, or it is not known whether they came out. Find out first.",
  ),
  "already-handed-over": text(
    "这些票已转到其他窗口打印。请先收回。",
    "These tickets were handed to another window already. Take them back first.",
  ),
  revoked: text("这些票已作废，不能打印。", "These tickets are not valid any more and cannot be printed."),
} as const;

/** Why a ticket is not printed here: it waits at another window. */
export function printedElsewhere(counter: string): LocalisedText {
  return text(
    `这张票已转到${counter}打印。要在这里打印，请先收回。`,
    `This ticket was handed to ${counter}. To print it here, take it back first.`,
  );
}

/** Why a roll cannot be put in: another has some of its numbers. */
export function serialsClaimed(counter: string, first: string, last: string): LocalisedText {
  return text(
    `${counter}的票卷已有编号 ${first} 至 ${last}。请核对首张编号和张数。`,
    `A roll at ${counter} has the numbers ${first} to ${last}. Check the first serial number and how many there are.`,
  );
}

/** Why a ticket does not go to paper that a pre-printed one was handed over for. */
export function handedOverAs(number: string): LocalisedText {
  return {
    zh: `这张票已发放备用门票 ${number}，补打后才能打印。`,
    en: `Backup ticket ${number} was handed over for it. To print it, ask for a reprint.`,
  };
}
