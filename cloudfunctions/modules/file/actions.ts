import { prepareFiles } from '#contracts/file';
import { dayMs } from '#domain/day';
import { defineCommand } from '#runtime/action';
import { fileRoot } from '#runtime/files';
import { newId } from '#runtime/ids';
import { batches } from './records';

export const fileActions = [
  defineCommand(prepareFiles, {
    prepare: () => fileRoot(),
    async transact({ tx, input: { count }, ctx: { caller, now }, prepared: root }) {
      const folder = newId('reports').replace('_', '/');
      const paths = Array.from({ length: count }, (_, index) => `${folder}/${index}.jpg`);
      const batch = {
        _id: newId('fb'),
        ownerId: caller.personId,
        openid: caller.openid,
        paths,
        fileIds: paths.map((path) => `${root}${path}`),
        createdAt: now,
        expiresAt: now + dayMs,
      };
      await tx.set(batches, batch);
      const { _id: batchId, expiresAt } = batch;
      return { answer: { batchId, paths, expiresAt }, name: 'file.prepared' };
    },
  }),
];
