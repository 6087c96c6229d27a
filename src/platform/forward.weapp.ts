export const canForward = true;
