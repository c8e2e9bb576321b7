interface LocalisedText {
  readonly zh: string;
  readonly en: string;
}

/** The sentences of refused changes of a map. */
export const mapChangeTexts = {
  noSuchPerformance: { zh: "没有这个场次。", en: "There is no such performance." },
  cancelled: { zh: "这个场次已取消。", en: "This performance is cancelled." },
  noSuchVersion: { zh: "没有这个座位图版本。", en: "There is no such version of the seat map." },
  sameVersion: { zh: "这个场次已经在用这个版本。", en: "The performance sells this version already." },
  otherSeatMap: {
    zh: "这个版本属于另一张座位图，不能用于这个场次。",
    en: "This version is of another seat map and cannot be used for this performance.",
  },
  tooManyTaken: {
    zh: "新图缺少的已售座位过多，请先在图上恢复它们，或先处理这些订单。",
    en: "The new map lacks too many seats that people have. Put them back on the drawing, or see to their orders first.",
  },
  outdated: {
    zh: "预览之后座位有了变动，什么都没有改。请按新的预览再决定。",
    en: "Seats have changed since the preview, and nothing was done. Please decide by the new one.",
  },
  unmoved: { zh: "还有已占用的座位没有新位置。", en: "Some seats that people have are not given another place yet." },
  "not-free": {
    zh: "选定的新座位已经不空，请另选。",
    en: "A seat that was chosen is not free. Please choose another.",
  },
  "other-zone": { zh: "新座位必须在同一票价区。", en: "A seat can only move within its price zone." },
  "not-added": { zh: "只能为新增的座位指定票价区。", en: "Only seats that are new can be given a price zone." },
  "without-zone": {
    zh: "有新增座位还没有票价区：请指定，或注明不出售。",
    en: "Some new seats have no price zone: give them one, or say that they are not for sale.",
  },
  noSuchZone: { zh: "这个场次没有这个票价区。", en: "The performance has no such price zone." },
  reasonMissing: { zh: "请写明更换座位图的原因。", en: "Please give a reason for changing the map." },
  approvalNeeded: {
    zh: "要移动已售或已锁的座位，需要另一位主管授权。",
    en: "Seats that people have are to be moved: another supervisor has to approve it.",
  },
} as const satisfies Record<string, LocalisedText>;
