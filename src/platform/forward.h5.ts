export const canForward = false;
