import { View } from '@tarojs/components';
import { useEffect, useRef } from 'react';
import type { AreaStep } from '#contracts/area';
import { Tap } from '../../components';
import { scrollToClass } from '../../platform/scroll';
import './org.css';

/** The way from the top of the own scope down to where she is; a tap goes back up. Another place begins at its top. */
export function AreaTrail(props: { trail: readonly AreaStep[]; onLook: (areaId: string) => void }) {
  const { trail, onLook } = props;
  const here = trail.at(-1);
  const seen = useRef(here?.id);
  useEffect(() => {
    if (seen.current !== here?.id) scrollToClass('org-trail');
    seen.current = here?.id;
  }, [here?.id]);
  return (
    <View className="org-trail">
      {trail.slice(0, -1).map(({ id, name }) => (
        <Tap key={id} className="org-step" label={`回到${name}`} onTap={() => onLook(id)}>
          {name}
        </Tap>
      ))}
      {trail.length > 1 ? <View className="org-step-here">{here?.name}</View> : null}
    </View>
  );
}
