import type { ChosenPoint } from './location';

export const canChoosePoint = false;

export const choosePoint = async (): Promise<ChosenPoint | undefined> => undefined;
