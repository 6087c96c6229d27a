import { View } from '@tarojs/components';
import type { Route } from '#domain/routing';
import { Words } from '../../components';
import { type Routing, routeLines } from './route-words';

/** A route in plain words, a line for each thing it says. */
export function RouteLines({ route, agencies }: { route: Route } & Pick<Routing, 'agencies'>) {
  return (
    <View className="routing-lines">
      {routeLines(route, agencies).map((line) => (
        <View key={line}>
          <Words>{line}</Words>
        </View>
      ))}
    </View>
  );
}
