import { orderTextsZh } from "../orders/order-texts.zh.ts";
import type { kitEn } from "./kit.en.ts";
import type { SameKeys } from "./texts.ts";

/** The kit's own sentences in Chinese. */
export const kitZh: SameKeys<typeof kitEn> = {
  language: { switchTo: "Switch to English", other: "English" },
  scheme: { toDark: "深色", toLight: "浅色" },
  state: {
    loading: "正在加载",
    errorTitle: "操作没有成功",
    errorBody: "服务器没有正常回应，数据没有任何改变。",
    signedOutTitle: "您已不在登录状态",
    signedOutBody: "重新登录后会回到这个页面。",
    notAllowedTitle: "您的角色不能查看或操作此内容",
    notAllowedBody: "数据没有任何改变。请找有此权限的人，或换一个账号登录。",
    offlineTitle: "网络已断开",
    offlineBody: "当前内容可能不是最新的，恢复连接后会自动更新。",
    notLive: "实时更新暂停，正在重新连接……",
    retry: "重试",
    requestId: "请求编号 {{id}}",
    close: "关闭",
  },
  staff: {
    title: "登录",
    email: "邮箱",
    password: "密码",
    signIn: "登录",
    signOut: "退出登录",
    notAllowedTitle: "您的角色不能使用此页面",
    notAllowedBody: "当前登录：{{name}}。请联系管理员，或换一个账号登录。",
    retryAfter_one: "请在 {{count}} 秒后重试。",
    retryAfter_other: "请在 {{count}} 秒后重试。",
    roles: { ADMIN: "管理员", MANAGER: "经理", SUPERVISOR: "主管", SELLER: "售票员" },
  },
  seat: {
    about: "座位详情",
    view: "此座位的视野",
    best: "本票价区最好的座位",
    betterThan: "不逊于本票价区 {{percent}}% 的座位",
  },
  filter: {
    open: "筛选",
    active: "筛选 · {{count}}",
    zone: "票价区",
    price: "票价",
    priceFrom: "最低票价",
    priceTo: "最高票价",
    accessible: "只看轮椅席与陪同席",
    reset: "显示全部座位",
  },
  order: orderTextsZh,
  qr: { label: "票号 {{number}} 的二维码" },
};
