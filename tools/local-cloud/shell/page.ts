import { clockText } from './clock-text';
import { showMessages } from './messages';
import { getState, moveTo, type ShownPersona, type State, startSession } from './server-side';

/** Where the app looks for its session (`src/platform/session.h5.ts`); never in an address. */
const sessionKey = 'lianxin-session';
const personaKey = 'lianxin-stage-persona';
const nobody = 'visitor';
const clockRefreshMs = 15_000;

const part = <E extends HTMLElement = HTMLElement>(id: string): E => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as E;
};

let state: State | undefined;
/** The server's clock ahead of this browser's, in ms. */
let aheadMs = 0;

function take(fresh: State): void {
  state = fresh;
  aheadMs = fresh.now - Date.now();
  part('now').textContent = clockText(fresh.now);
  const { messageCount } = fresh;
  part('open-messages').textContent =
    messageCount === 0 ? '将要发出的消息' : `将要发出的消息（${messageCount}）`;
}

/** A fresh document with the session of this person. */
function openApp(isWide: boolean): void {
  const frame = part('frame');
  frame.classList.toggle('wide', isWide);
  part('as-phone').setAttribute('aria-pressed', String(!isWide));
  part('as-desktop').setAttribute('aria-pressed', String(isWide));
  if (!state?.hasApp) {
    const words = document.createElement('p');
    words.className = 'empty';
    words.textContent = '还没有编译 H5 应用。请运行 npm start，或先运行 npm run build:h5。';
    frame.replaceChildren(words);
    return;
  }
  const app = document.createElement('iframe');
  app.title = '联心';
  app.src = '/app/';
  frame.replaceChildren(app);
}

async function become(persona: ShownPersona | undefined): Promise<void> {
  sessionStorage.setItem(sessionKey, await startSession(persona?.id));
  sessionStorage.setItem(personaKey, persona?.id ?? nobody);
  for (const button of document.querySelectorAll<HTMLElement>('[data-persona]')) {
    button.setAttribute('aria-pressed', String(button.dataset.persona === (persona?.id ?? nobody)));
  }
  part('who').textContent = `您是 ${persona?.name ?? '第一次打开的人'} · 换一个人`;
  part('views').hidden = !persona?.isStaff;
  const isNarrow = matchMedia('(max-width: 899px)').matches;
  if (isNarrow) part<HTMLDetailsElement>('people').open = false;
  openApp(Boolean(persona?.isWide) && !isNarrow);
}

function personaButton(persona: ShownPersona): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'persona';
  button.dataset.persona = persona.id;
  const texts = [
    ['b', '', persona.name],
    ['span', 'note what', persona.what],
    ['span', 'note', persona.tryThis],
  ] as const;
  for (const [tag, className, text] of texts) {
    const line = document.createElement(tag);
    line.className = className;
    line.textContent = text;
    button.append(line);
  }
  button.onclick = () => attempt(() => become(persona));
  const item = document.createElement('li');
  item.append(button);
  return item;
}

/** Lets timers run on the way, which takes a moment; then the app looks again. */
async function forward(to: 'tomorrow' | 'due'): Promise<void> {
  const buttons = [part<HTMLButtonElement>('to-tomorrow'), part<HTMLButtonElement>('to-due')];
  for (const button of buttons) button.disabled = true;
  part('problem').textContent = '正在快进…';
  try {
    take(await moveTo(to, sessionStorage.getItem(personaKey)));
    part('problem').textContent = '';
    document.querySelector('iframe')?.contentWindow?.location.reload();
  } finally {
    for (const button of buttons) button.disabled = false;
  }
}

function attempt(work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    part('problem').textContent = error instanceof Error ? error.message : String(error);
  });
}

async function start(): Promise<void> {
  const first = await getState();
  take(first);
  const { personas } = first;
  part('personas').replaceChildren(...personas.map(personaButton));
  part('visitor').dataset.persona = nobody;
  part('visitor').onclick = () => attempt(() => become(undefined));
  part('to-tomorrow').onclick = () => attempt(() => forward('tomorrow'));
  part('to-due').onclick = () => attempt(() => forward('due'));
  part('as-phone').onclick = () => openApp(false);
  part('as-desktop').onclick = () => openApp(true);
  const messages = part<HTMLDialogElement>('messages');
  part('open-messages').onclick = () => attempt(() => showMessages(messages));
  part('close-messages').onclick = () => messages.close();
  const kept = sessionStorage.getItem(personaKey);
  const last = personas.find(({ id }) => id === kept);
  await become(kept === nobody ? undefined : (last ?? personas[0]));
}

matchMedia('(min-width: 900px)').addEventListener('change', ({ matches }) => {
  if (matches) part<HTMLDetailsElement>('people').open = true;
});
setInterval(() => {
  part('now').textContent = clockText(Date.now() + aheadMs);
  getState().then(take, () => undefined);
}, clockRefreshMs);
attempt(start);
