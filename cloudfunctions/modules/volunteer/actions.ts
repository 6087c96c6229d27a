import { addPaper, attend, tick } from './attend';
import { attendance, list, look } from './look';
import { cancel, publish } from './publish';
import { join, leave } from './sign-up';

export const volunteerActions = [
  list,
  look,
  publish,
  cancel,
  join,
  leave,
  attend,
  attendance,
  tick,
  addPaper,
];
