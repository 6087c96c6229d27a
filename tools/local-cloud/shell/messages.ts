import { clockText } from './clock-text';
import { getMessages, type ShownMessage } from './server-side';

/** WeChat's code when the person gave no credit for this message. */
const noCredit = 43_101;

/** Opens the list of subscription messages, newest first. */
export async function showMessages(dialog: HTMLDialogElement): Promise<void> {
  const messages = await getMessages();
  const list = dialog.querySelector('ul');
  list?.replaceChildren(...[...messages].reverse().map(row));
  if (messages.length === 0) {
    const empty = document.createElement('li');
    empty.textContent = '还没有。居民提交反映、网格员办理之后，这里会出现要发给他们的通知。';
    list?.replaceChildren(empty);
  }
  dialog.showModal();
}

function row(message: ShownMessage): HTMLElement {
  const item = document.createElement('li');
  item.className = message.errcode === 0 ? 'good' : 'bad';
  const outcome = document.createElement('b');
  outcome.textContent = outcomeText(message.errcode);
  const head = document.createElement('span');
  head.className = 'note';
  head.textContent = ` · 给 ${message.to ?? '一位居民'} · ${clockText(message.at)}`;
  const text = document.createElement('p');
  text.textContent = Object.values(message.data)
    .map(({ value }) => value)
    .join(' · ');
  item.append(outcome, head, text);
  return item;
}

function outcomeText(errcode: number): string {
  if (errcode === 0) return '会送达';
  return errcode === noCredit ? '没有订阅，只进站内消息' : `不会送达（${errcode}）`;
}
