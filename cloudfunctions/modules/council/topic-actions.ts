import { back, withdraw } from './backing';
import { judge } from './judging';
import { review } from './reviewing';
import { enterBatch, suggest } from './suggest';
import { list } from './topics';

export const topicActions = [list, suggest, enterBatch, back, withdraw, judge, review];
