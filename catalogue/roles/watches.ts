import { PAGES, type RoleReasons } from './role';

const STATES = 'https://docs.aws.amazon.com/step-functions/latest';
const SCHEDULER = 'https://docs.aws.amazon.com/scheduler/latest/UserGuide';

export const WATCH_ROLES: readonly RoleReasons[] = [
  {
    title: 'Watches the training of an audience model',
    description: 'Allows a state machine of cdk-cleanrooms to read an audience model',
    createdBy: ['AudienceModelTraining'],
    when: 'Each `AudienceModelTraining` creates it, for its state machine.',
    trust: {
      reason: 'Only Step Functions can assume the role, for the state machine of the construct.',
      page: `${STATES}/dg/procedure-create-iam-role.html`,
    },
    statements: [
      {
        actions: ['cleanrooms-ml:GetAudienceModel'],
        reason: 'Reads the status of the one model.',
        page: PAGES.cleanRoomsMl,
      },
      {
        actions: ['states:StopExecution'],
        reason:
          'Stops its own execution if there is nothing to watch, such as a model that is deleted, so that no success or ' +
          'failure is reported.',
        page: `${STATES}/apireference/API_StopExecution.html`,
      },
    ],
  },
  {
    title: 'Starts the watch of a training',
    description: 'Allows a schedule of cdk-cleanrooms to watch the training of an audience model',
    createdBy: ['AudienceModelTraining'],
    when: 'Each `AudienceModelTraining` creates it, for the schedule that starts its state machine.',
    trust: {
      reason:
        'Only EventBridge Scheduler can assume the role, for schedules of this account in the default group. It requires ' +
        'the ARN of the group, not that of the schedule.',
      page: `${SCHEDULER}/cross-service-confused-deputy-prevention.html`,
    },
    statements: [
      {
        actions: ['states:StartExecution'],
        reason: 'Starts the one state machine.',
        page: `${STATES}/apireference/API_StartExecution.html`,
      },
    ],
  },
];
