/** What people read when contingency refuses something. */
export const contingencyTexts = {
  noCounter: { zh: "没有这个售票窗口。", en: "There is no such counter." },
  noPerformance: { zh: "没有这个场次。", en: "There is no such performance." },
  notOnSale: { zh: "该场次目前不能在窗口出售。", en: "The performance cannot be sold at this counter now." },
  realNames: {
    zh: "实名制或按证件限购的场次须联网核对，不能离线出售。",
    en: "Where identities are checked nothing is sold offline: nobody could be asked about them.",
  },
  noLease: { zh: "没有这份租座。", en: "There is no such lease." },
  badKey: { zh: "公钥格式不正确，须为 Ed25519 公钥。", en: "This is not an Ed25519 public key." },
  keyTaken: { zh: "该公钥无法登记，请重新生成。", en: "This key cannot be told from another one. Make a new one." },
  leaseStands: {
    zh: "该窗口在此场次已有租座，归还后可重新租。",
    en: "The counter has a lease of this performance already. It can lease again once that is returned.",
  },
  noSeats: { zh: "没有可租的座位。", en: "There are no seats left that could be leased." },
  howMany: { zh: "请租 1 到 500 个座位。", en: "Lease from 1 to 500 seats." },
  term: { zh: "租期须为 5 分钟到 7 天。", en: "A term is from 5 minutes to 7 days." },
  ahead: { zh: "提前时间须为 1 分钟到 30 天。", en: "Seats are leased from 1 minute to 30 days ahead." },
  maybeSold: {
    zh: "座位可能已售出：窗口离线、有未上传的销售，或有销售待主管处理。收回须由主管注明原因。",
    en: "These seats may be sold: the counter is offline, has sales to hand in, or a sale waits for a decision. A supervisor can take them back, with a reason.",
  },
  reason: { zh: "请填写原因（最多 300 字）。", en: "Give a reason, of up to 300 characters." },
  unknownKey: { zh: "这个浏览器的密钥尚未登记。", en: "This browser's key is not registered for the counter." },
  unsent: { zh: "未上传的销售数量不正确。", en: "The number of unsent sales is not a whole number from 0 on." },
  tooMany: { zh: "一次最多上传 100 笔销售。", en: "Hand in up to 100 sales at once." },
  numbers: {
    zh: "请填写正确的号段：起号大于 0，止号不小于起号，最多 10,000 张。",
    en: "Numbers start above 0, end no lower than they start, and are 10,000 at most.",
  },
  numbersTaken: { zh: "号段与已发放的号段重叠。", en: "Some of these numbers are issued already." },
  noTickets: { zh: "请选择 1 到 500 张门票。", en: "Choose from 1 to 500 tickets." },
  oneEach: { zh: "号码须与门票数量相同，且不重复。", en: "Give one number a ticket, each once." },
  hasPaper: {
    zh: "其中有门票已打印、已发放、正在其他窗口打印或已作废。",
    en: "Some of these tickets are on paper, handed over, on their way at another window, or not valid.",
  },
  notIssued: { zh: "其中有号码不属于本窗口。", en: "Some of these numbers were not issued to this counter." },
  numberUsed: { zh: "其中有号码已发放。", en: "Some of these numbers are handed out already." },
  noSale: { zh: "没有这笔离线销售。", en: "There is no such offline sale." },
  settled: { zh: "这笔销售已经处理过。", en: "This sale is settled already." },
  wrongWay: { zh: "这笔销售不能这样处理。", en: "This sale cannot be settled that way." },
  seatsGone: { zh: "这些座位已不能出售，请另选。", en: "These seats cannot be had. Choose others." },
  sameNumber: { zh: "请选择同样数量的座位。", en: "Choose as many seats as were sold." },
} as const;

/** Why a sale that was handed in is not kept; the counter keeps it and shows this. */
export const uploadTexts = {
  unreadable: { zh: "销售记录无法读取。", en: "The record of the sale cannot be read." },
  "unknown-key": { zh: "签名密钥不属于该窗口。", en: "The key that signed it is not this counter's." },
  "bad-signature": {
    zh: "签名不正确，记录可能被改动。",
    en: "The signature does not fit: the record may have been changed.",
  },
  "unknown-lease": { zh: "租座不属于该窗口或场次。", en: "The lease is not of this counter and performance." },
  "unknown-seller": { zh: "没有这位售票员。", en: "The seller does not work here." },
  "id-misused": { zh: "同一编号的另一笔销售已上传。", en: "Another sale with this id was handed in before." },
  "no-shift": {
    zh: "现金销售须计入班次。请先在该窗口开班，随后会自动上传。",
    en: "Cash belongs to a shift. Open one at this counter, and the sales are handed in by themselves.",
  },
} as const;
export type UploadRefusal = keyof typeof uploadTexts;
