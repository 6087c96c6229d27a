import { getRouting } from '#contracts/routing';
import { call } from '../../platform/cloud';
import { useLoaded } from '../../platform/use-loaded';

const load = () => call(getRouting, {});

/** The table of the own district: the newest known, kept on the phone. */
export const useRouting = () => useLoaded(load, 'routing');
