import type { Random } from "../lib/random.ts";

type Words = readonly [string, ...string[]];
const words = (text: string): Words => text.split(" ") as [string, ...string[]];

const surnames = words(
  "王 王 王 李 李 李 张 张 张 刘 刘 陈 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 林 高 罗 郑 梁 谢 宋 唐 许 邓 冯 韩 曹 曾 彭 萧 蔡 潘 田 董 袁 于 余 叶 蒋 杜 苏 魏 程 吕 丁 沈 任 姚 卢 傅 钟 姜 崔 谭 廖 范 汪 陆 金 石 戴 贾 韦 夏 邱 方 侯 邹 熊 孟 秦 白 江 阎 薛 尹 单 仇 解 查 欧阳 司马",
);
const givenNames = words(
  "伟 芳 娜 敏 静 丽 强 磊 洋 艳 勇 军 杰 娟 涛 明 超 霞 平 刚 桂英 秀兰 建华 志强 海燕 晓明 雅婷 子涵 宇航 欣怡 梓萱 浩然 思雨 佳琪 俊杰 文静 雪梅 国栋 永康 春梅 德胜 慧敏 嘉怡 立新 美玲 宁远 佩珊 庆丰 瑞祥 少华 天翔 婉清 卫东 文彬 晓东 心悦 亚军 一鸣 毅 莹 雨桐 元庆 泽宇 振宇 正阳 志远 子墨",
);
const companyWords = words(
  "恒信 华远 鼎盛 汇丰源 中科 新瑞 东升 启明 立达 嘉禾 宏图 金石 联创 泰和 永兴 远景 天成 博雅 盛世 锦江 瑞景 三江 海纳 安居 万象 百川 德众 福临 光大源 江南",
);
const trades = words(
  "贸易有限公司 科技有限公司 电子有限公司 餐饮管理有限公司 物流有限公司 建筑工程有限公司 医疗器械有限公司 文化传媒有限公司 纺织有限公司 食品有限公司 咨询有限公司 机械制造有限公司 投资管理有限公司 酒店管理有限公司",
);
const firstNames = words(
  "James Olivia William Charlotte Henry Amelia George Isla Thomas Grace Arthur Freya Lucas Clara Hugo Elena Mateo Sofia Noah Ingrid Felix Hannah Anton Marta Pierre Camille Luca Giulia Rahul Priya Ahmed Leila Kenji Yuki Minjun Seoyeon Patrick Niamh Samuel Ruth Oscar Nina David Rachel Michael Laura Peter Anna Victor Julia",
);
const lastNames = words(
  "Smith Taylor Brown Wilson Evans Roberts Walker Wright Hall Green Baker Turner Hill Cooper Ward Morris Murphy Bennett Gray Foster Schneider Weber Fischer Hoffmann Dubois Moreau Lefebvre Rossi Ferrari Conti Larsen Nilsson Berg Novak Kowalski Garcia Navarro Silva Costa Patel Sharma Khan Haddad Tanaka Sato Kim Park Nguyen Mbeki Adeyemi",
);
const pinyinSurnames = words("Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo");
const pinyinNames = words(
  "Wei Fang Na Min Jing Li Qiang Lei Yang Yan Xiaoming Haiyan Jianhua Zhiqiang Yuting Haoran Jiayi Tianyu Wenbin Xinyi",
);
const houses = words(
  "Harcourt Bellamy Northgate Silverline Ashdown Meridian Blackfriars Kingsway Orchard Lakeside Summit Beacon Cedar Granite Harbour Juniper Larkspur Mistral Novara Pinnacle",
);
const businesses = words(
  "Trading_Ltd Logistics Engineering_GmbH Design_Studio Foods Consulting Textiles Partners Technologies Hospitality Instruments Shipping",
);

/** A person's name as the clients of a Chinese- or an English-speaking manager have it. */
export function personName(random: Random, language: "zh" | "en"): string {
  if (language === "zh") return random.pick(surnames) + random.pick(givenNames);
  return random.chance(0.3)
    ? `${random.pick(pinyinSurnames)} ${random.pick(pinyinNames)}`
    : `${random.pick(firstNames)} ${random.pick(lastNames)}`;
}

export function companyName(random: Random, language: "zh" | "en"): string {
  if (language === "zh") return `上海${random.pick(companyWords)}${random.pick(trades)}`;
  const business = random.pick(businesses).replace("_", " ");
  return random.chance(0.3)
    ? `${random.pick(houses)} & ${random.pick(lastNames)} ${business}`
    : `${random.pick(houses)} ${business}`;
}

/** A mobile number for a person, one of a switchboard in Shanghai for a company. */
export const phoneNumber = (random: Random, isPerson: boolean): string =>
  isPerson
    ? `1${random.pick(["38", "39", "36", "59", "86", "77"])}${String(random.whole(0, 99_999_999)).padStart(8, "0")}`
    : `021-5${String(random.whole(0, 9_999_999)).padStart(7, "0")}`;

/** Names that would ping a channel, turn bold or break a query where text is not escaped. */
export const awkwardNames: readonly { name: string; manager: string }[] = [
  { name: "O'Neil & Sons", manager: "U0DANIEL" },
  { name: "*bold* Coffee Roasters", manager: "U0MEI" },
  { name: "<!channel> Media", manager: "U0SOPHIE" },
];
