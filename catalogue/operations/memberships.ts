import type { OperationGroup } from './coverage';

export const MEMBERSHIPS: OperationGroup = {
  service: 'cleanrooms',
  subject: 'Memberships',
  rows: [
    { operation: 'CreateMembership', status: 'construct', constructs: ['Membership'] },
    { operation: 'GetMembership', status: 'construct', constructs: ['Membership'] },
    { operation: 'UpdateMembership', status: 'construct', constructs: ['Membership'] },
    { operation: 'DeleteMembership', status: 'construct', constructs: ['Membership'] },
    { operation: 'ListMemberships', status: 'not infrastructure', reason: 'lookup' },
  ],
};
