import type { Page } from 'playwright-core';
import { assignWorkOrder, sendBackWorkOrder } from '#contracts/work-order-steps';
import { minuteMs } from '#domain/day';
import { agencyIdOf } from '../../config/seeds/agencies';
import { answerAndConfirm, demoOrder, orderOf, seenBy, staffOf } from '../kit/demo-orders';
import { nextMorning } from '../kit/district';
import { playInDistrict } from '../kit/play';
import {
  addPhoto,
  answer,
  choose,
  press,
  reads,
  seen,
  tap,
  turnOn,
  turnTo,
  write,
} from '../kit/screen';

const play = playInDistrict();
const inbox = '/features/inbox/pages/inbox/index';
const told = '电梯厅的门禁';
const order = () => demoOrder(play.district(), told, 'moderator');

async function rateBadly(page: Page): Promise<void> {
  await page.reload();
  await choose(page, '不满意');
  await page.getByRole('checkbox', { name: '问题还在' }).click();
  await tap(page, '提交，请再处理');
  await reads(page, '收到您的评价，谢谢');
}

/** 指定主办: afterwards it cannot be sent back. */
async function designate(page: Page, unit: string): Promise<void> {
  await press(page, '指定主办');
  await choose(page, new RegExp(`^${unit}`));
  await write(page, '理由', '职责最相近，由这个单位牵头');
  await tap(page, '指定主办');
  await reads(page, '已指定主办单位');
}

async function signAndFix(page: Page): Promise<void> {
  await reads(page, /上级指定，不能退单/);
  expect(await page.getByRole('button', { name: '退单' }).count()).toBe(0);
  await tap(page, '签收');
  await reads(page, '已签收');
  await tap(page, '提交结果');
  await choose(page, '已解决');
  await write(page, '怎么处理的', '换了门禁的主板，刷卡和呼叫都试过');
  await addPhoto(page, 'bench-after');
  await tap(page, '提交结果');
  await reads(page, '结果已提交');
}

async function confirmWithScores(page: Page): Promise<void> {
  await page.reload();
  await tap(page, '核查通过');
  await turnOn(page, '我到现场看过');
  await answer(page, /效率/, '4');
  await tap(page, '核查通过');
  await reads(page, '请打 1 到 5 分');
  await answer(page, /结果/, '5');
  await tap(page, '核查通过');
  await reads(page, '居民已收到通知，可以评价了。');
}

test('the community sends it to a department, which sends it back; a second does the same', async () => {
  const { id, orderPath, reportPath } = order();
  const { community, officer } = staffOf(play.district());
  const { page: staff } = await play.as('community-staff', { path: orderPath });
  await tap(staff, '派单');
  await choose(staff, /^指派职能部门/);
  await choose(staff, /^云河住建局/);
  await tap(staff, '指派职能部门');
  await reads(staff, '请至少写 4 个字');
  await write(staff, '理由', '门禁属于物业专项维修，请住建局看看');
  await tap(staff, '指派职能部门');
  await reads(staff, '已派单');

  const { page: housing } = await play.as('housing-officer', { path: orderPath });
  await tap(housing, '退单');
  await write(housing, '为什么退', '属于小区内部设施，应由物业先处理');
  await tap(housing, '退单');
  await reads(housing, '已退单');

  await community(assignWorkOrder, {
    ...(await seenBy(community, id)),
    choice: 'agency',
    unitId: agencyIdOf('law-enforcement'),
    reason: '请执法局看看物业有没有履约',
  });
  const reason = '没有违法建设，不在执法范围';
  await officer(sendBackWorkOrder, { ...(await seenBy(officer, id)), reason });

  const { page: resident } = await play.as('moderator', { path: reportPath });
  await reads(resident, /正在确认由谁负责/);
  expect(await seen(resident, /退|两次|职责|管辖|执法范围/)).toBe(0);
  await staff.reload();
  await reads(staff, '云河住建局退单');
  await reads(staff, '云河综合执法局退单');
  expect(await staff.getByRole('button', { name: '派单' }).count()).toBe(0);
});

test('nobody decides in time: reminded, late, called up; the subdistrict says whose it is', async () => {
  const { id, orderPath, reportPath } = order();
  const { cloud } = play.district();
  const { marks } = orderOf(play.district(), id).promise;
  await cloud.clock.moveTo(marks.escalateAt + 2 * minuteMs);
  const { page: resident } = await play.as('moderator', { path: reportPath });
  await reads(resident, /比约定的时间晚了，很抱歉/);
  await reads(resident, '已请上一级协调');
  const { page: dispatcher } = await play.as('dispatcher', { path: inbox });
  await reads(dispatcher, /下级超过时限，已自动上报，请您协调/);
  await turnTo(dispatcher, orderPath);
  await reads(dispatcher, '社区 → 街道（自动）');
  await reads(dispatcher, '超过时限');
  await reads(dispatcher, '时限快到了，已提醒');
  await designate(dispatcher, '云河综合执法局');

  const { page: officer } = await play.as('agency-officer', { path: orderPath });
  await signAndFix(officer);
  await confirmWithScores(dispatcher);
  await reads(dispatcher, /派单的同事打分：效率 4 分，结果 5 分/);
});

test('不满意: again, then one level up, handled there, 满意', async () => {
  const { id, orderPath, reportPath } = order();
  const { dispatcher, officer } = staffOf(play.district());
  const { cloud } = play.district();
  const { page: resident } = await play.as('moderator', { path: reportPath });
  await rateBadly(resident);
  await reads(resident, /再次给您结果/);
  await answerAndConfirm(id, { by: officer, confirmedBy: dispatcher });
  await rateBadly(resident);
  await reads(resident, /^正在确认由谁负责。$/);

  const { page: desk } = await play.as('district-desk', { path: orderPath });
  await reads(desk, '居民第二次不满意，由上一级负责');
  await designate(desk, '云河住建局');
  await cloud.clock.moveTo(nextMorning(cloud.clock.now()));
  const { page: housing } = await play.as('housing-officer', { path: orderPath });
  await signAndFix(housing);
  await confirmWithScores(desk);

  await resident.reload();
  await choose(resident, /^满意$/);
  await tap(resident, '提交评价');
  await reads(resident, '您的评价：满意');
  await reads(resident, '已完成');
});
