import type { Category } from '#contracts/category';
import type { Outcome } from '#contracts/work-order';

/** One kind of thing people report, as one would write it; the volume is told with these. */
export type Trouble = {
  category: Category;
  /** Where such things are: in a stairwell, or somewhere in the estate. */
  where: 'unit' | 'estate';
  point?: string;
  detail?: string;
  text: string;
  /** Names of pictures without `-before` and `-after`. */
  picture?: string;
  result: string;
  outcome: Outcome;
};

/** Where it first lands decides how it is told: the grid takes it, or the community accepts and handles it. */
export const gridTroubles: readonly Trouble[] = [
  {
    category: 'stairwell',
    where: 'unit',
    point: '楼道',
    detail: '三楼',
    text: '三楼楼道灯不亮了，晚上上下楼看不清台阶。',
    picture: 'stairwell-lamp',
    result: '已请电工更换声控灯一盏，当晚试过，亮灯正常。',
    outcome: 'solved',
  },
  {
    category: 'stairwell',
    where: 'unit',
    point: '单元门口',
    text: '单元门口台阶缺了一大块，老人容易绊倒。',
    picture: 'broken-step',
    result: '已用水泥补好台阶并贴了防滑条，养护两天后可以走。',
    outcome: 'solved',
  },
  {
    category: 'cleaning',
    where: 'unit',
    point: '楼道',
    text: '楼道墙上贴满了小广告，撕了又贴。',
    picture: 'wall-adverts',
    result: '已组织清理并重新刷白，装了信息栏供张贴通知。',
    outcome: 'solved',
  },
  {
    category: 'waste',
    where: 'estate',
    point: '垃圾分类亭',
    text: '分类亭的桶满了两天没人清，袋子堆到路上，味道很大。',
    picture: 'rubbish',
    result: '已联系清运单位当天清走，并把清运改为每天两次。',
    outcome: 'solved',
  },
  {
    category: 'estate-facility',
    where: 'estate',
    point: '小区广场',
    text: '广场的长椅断了两根木条，坐着会夹手。',
    picture: 'bench',
    result: '已更换全部木条并打磨上漆，可以正常使用。',
    outcome: 'solved',
  },
  {
    category: 'estate-facility',
    where: 'estate',
    point: '健身角',
    text: '健身角地面下雨就积水，好几天不干，走路要绕。',
    picture: 'puddle',
    result: '已疏通雨水口并补平低洼处，雨后复看不再积水。',
    outcome: 'solved',
  },
  {
    category: 'parking',
    where: 'estate',
    point: '南门',
    text: '消防通道又被私家车占了，救护车都进不来。',
    picture: 'fire-lane',
    result: '已联系车主挪车，重新划线并装了两根隔离桩。',
    outcome: 'solved',
  },
  {
    category: 'delivery',
    where: 'estate',
    point: '北门',
    text: '快递随便堆在北门口，走路都得绕着，下雨就淋湿。',
    picture: 'parcels',
    result: '已与快递点约定入柜投放，门口不再落地堆放。',
    outcome: 'solved',
  },
  {
    category: 'noise',
    where: 'estate',
    point: '小区广场',
    text: '晚上九点半以后音响还开得很大，孩子睡不着。',
    result: '已与活动队约定晚上八点半结束，音量调低，先看一周。',
    outcome: 'partly-solved',
  },
  {
    category: 'errand',
    where: 'unit',
    text: '家里老人行动不便，想请人代办老年卡年审。',
    result: '已上门取材料代办完成，卡片当面交还老人。',
    outcome: 'solved',
  },
  {
    category: 'consultation',
    where: 'unit',
    text: '想问一下新生儿医保在哪里办，要带哪些材料？',
    result: '已电话答复办理地点和所需材料，并把清单发给居民。',
    outcome: 'answered',
  },
  {
    category: 'safety-other',
    where: 'estate',
    point: '南门',
    text: '南门外的井盖翘起来了，晚上看不见，很危险。',
    picture: 'manhole',
    result: '当场围挡并更换井盖，周边已复位压实。',
    outcome: 'solved',
  },
];

export const communityTroubles: readonly Trouble[] = [
  {
    category: 'utilities',
    where: 'unit',
    point: '楼道',
    detail: '一楼管道井',
    text: '一楼管道井漏水，水已经流到门口了。',
    picture: 'leaking-pipe',
    result: '供水抢修到场更换接头，已恢复供水，地面清理干净。',
    outcome: 'solved',
  },
  {
    category: 'street-facility',
    where: 'estate',
    point: '南门',
    text: '南门外人行道一下雨就积一大片水，推婴儿车过不去。',
    picture: 'puddle',
    result: '已协调市政疏通雨水口，复看排水正常。',
    outcome: 'solved',
  },
  {
    category: 'property',
    where: 'estate',
    text: '物业报修登记了三次都没人来，电话也打不通。',
    result: '已约谈物业并当面补修，今后报修当天回电话。',
    outcome: 'solved',
  },
  {
    category: 'dispute',
    where: 'unit',
    text: '楼上漏水泡了我家天花板，两家谈不拢，请社区帮忙调解。',
    result: '已组织两户当面调解，双方就维修费用达成一致。',
    outcome: 'solved',
  },
  {
    category: 'special-care',
    where: 'unit',
    text: '隔壁独居老人好几天没出门了，麻烦去看看。',
    result: '已上门看望，老人感冒在家休养，已联系家人照料。',
    outcome: 'solved',
  },
  {
    category: 'suggestion',
    where: 'estate',
    text: '建议在电动车棚加几个充电口，现在不够用。',
    result: '已列入下季度改造清单，先调剂四个闲置充电口。',
    outcome: 'partly-solved',
  },
];

/** Seconds count with these: they are told in minutes, not in days. */
export const urgentTroubles: readonly Trouble[] = [
  {
    category: 'safety-fire',
    where: 'unit',
    point: '单元门口',
    text: '有人从窗户拉线给电动车充电，线都发烫了。',
    picture: 'charging-cable',
    result: '当场断电收线，车辆已移到充电棚，提醒了住户。',
    outcome: 'solved',
  },
];

/** What residents add to a rating, now and then. */
export const praise = [
  '来得很快，谢谢。',
  '晚上终于看得清了。',
  '网格员很负责。',
  '处理得很好，希望保持。',
] as const;
export const complaints = ['第二天又和原来一样了。', '只修了一半，下雨还是积水。'] as const;
