import type { ChosenPoint } from './location';

export const canChoosePoint = false;

export const choosePoint = async (): Promise<ChosenPoint | undefined> => undefined;

export const canShowPoint = false;

export function showPoint(_point: ChosenPoint): void {}
