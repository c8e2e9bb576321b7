import type { NewEvent } from "../programme/index.ts";
import type { HouseKey } from "./demo-houses.ts";
import type { PricesInYuan } from "./demo-prices.ts";

export interface DemoPerformance {
  /** Days from today. */
  readonly inDays: number;
  /** In the venue's time zone, `19:30`. */
  readonly at: string;
  /** Share of the seats that are sold already, 0 to 1. */
  readonly sold: number;
  /** The web shop sells only from so many days on; the counter already does. */
  readonly webOpensInDays?: number;
}

export interface DemoEvent {
  readonly event: NewEvent & { readonly slug: string };
  readonly house: HouseKey;
  readonly prices: PricesInYuan;
  readonly performances: readonly DemoPerformance[];
}

const date = (inDays: number, at: string, sold = 0, webOpensInDays?: number): DemoPerformance => ({
  inDays,
  at,
  sold,
  ...(webOpensInDays === undefined ? {} : { webOpensInDays }),
});

/** What is on. Works whose authors are long dead, and bands, clubs and plays that exist only here. */
export const demoEvents: readonly DemoEvent[] = [
  {
    event: {
      slug: "peony-pavilion",
      title: { zh: "牡丹亭", en: "The Peony Pavilion" },
      subtitle: { zh: "昆曲·汤显祖原著 青春版两小时精演", en: "Kunqu opera after Tang Xianzu, in two hours" },
      description: {
        zh: "太守之女杜丽娘游园入梦，因情而死，又因情而生。一桌二椅，一支曲笛，四百年前写下的“情不知所起，一往而深”，今夜在水磨腔里重新苏醒。演出约两小时，含一次中场休息，配中英文字幕。",
        en: "A governor's daughter falls asleep in a garden, dies of longing for the man she met in her dream, and comes back for him. One table, two chairs, one bamboo flute, and the most beautiful lines the Ming stage left us. Two hours with one interval; Chinese and English surtitles.",
      },
      mood: "moon",
    },
    house: "theatre",
    prices: { P: 880, A: 680, B: 480, C: 380, D: 180, X: 980 },
    performances: [date(6, "19:15", 0.45), date(7, "19:15", 0.28), date(8, "14:00", 0.12)],
  },
  {
    event: {
      slug: "swan-lake",
      title: { zh: "天鹅湖", en: "Swan Lake" },
      subtitle: { zh: "四幕芭蕾舞剧·现场乐队伴奏", en: "Ballet in four acts, with live orchestra" },
      description: {
        zh: "柴可夫斯基的旋律，三十二个挥鞭转，月光下的二十四只天鹅。首席舞者一人分饰白天鹅与黑天鹅，湖面由一整面会呼吸的纱幕构成。适合六岁以上观众，全长两小时四十分钟。",
        en: "Tchaikovsky's score, thirty-two fouettés and twenty-four swans by moonlight. One dancer is both the white swan and the black, and the lake is a single breathing veil. For everyone from six years; two hours and forty minutes.",
      },
      mood: "bloom",
    },
    house: "theatre",
    prices: { P: 1280, A: 980, B: 680, C: 480, D: 280, X: 1480 },
    performances: [date(13, "19:30", 0.35), date(14, "14:00", 0.2), date(14, "19:30", 0.25), date(15, "14:00", 0.08)],
  },
  {
    event: {
      slug: "hamlet",
      title: { zh: "哈姆雷特", en: "Hamlet" },
      subtitle: { zh: "话剧·莎士比亚 一座只有门的城堡", en: "Shakespeare, in a castle made of doors" },
      description: {
        zh: "舞台上只有十七扇门。谁在门后偷听，谁从门里走出，谁再也没有回来。七位演员，一把提琴，把丹麦王子的犹豫演成今天的失眠。演出约三小时，含中场休息。",
        en: "Seventeen doors and nothing else: who listens behind them, who comes through, who never returns. Seven actors and one cello make the prince's doubt a sleepless night of our own. In Mandarin with English surtitles; three hours with an interval.",
      },
      mood: "curtain",
    },
    house: "theatre",
    prices: { P: 580, A: 480, B: 380, C: 280, D: 120, X: 680 },
    performances: [date(20, "19:30", 0.15), date(21, "19:30", 0.08), date(22, "19:30")],
  },
  {
    event: {
      slug: "beethoven-nine",
      title: { zh: "贝多芬第九交响曲", en: "Beethoven: Symphony No. 9" },
      subtitle: { zh: "明珠爱乐乐团与二百人合唱团", en: "Pearl Philharmonic with a chorus of two hundred" },
      description: {
        zh: "从虚空中的五度开始，到《欢乐颂》里所有人一起站立。明珠爱乐乐团携四位独唱与两百人合唱团，为这一年收尾。上半场：《科里奥兰》序曲与《合唱幻想曲》。",
        en: "It begins with an empty fifth and ends with everyone on their feet. The Pearl Philharmonic, four soloists and a chorus of two hundred close the season. Before the interval: the Coriolan overture and the Choral Fantasy.",
      },
      mood: "strings",
    },
    house: "theatre",
    prices: { P: 680, A: 580, B: 420, C: 320, D: 160, X: 780 },
    performances: [date(27, "19:30", 0.5), date(28, "19:30", 0.3)],
  },
  {
    event: {
      slug: "turandot",
      title: { zh: "图兰朵", en: "Turandot" },
      subtitle: { zh: "歌剧·普契尼 三道谜题，一个名字", en: "Opera by Puccini: three riddles, one name" },
      description: {
        zh: "冰封的公主，三道谜题，一个不肯说出的名字，和一夜无人入睡的北京城。全新制作，意大利语演唱，配中英文字幕。全长约两小时四十分钟，含两次中场休息。",
        en: "A princess of ice, three riddles, a name nobody may know, and a city that does not sleep. A new production, sung in Italian with Chinese and English surtitles. Two hours and forty minutes with two intervals.",
      },
      mood: "tide",
    },
    house: "theatre",
    prices: { P: 1680, A: 1280, B: 880, C: 580, D: 280, X: 1880 },
    performances: [date(41, "19:30", 0.08), date(43, "19:30"), date(45, "14:00", 0, 7)],
  },
  {
    event: {
      slug: "tidal-radio-floating-lights",
      title: { zh: "潮汐电台：浮灯", en: "Tidal Radio: Floating Lights" },
      subtitle: { zh: "新专辑巡回演唱会·深圳站", en: "The tour comes to Shenzhen" },
      description: {
        zh: "五个人，一座灯塔，一万只会跟着节拍亮起的手环。潮汐电台带着新专辑《浮灯》回到出发的城市，两个半小时不插播任何一句广告。一米二以下儿童谢绝入场，内场全程站立观看可能遮挡。",
        en: "Five people, one lighthouse and ten thousand wristbands that know the beat. Tidal Radio bring their new album home for two and a half hours without a single advertisement. Floor audiences tend to stand.",
      },
      mood: "pulse",
    },
    house: "arena",
    prices: { A: 1580, B: 1180, C: 980, D: 680, E: 380 },
    performances: [date(34, "19:30", 0.2), date(35, "19:30", 0.07)],
  },
  {
    event: {
      slug: "river-derby",
      title: { zh: "两江德比：云岭队 对 沧海队", en: "River Derby: Yunling v Canghai" },
      subtitle: { zh: "冠军杯半决赛", en: "Champions' Cup semi-final" },
      description: {
        zh: "一条江的上游和下游，九十分钟分出高低。本场为冠军杯半决赛，如战平将进行加时赛与点球大战。南看台为客队球迷区，请按颜色入座。",
        en: "Upstream against downstream, ninety minutes to settle it. A Champions' Cup semi-final: level scores mean extra time and penalties. The south stand is for visiting supporters.",
      },
      mood: "pitch",
    },
    house: "stadium",
    prices: { V: 1280, X: 1880, A: 480, B: 380, C: 200, D: 160 },
    performances: [date(10, "19:35", 0.06), date(24, "19:35", 0.02)],
  },
  {
    event: {
      slug: "blue-hour",
      title: { zh: "蓝调时刻", en: "Blue Hour" },
      subtitle: { zh: "爵士四重奏 深夜场", en: "A jazz quartet, late" },
      description: {
        zh: "灯光暗到只剩四盏。萨克斯、钢琴、低音提琴和鼓，一百三十二个座位，没有扩音。演出七十五分钟，无中场休息，迟到观众请在两曲之间入场。",
        en: "Four lamps, saxophone, piano, bass and drums; a hundred and thirty-two seats and no amplification. Seventy-five minutes without an interval; latecomers enter between numbers.",
      },
      mood: "brass",
    },
    house: "studio",
    prices: { A: 320, B: 260, C: 180 },
    performances: [date(3, "21:30", 0.7), date(4, "21:30", 0.4), date(5, "21:30", 0.2)],
  },
];
