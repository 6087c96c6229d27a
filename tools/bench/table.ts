import { functions } from '#config/functions';
import { budgets } from '../build/budgets';
import type { CouncilFigures, Figures, NoticeFigures, PointsFigures } from './figures';

const { jobs } = functions;

type Row = readonly [what: string, measured: string, budget: string];

const isWide = (letter: string) => /[\u2e80-\uffef]/.test(letter);
const widthOf = (text: string) => [...text].reduce((sum, one) => sum + (isWide(one) ? 2 : 1), 0);
const padded = (text: string, width: number) =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)));

function noticeRows(one: NoticeFigures): Row[] {
  const head = `${one.households} 户`;
  return [
    [
      `${head}：发一条应急通知`,
      `${one.publishRequests} 次请求，写 ${one.publishDocuments} 份文档`,
      '与户数无关',
    ],
    [
      `${head}：微信消息`,
      `${one.messages}/${one.subscribers} 条，每条 ${one.requestsPerMessage} 次请求`,
      '',
    ],
    [
      `${head}：定时任务`,
      `${one.ticks} 次，最长 ${one.longestRunSeconds} 秒`,
      `≤ ${jobs.timeoutSeconds} 秒`,
    ],
    [
      `${head}：每位读者`,
      `${one.requestsPerReader} 次请求，写 ${one.documentsPerReader} 份文档`,
      '与户数无关',
    ],
    [
      `${head}：汇总、看覆盖、看列表`,
      `${one.addUpRequests} 次请求，查看 ${one.coverageExamined} / ${one.listExamined}`,
      '',
    ],
  ];
}

function pointsRows(points: PointsFigures | undefined): Row[] {
  if (!points) return [];
  const { spread, contended, examined } = points;
  const rate = ({ reserve, bare, ratio }: typeof spread) =>
    `每秒 ${reserve} 次，空事务 ${bare} 次，比 ${ratio}`;
  const { few, many } = examined;
  return [
    ['各换各的', rate(spread), '比 ≥ 0.3'],
    ['抢同一件', rate(contended), '比 ≥ 0.3'],
    ['查看余额：短存折、十万笔', `${few.account} / ${many.account}`, '相等'],
    ['查看存折一页：短存折、十万笔', `${few.passbook} / ${many.passbook}`, '相等'],
  ];
}

function councilRows(council: CouncilFigures | undefined): Row[] {
  if (!council) return [];
  const { few, many } = council;
  return [
    ['议事厅列表：5 次会、500 次会', `${few.halls} / ${many.halls}`, '相等'],
    ['议事厅页面：5 次会、500 次会', `${few.hall} / ${many.hall}`, '相等'],
    ['你提的，做了什么：5 次会、500 次会', `${few.trace} / ${many.trace}`, '至多一页'],
    ['以前的会：5 次会、500 次会', `${few.meetings} / ${many.meetings}`, '至多一页'],
  ];
}

function rowsOf(figures: Figures): Row[] {
  const { weapp, functions, actions, growth, load, notices, points, council } = figures;
  const rows: Row[] = [];
  if (weapp) {
    rows.push(['小程序主包', `${weapp.mainKB} KB`, `≤ ${budgets.mainPackageKB}`]);
    for (const [name, size] of Object.entries(weapp.packagesKB))
      rows.push([`分包 ${name}`, `${size} KB`, `< ${budgets.subpackageKB}`]);
  }
  for (const [name, { KB, startVsBareSdk }] of Object.entries(functions ?? {}))
    rows.push(
      [`云函数 ${name}`, `${KB} KB`, `≤ ${Math.floor(budgets.functionKB)}`],
      [`云函数 ${name} 启动 ÷ 只有 SDK`, `${startVsBareSdk}`, `≤ ${budgets.startVsBareSdk}`],
    );
  for (const [name, { requests, examined, limit }] of Object.entries(actions ?? {}))
    rows.push([name, `${requests} 次请求，查看 ${examined} 份文档`, `≤ ${limit} 次`]);
  for (const [name, { examinedRatio, timeRatio }] of Object.entries(growth ?? {}))
    rows.push([`增长 ${name}`, `查看 ×${examinedRatio}，时间 ×${timeRatio}`, '查看 0.9–1.1']);
  if (load)
    rows.push(
      ['一分钟内成功的操作', `${load.calls} 次`, ''],
      [
        '其中新反映 / 我也遇到了 / 工单步骤',
        `${load.reports} / ${load.joined} / ${load.steps}`,
        '',
      ],
      [
        '被更快的人抢先',
        Object.entries(load.refused)
          .map(([code, n]) => `${code} ${n}`)
          .join('，'),
        '',
      ],
      ['丢失、重复、不一致', '0', '0'],
    );
  for (const one of Object.values(notices ?? {})) rows.push(...noticeRows(one));
  return [...rows, ...pointsRows(points), ...councilRows(council)];
}

/** The figures as people read them, with the budget beside each. */
export function tableOf(figures: Figures): string {
  const rows = rowsOf(figures);
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows
    .map((row) =>
      `  ${row.map((cell, column) => padded(cell, widths[column] ?? 0)).join('  ')}`.trimEnd(),
    )
    .join('\n');
}
