import { staff } from './about';
import { candidates } from './candidates';
import { detail } from './detail';
import { form } from './form';
import { joinActions } from './join';
import { list } from './list';
import { onSpot } from './on-spot';
import { say } from './say';
import { slip } from './slip';
import { stepActions } from './steps';
import { submit } from './submit';

export const reportActions = [
  form,
  list,
  detail,
  candidates,
  staff,
  slip,
  submit,
  onSpot,
  ...joinActions,
  ...stepActions,
  say,
];
