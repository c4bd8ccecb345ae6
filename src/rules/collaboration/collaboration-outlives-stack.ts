import { code, text } from '../../private/text';
import { isDeletedByStatement } from '../deletion';
import { nameOf, rule } from '../rule';

export const collaborationOutlivesStack = rule({
  id: 'CollaborationOutlivesStack',
  catalogueIds: ['CR-LIFE-001'],
  subject: 'collaboration',
  severity: 'warning',
  title: 'A collaboration is retained when it is removed from its stack',
  why: text`a deleted collaboration ends for all members, who can no longer run queries, receive results or contribute
    data in it`,
  fix: text`omit ${code('removalPolicy')}, so that the collaboration is retained, or acknowledge this warning if the
    collaboration is only for tests`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/delete-collaboration.html',
    basis: 'documented',
  },
  check: (collaboration) =>
    isDeletedByStatement(collaboration)
      ? [{ what: `the deletion policy of ${nameOf(collaboration)} is "Delete", so it is deleted with its stack` }]
      : [],
});
