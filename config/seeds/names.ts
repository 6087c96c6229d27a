import type { Honorific } from '#contracts/identity';
import type { Random } from './random';

const surnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭鲁韦马苗方俞任袁柳史唐薛雷贺倪汤罗毕郝邬安常乐于傅齐康伍余顾孟黄穆萧尹姚邵汪祁米贝明计成戴宋庞熊纪舒屈项祝董梁杜阮蓝席季贾路江童颜郭梅林钟徐邱骆高夏蔡田樊胡霍万柯卢丁洪包左石崔龚程裴陆翁段富焦侯班仰仲宫宁仇武刘景詹龙叶黎白'.split(
    '',
  );
const doubleSurnames = ['欧阳', '上官', '司徒', '令狐', '慕容', '尉迟'];

const womenFirst = '淑桂玉秀晓雅思静婉佳梦雨春秋慧素美巧凤银彩碧月采清'.split('');
const womenSecond = '珍芳英莲琴云霞梅娥香芬萍娟婷洁蓉岚菊荷瑶薇凝宜禾棠'.split('');
const menFirst = '建国志永德福广学文立海长宏振保兴大子宇浩嘉启承远'.split('');
const menSecond = '平林华山河田松柏波峰斌轩然齐舟川行野'.split('');

export type SeedName = { name: string; honorific: Honorific };

/** An invented name; about one in sixty has a surname of two characters. */
export function inventName(random: Random): SeedName {
  const honorific: Honorific = random.isIn(54) ? 'ms' : 'mr';
  const surname = random.isIn(1.7) ? random.pick(doubleSurnames) : random.pick(surnames);
  const [first, second] = honorific === 'ms' ? [womenFirst, womenSecond] : [menFirst, menSecond];
  const given = random.pick(first) + random.pick(second);
  return { name: surname + given, honorific };
}

/** The district and everything in it are invented; each community stands under its subdistrict. */
export const districtName = '云河区';
export const subdistricts: readonly { name: string; communities: readonly string[] }[] = [
  { name: '云渚街道', communities: ['槐安', '听松', '银杏里', '望河', '石榴园'] },
  { name: '清渡街道', communities: ['柳渡', '晴波里', '长亭', '红枫里'] },
  { name: '北渚街道', communities: ['莲汀', '芦溆', '白鹭滩', '东篱'] },
  { name: '锦麓街道', communities: ['锦麓', '杏雨', '云岫', '桐荫'] },
  { name: '南圃街道', communities: ['南圃', '稻香里', '百工坊', '新棉'] },
];

const estateFirst: readonly string[] =
  '安和春晓云锦翠竹梧桐紫薇海棠丹桂金禾星河听雨望山松涛书香向阳兰亭明德福满'.match(/../g) ?? [];
const estateKinds = ['花园', '小区', '苑', '里', '家园', '公馆', '新村', '雅居', '院'] as const;

/** Estate names of one community: the first carries its own name, and no two begin alike. */
export function estateNames(community: string, count: number, random: Random): string[] {
  const left = [...estateFirst];
  const others = Array.from({ length: count - 1 }, () => {
    const [first] = left.splice(random.between(0, left.length - 1), 1);
    return `${first ?? community}${random.pick(estateKinds)}`;
  });
  return [`${community}小区`, ...others];
}

/** Whom a dedicated grid belongs to. */
export const dedicatedGridNames = [
  '云河万象商场',
  '云河第一实验小学',
  '云河区人民医院',
  '北渚物流园',
  '锦麓科创大厦',
  '南圃农贸市场',
  '清渡客运站',
  '云渚写字楼群',
  '百工坊文创园',
] as const;

const digits = '零一二三四五六七八九';
/** 1 to 99 as people write an order: 三, 十二, 二十一. */
export function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const onesWord = ones === 0 ? '' : (digits[ones] ?? '');
  if (tens === 0) return onesWord;
  return `${tens === 1 ? '' : (digits[tens] ?? '')}十${onesWord}`;
}
