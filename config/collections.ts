/** One index: fields in order, 1 up or -1 down; or one field that holds a point on the sphere. */
export type Index = { keys: Record<string, 1 | -1 | '2dsphere'>; isUnique?: boolean };

/** Clients read and write nothing directly: every collection denies them, in the cloud as here. */
export const clientRule = { read: false, write: false } as const;

/** Every collection of the product with its indexes; nothing else exists in the database. */
export const collections: Record<string, readonly Index[]> = {
  areas: [
    { keys: { path: 1, level: 1, order: 1, _id: 1 } },
    { keys: { level: 1, order: 1, _id: 1 } },
  ],
  plate_codes: [],
  routings: [{ keys: { districtId: 1, version: -1 } }],
  people: [
    { keys: { 'memberships.areaId': 1, _id: 1 } },
    { keys: { 'homes.areaPath': 1, _id: 1 } },
  ],
  homes: [
    { keys: { waitsFor: 1, declaredAt: 1, _id: 1 } },
    { keys: { personId: 1, declaredAt: -1 } },
  ],
  invites: [
    { keys: { waitsFor: 1, invitedAt: 1, _id: 1 } },
    { keys: { areaId: 1, invitedAt: 1, _id: 1 } },
  ],
  households: [{ keys: { areaId: 1, door: 1 } }],
  reports: [{ keys: { reporterId: 1, submittedAt: -1 } }, { keys: { number: 1 }, isUnique: true }],
  work_orders: [
    { keys: { visibleTo: 1, isOpen: 1, dueAt: 1, _id: 1 } },
    { keys: { waitsFor: 1, dueAt: 1, _id: 1 } },
    { keys: { visibleTo: 1, isOpen: 1, supervisedAt: 1, _id: 1 } },
    { keys: { number: 1 } },
    { keys: { followers: 1, submittedAt: -1, _id: -1 } },
    { keys: { followers: 1, isOpen: 1, submittedAt: -1, _id: -1 } },
    { keys: { wakeAt: 1, _id: 1 } },
    { keys: { areaPathAtCreation: 1, isOpen: 1, category: 1, closedAt: 1 } },
    { keys: { areaPathAtCreation: 1, category: 1, submittedAt: 1 } },
    { keys: { areaPathAtCreation: 1, closedAt: 1 } },
    { keys: { 'assignee.personId': 1, isOpen: 1, _id: 1 } },
    { keys: { isOpen: 1, 'promise.isProvisional': 1, _id: 1 } },
    { keys: { areaPathAtCreation: 1, observerPost: 1, submittedAt: 1 } },
    { keys: { isDetached: 1, closedAt: 1, _id: 1 } },
    { keys: { location: '2dsphere', category: 1, closedAt: 1 } },
  ],
  reveals: [{ keys: { workOrderId: 1, at: 1 } }],
  file_batches: [{ keys: { expiresAt: 1 } }],
  photo_checks: [{ keys: { subjectId: 1 } }, { keys: { fileId: 1 } }],
  inbox_items: [
    { keys: { personId: 1, at: -1, _id: -1 } },
    { keys: { personId: 1, isRead: 1, at: -1, _id: -1 } },
    { keys: { personId: 1, kind: 1, at: -1, _id: -1 } },
    { keys: { 'link.id': 1, personId: 1, at: -1 } },
  ],
  notices: [
    { keys: { areaIds: 1, isListed: 1, publishedAt: -1, _id: -1 } },
    { keys: { path: 1, writtenAt: -1, _id: -1 } },
    { keys: { path: 1, status: 1, writtenAt: -1, _id: -1 } },
    { keys: { 'publisher.personId': 1, writtenAt: -1, _id: -1 } },
    { keys: { status: 1, publishAt: 1, _id: 1 } },
    { keys: { forgetAt: 1, _id: 1 } },
  ],
  notice_reads: [{ keys: { noticeId: 1, _id: 1 } }, { keys: { personId: 1, noticeId: 1 } }],
  notice_policies: [],
  coverages: [
    { keys: { countId: 1, _id: 1 } },
    { keys: { isDirty: 1, _id: 1 } },
    { keys: { noticeId: 1, areaPath: 1, _id: 1 } },
  ],
  coverage_counts: [{ keys: { noticeId: 1, areaPath: 1, _id: 1 } }],
  coverage_samples: [
    { keys: { areaPath: 1, isOpen: 1, at: 1, _id: 1 } },
    { keys: { noticeId: 1, _id: 1 } },
  ],
  offline_people: [{ keys: { areaPath: 1, order: 1, _id: 1 } }],
  subscriptions: [
    { keys: { areaIds: 1, hasOutage: 1, _id: 1 } },
    { keys: { areaIds: 1, hasEmergency: 1, _id: 1 } },
  ],
  deliveries: [
    { keys: { state: 1, dueAt: 1, _id: 1 } },
    { keys: { personId: 1, template: 1, at: -1 } },
    { keys: { subjectId: 1, personId: 1, at: -1 } },
    { keys: { subjectId: 1, state: 1, _id: 1 } },
  ],
  notice_pushes: [{ keys: { isDirty: 1, _id: 1 } }],
  digests: [],
  badges: [{ keys: { personId: 1 }, isUnique: true }],
  plate_prints: [{ keys: { areaPath: 1, _id: 1 } }],
  events: [{ keys: { subjectIds: 1, at: 1, _id: 1 } }, { keys: { isPending: 1, at: 1, _id: 1 } }],
  refusals: [{ keys: { at: 1 } }],
  leases: [],
};
