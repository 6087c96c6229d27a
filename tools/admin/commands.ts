import { areasCheck, areasImport, areasTemplate } from './areas';
import { hallsCheck, hallsImport, hallsTemplate } from './halls';
import { inviteCommand } from './invite';
import { listCollections, listFunctions } from './lists';
import { pointsReconcile } from './reconcile';
import { seedCommand } from './seed';

/** One thing an operator can do from a shell. */
export type Command = { usage: string; words: string; run(args: readonly string[]): Promise<void> };

/** Every command, by the name it is typed with. */
export const commands: Readonly<Record<string, Command>> = {
  'list-collections': {
    usage: '',
    words: '要在云里建的集合、索引和权限',
    run: listCollections,
  },
  'list-functions': {
    usage: '',
    words: '云函数的内存、时限、触发器和权限',
    run: listFunctions,
  },
  'areas-template': { usage: '', words: '区域表的第一行和一个例子', run: areasTemplate },
  'areas-check': { usage: 'FILE.csv', words: '检查区域表，不写入', run: areasCheck },
  'areas-import': {
    usage: 'FILE.csv (--env ENV-ID | --local)',
    words: '检查后导入区域；有一行不对就一行也不写',
    run: areasImport,
  },
  'halls-template': { usage: '', words: '议事厅表的第一行和一个例子', run: hallsTemplate },
  'halls-check': {
    usage: 'FILE.csv|.xlsx [--env ENV-ID | --local]',
    words: '检查议事厅表，不写入；给出环境时连同范围和话事员一起核对',
    run: hallsCheck,
  },
  'halls-import': {
    usage: 'FILE.csv|.xlsx (--env ENV-ID | --local)',
    words: '检查后导入议事厅；有一行不对就一行也不写',
    run: hallsImport,
  },
  invite: {
    usage: '--role ROLE --area 完整名称 --name 姓名 (--env ENV-ID | --local)',
    words: '请第一个人任职，打印邀请码',
    run: inviteCommand,
  },
  'points-reconcile': {
    usage: '(--env ENV-ID | --local)',
    words: '核对积分总账：哪一条不变量在哪里不成立，有问题退出码为 1',
    run: pointsReconcile,
  },
  seed: {
    usage: '--data DIR [--start ISO]',
    words: '把示范城区装进一个没有在运行的本地云',
    run: seedCommand,
  },
};
