import Taro from '@tarojs/taro';
import { useSyncExternalStore } from 'react';
import type { PrivacyQuestion } from './privacy-question';

/** Of `platform.md §1.2`: which data an API uses, in words. */
const uses: Record<string, string> = {
  chooseMedia: '您选的照片',
  chooseLocation: '您在地图上点的位置',
  addPhoneContact: '您的通讯录（只写入这一个联系人）',
  addPhoneCalendar: '您的日历（只写入这一件事）',
  getPhoneNumber: '您的手机号',
};

const listeners = new Set<() => void>();
let question: PrivacyQuestion | undefined;

function show(next: PrivacyQuestion | undefined): void {
  question = next;
  for (const listener of listeners) listener();
}

/** The id of the button in `PrivacySheet` that carries the consent. */
const buttonId = 'privacy-agree';

export function listenForPrivacy(): void {
  Taro.onNeedPrivacyAuthorization((resolve, event) => {
    resolve({ event: 'exposureAuthorization' });
    show({
      what: uses[event?.referrer ?? ''] ?? '您的信息',
      agree() {
        resolve({ event: 'agree', buttonId });
        show(undefined);
      },
      refuse() {
        resolve({ event: 'disagree' });
        show(undefined);
      },
    });
  });
}

function watch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const current = () => question;

export const usePrivacyQuestion = (): PrivacyQuestion | undefined =>
  useSyncExternalStore(watch, current, current);
