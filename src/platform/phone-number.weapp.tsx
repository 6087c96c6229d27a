import { Button } from '@tarojs/components';
import type { AskPhoneProps } from './phone-number';

export function AskPhone({ words, onCode, onRefused }: AskPhoneProps) {
  return (
    <Button
      className="tap btn btn-soft"
      hoverClass="tap-pressed"
      openType="getPhoneNumber"
      onGetPhoneNumber={({ detail }) => {
        if (detail.code) onCode(detail.code);
        else onRefused();
      }}
    >
      {words}
    </Button>
  );
}
