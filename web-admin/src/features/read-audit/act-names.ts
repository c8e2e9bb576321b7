import type { BothLanguages } from "@parterre/web-kit";

/** What acts of the audit log are called; one without a name is shown by its code. */
export const actNames: Readonly<Record<string, BothLanguages>> = {
  "approval.give": { zh: "批准", en: "Approval given" },
  "demo.begin": { zh: "开始填入演示数据", en: "Demo begun" },
  "demo.finish": { zh: "演示数据已填入", en: "Demo finished" },
  "event.create": { zh: "新建节目", en: "Event created" },
  "order.late-payment-given-back": { zh: "晚到的付款已退回", en: "Late payment given back" },
  "order.late-payment-let-go": { zh: "晚到的付款未扣", en: "Late payment let go" },
  "order.paid": { zh: "订单已付款", en: "Order paid" },
  "order.refund": { zh: "退票退款", en: "Order refunded" },
  "order.sell-for-cash": { zh: "现金售票", en: "Sold for cash" },
  "performance.create": { zh: "新建场次", en: "Performance created" },
  "performance.put-on-sale": { zh: "场次开售", en: "Put on sale" },
  "picture.keep": { zh: "上传图片", en: "Picture uploaded" },
  "refund.retry": { zh: "重试退款", en: "Refund tried again" },
  "sales.record": { zh: "录入外部销售", en: "Sales recorded" },
  "seat-map.create": { zh: "新建座位图", en: "Seat map created" },
  "seat-map.draw": { zh: "修改座位图", en: "Seat map drawn" },
  "seat-map.import": { zh: "导入座位图", en: "Seat map imported" },
  "seat-map.publish": { zh: "发布座位图", en: "Seat map published" },
  "staff.enrol": { zh: "添加员工", en: "Staff member added" },
  "staff.sign-in": { zh: "登录", en: "Signed in" },
  "staff.sign-out": { zh: "退出登录", en: "Signed out" },
  "venue.create": { zh: "新建场馆", en: "Venue created" },
};
