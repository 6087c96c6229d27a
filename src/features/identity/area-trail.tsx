import { View } from '@tarojs/components';
import { useEffect } from 'react';
import type { AreaStep } from '#contracts/area';
import { Trail } from '../../components';
import { scrollToClass } from '../../platform/scroll';

/** What was loaded, unless it is still that of the area she came from. */
export const shownFor = <T extends { area: AreaStep }>(
  areaId: string | undefined,
  loaded: T | undefined,
): T | undefined => (areaId === undefined || loaded?.area.id === areaId ? loaded : undefined);

/** The way from the top of the own scope down to where she is; a tap goes back up. Another place begins at its top. */
export function AreaTrail(props: { trail: readonly AreaStep[]; onLook: (areaId: string) => void }) {
  const { trail, onLook } = props;
  const hereId = trail.at(-1)?.id;
  useEffect(() => {
    if (hereId) scrollToClass('org-top');
  }, [hereId]);
  return (
    <View className="org-top">
      <Trail
        steps={trail.slice(0, -1).map(({ id, name }) => ({ key: id, words: name }))}
        onChoose={onLook}
      />
    </View>
  );
}
