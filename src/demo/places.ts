import type { Random } from "../lib/random.ts";

type District = { zh: string; en: string; latitude: number; longitude: number; road: { zh: string; en: string } };

/** Parts of Shanghai near the branch, with a point in the middle of each and a street that is there. */
const districts: readonly [District, ...District[]] = [
  {
    zh: "陆家嘴",
    en: "Lujiazui",
    latitude: 31.2372,
    longitude: 121.5075,
    road: { zh: "世纪大道", en: "Century Avenue" },
  },
  {
    zh: "静安",
    en: "Jing'an",
    latitude: 31.2286,
    longitude: 121.448,
    road: { zh: "南京西路", en: "West Nanjing Road" },
  },
  { zh: "徐汇", en: "Xuhui", latitude: 31.1955, longitude: 121.4375, road: { zh: "漕溪北路", en: "North Caoxi Road" } },
  {
    zh: "黄浦",
    en: "Huangpu",
    latitude: 31.2304,
    longitude: 121.4737,
    road: { zh: "西藏中路", en: "Middle Xizang Road" },
  },
  { zh: "长宁", en: "Changning", latitude: 31.2204, longitude: 121.4246, road: { zh: "长宁路", en: "Changning Road" } },
  {
    zh: "虹口",
    en: "Hongkou",
    latitude: 31.2646,
    longitude: 121.4881,
    road: { zh: "四川北路", en: "North Sichuan Road" },
  },
  { zh: "杨浦", en: "Yangpu", latitude: 31.2905, longitude: 121.5155, road: { zh: "四平路", en: "Siping Road" } },
  {
    zh: "张江",
    en: "Zhangjiang",
    latitude: 31.2036,
    longitude: 121.5907,
    road: { zh: "祖冲之路", en: "Zuchongzhi Road" },
  },
];

/** About a kilometre to each side. */
const spreadDegrees = 0.01;

/** Where a client is. A manager's clients lie in four neighbouring districts, a few without a point on the map. */
export function place(random: Random, language: "zh" | "en", managerIndex: number) {
  const district = districts[(managerIndex + random.whole(0, 3)) % districts.length] ?? districts[0];
  const number = random.whole(8, 1888);
  const near = (degrees: number) => (degrees + (random.next() * 2 - 1) * spreadDegrees).toFixed(5);
  const isMapped = random.chance(0.88);
  return {
    district: district[language],
    address: language === "zh" ? `${district.road.zh}${number}号` : `${number} ${district.road.en}`,
    latitude: isMapped ? near(district.latitude) : "",
    longitude: isMapped ? near(district.longitude) : "",
  };
}
