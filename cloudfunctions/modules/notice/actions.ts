import { note, review, withdraw } from './deciding';
import { detail } from './detail';
import { form } from './form';
import { image } from './image';
import { list, writtenList } from './list';
import { look, set } from './policy';
import { amend, publish } from './publish';
import { read } from './reading';

export const noticeActions = [
  list,
  detail,
  read,
  publish,
  amend,
  withdraw,
  review,
  note,
  writtenList,
  form,
  image,
  look,
  set,
];
