import { addDays, type Day } from '#domain/day';
import type { DecisionDraft, MinutesItem } from '#domain/meeting/model';

/** What halls of a district talk about; nothing names a person or a door. */
type Matter = {
  title: string;
  problem: string;
  opinions: string;
  conclusion: string;
  owner: string;
  done: string;
};

export const matters: readonly Matter[] = [
  {
    title: '电动车乱停占了楼道口',
    problem: '几处单元门口停满电动车，推婴儿车进不去。',
    opinions: '大家同意划线停放；希望车棚晚上亮灯。',
    conclusion: '物业在车棚补画停车线、加两盏灯，楼道口装提示牌。',
    owner: '物业企业',
    done: '停车线画好了，灯已经亮了，楼道口装了提示牌。',
  },
  {
    title: '垃圾亭味道大',
    problem: '天热时垃圾亭味道重，旁边几户开不了窗。',
    opinions: '建议一天清两次；有人愿意轮流提醒。',
    conclusion: '清运改为早晚各一次，垃圾亭每周冲洗。',
    owner: '物业企业',
    done: '早晚清运已经执行一个月，每周六冲洗。',
  },
  {
    title: '健身角的长椅坏了',
    problem: '长椅断了木条，老人坐着会夹手。',
    opinions: '尽快修；能不能再加一把。',
    conclusion: '社区申请一把新长椅，旧的修好。',
    owner: '社区居委会',
    done: '旧长椅修好，新长椅也装上了。',
  },
  {
    title: '楼道小广告清不完',
    problem: '小广告撕了又贴，墙面花了。',
    opinions: '志愿者愿意一起清；物业粉刷一次。',
    conclusion: '组织一次清洁楼道，物业把一楼墙面刷白。',
    owner: '小区党支部',
    done: '二十多位邻居一起清了，一楼墙面也刷白了。',
  },
  {
    title: '晚上广场舞声音大',
    problem: '八点半以后音响还开得大，孩子写作业受影响。',
    opinions: '跳舞的和住户都来了，愿意各让一步。',
    conclusion: '晚上八点半结束，音响朝河边放。',
    owner: '业委会',
    done: '约定贴在广场边，两支队伍都照做了。',
  },
  {
    title: '快递堆在门口',
    problem: '快递堆在大门口，下雨就淋湿。',
    opinions: '希望放进柜子或门卫室。',
    conclusion: '物业腾出门卫室一角放快递架。',
    owner: '物业企业',
    done: '快递架装好了，门口不再堆放。',
  },
];

/** The minutes of one item whose owner does it by a day. */
export const minutesOf = (
  itemId: string,
  matter: Matter,
  day: Day,
): MinutesItem & { decision: DecisionDraft } => ({
  itemId,
  problem: matter.problem,
  opinions: matter.opinions,
  conclusion: matter.conclusion,
  decision: { kind: 'owner-task', ownerText: matter.owner, dueOn: addDays(day, 14) },
});
