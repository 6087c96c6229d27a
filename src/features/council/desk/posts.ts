import { boardRoles } from '#contracts/council';
import { hallEditorRoles } from '#contracts/council-halls';
import { batchRoles } from '#contracts/council-topics';
import type { Role } from '#contracts/roles';

const holds = (wanted: readonly Role[]) => (roles: readonly Role[]) =>
  roles.some((role) => wanted.includes(role));

/** What the posts somebody holds open to her; the cloud asks again. */
export const mayBatch = holds(batchRoles);
export const maySeeBoard = holds(boardRoles);
export const mayMakeHalls = holds(hallEditorRoles);
