import { Button } from '../../components';

type Sendable = {
  isBusy: boolean;
  isWaiting: boolean | undefined;
  submit: () => unknown;
};

/** Sends a step, and says that it waits for the network. Why it was not taken stands above it (`refusal`). */
export function SendButton({ words, step }: { words: string; step: Sendable }) {
  return (
    <Button
      kind="primary"
      words={words}
      isBusy={step.isBusy}
      busyWords={step.isWaiting ? '没有网络，连上后自动提交' : '正在提交…'}
      onTap={() => void step.submit()}
    />
  );
}
