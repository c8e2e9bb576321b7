/** Every text of the viewer in the reader's language. */
export interface SeatMapTexts {
  readonly mapRole: string;
  readonly help: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly minimap: string;
  /** Name of the level switch. */
  readonly levels: string;
  readonly stage: string;
  readonly seatList: string;
  readonly back: string;
  readonly wholeMap: string;
  readonly tapToZoom: string;
  readonly block: (name: string) => string;
  readonly row: (name: string) => string;
  readonly seat: (label: string) => string;
  readonly left: (count: number) => string;
  readonly soldOut: string;
  readonly from: (price: string) => string;
  readonly free: string;
  readonly held: string;
  readonly reserved: string;
  readonly sold: string;
  readonly killed: string;
  readonly mine: string;
  readonly proposed: string;
  readonly lost: string;
  readonly wheelchair: string;
  readonly companion: string;
  readonly restrictedView: string;
  readonly standing: string;
  readonly noZone: string;
  readonly best: string;
  readonly fair: string;
  /** A seat's place within its zone in words, from its rank step 0 to 11. */
  readonly rank: (step: number) => string;
  readonly legend: string;
  readonly legendRamp: string;
  readonly showOnly: (zone: string) => string;
  readonly comma: string;
  readonly seatLost: (description: string) => string;
}

const count = new Intl.NumberFormat("en");

const en: SeatMapTexts = {
  mapRole: "seat map",
  help: "Arrow keys move, Enter opens a block or row and picks a seat, Escape goes back up, plus and minus zoom, 0 shows the whole house.",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  fit: "Show the whole house",
  minimap: "Overview: drag to move the map",
  levels: "Level of the house",
  stage: "Stage",
  seatList: "Seats as a list",
  back: "Back",
  wholeMap: "Whole house",
  tapToZoom: "Tap a block to come nearer",
  block: (name) => (/^\d+$|^.$/.test(name) ? `Block ${name}` : name),
  row: (name) => (name ? `Row ${name}` : "Row without a name"),
  seat: (label) => `Seat ${label}`,
  left: (number) => `${count.format(number)} left`,
  soldOut: "Sold out",
  from: (price) => `from ${price}`,
  free: "free",
  held: "held by someone",
  reserved: "reserved for a customer",
  sold: "taken",
  killed: "not on sale",
  mine: "yours",
  proposed: "suggested",
  lost: "just taken by someone else",
  wheelchair: "wheelchair place",
  companion: "companion seat",
  restrictedView: "restricted view",
  standing: "standing place",
  noZone: "without a price",
  best: "best seats",
  fair: "plainer seats",
  rank: (step) =>
    step >= 10
      ? "among the best of its price"
      : step >= 6
        ? "a good seat for its price"
        : "a plainer seat for its price",
  legend: "Legend",
  legendRamp: "The darker, the better the seat within its price zone",
  showOnly: (zone) => `Show only ${zone}`,
  comma: ", ",
  seatLost: (description) => `Just taken by someone else: ${description}`,
};

const zh: SeatMapTexts = {
  mapRole: "座位图",
  help: "方向键移动,回车键进入看台或排并选座,Esc 返回上一级,加减号缩放,0 显示全场。",
  zoomIn: "放大",
  zoomOut: "缩小",
  fit: "显示全场",
  minimap: "缩略图:拖动以移动座位图",
  levels: "楼层",
  stage: "舞台",
  seatList: "座位列表",
  back: "返回",
  wholeMap: "全场",
  tapToZoom: "点按区域可放大",
  block: (name) => (/^[\dA-Za-z]{1,4}$/.test(name) ? `${name}区` : name),
  row: (name) => (name ? `${name}排` : "无名排"),
  seat: (label) => `${label}号`,
  left: (number) => `余 ${count.format(number)} 座`,
  soldOut: "售罄",
  from: (price) => `${price} 起`,
  free: "可选",
  held: "他人选座中",
  reserved: "已为顾客预订",
  sold: "已售",
  killed: "不出售",
  mine: "我的座位",
  proposed: "推荐座位",
  lost: "刚被他人选走",
  wheelchair: "轮椅席",
  companion: "陪同席",
  restrictedView: "视线受阻",
  standing: "站席",
  noZone: "未定价",
  best: "最佳座位",
  fair: "普通座位",
  rank: (step) => (step >= 10 ? "本票价区最佳座位" : step >= 6 ? "本票价区较好座位" : "本票价区普通座位"),
  legend: "图例",
  legendRamp: "同一票价区内,颜色越深座位越好",
  showOnly: (zone) => `只看${zone}`,
  comma: ",",
  seatLost: (description) => `刚被他人选走:${description}`,
};

export function seatMapTexts(locale: "zh" | "en"): SeatMapTexts {
  return locale === "zh" ? zh : en;
}
