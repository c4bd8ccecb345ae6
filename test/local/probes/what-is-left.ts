import type { CleanRoomCloud } from '../../../local/demo/clean-room-cloud';

const ACCOUNTS = ['111111111111', '222222222222'];
const LISTS = [
  'ListCollaborations',
  'ListMemberships',
  'ListConfiguredTables',
  'ListAudienceModels',
  'ListConfiguredAudienceModels',
];

/** What exists in the double that a probe can have made, of all accounts. */
export function whatIsLeft({ service, cloud, machineLearning }: CleanRoomCloud): string[] {
  const listed = ACCOUNTS.flatMap((account) =>
    LISTS.flatMap((operation) => {
      const items = Object.values(service.look({ account, region: 'us-east-1' }, operation)).flat();
      return items.map((item) => `${operation}: ${JSON.stringify(item)}`);
    }),
  );
  const stacks = ACCOUNTS.flatMap((account) => cloud.stacksOf(account)).filter(({ isDeleted }) => !isDeleted);
  const { datasets, algorithms, associations } = machineLearning;
  return [
    ...listed,
    ...stacks.map(({ name }) => `stack ${name}`),
    ...[datasets, algorithms, associations].flatMap((kind) => [...kind.keys()]),
  ];
}
