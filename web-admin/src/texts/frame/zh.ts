import type { SameKeys } from "@parterre/web-kit";
import type { frameEn } from "./en.ts";

/** The sentences of the frame and of what every page has in Chinese. */
export const frameZh: SameKeys<typeof frameEn> = {
  app: { name: "管理后台", nowhere: "此地址没有内容" },
  frame: {
    bar: "状态和导航",
    navigation: "管理后台",
    events: "节目",
    venues: "场馆",
    selling: "销售规则",
    tickets: "票面",
    paper: "票纸",
    sales: "报表",
    audit: "审计",
    path: "当前位置",
    signOut: "退出登录",
  },
  table: {
    filter: "筛选",
    filterOf: "筛选：{{table}}",
    shown: "{{shown}} / {{all}}",
    copy: "复制表格",
    copied: "已复制",
    none: "没有符合的内容",
    more: "更多",
  },
  form: {
    save: "保存",
    cancel: "取消",
    close: "关闭",
    failed: "操作没有成功：服务器没有正常回应，数据没有改变。请重试。",
  },
};
