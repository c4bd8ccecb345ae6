import { outcomeOf, refusalOf } from '../outcome';
import { observe, type Probe } from '../probe';
import { NOTHING } from './values';

/** Memberships: what they accept, and when they end. */
export const MEMBERSHIP_PROBES: readonly Probe[] = [
  {
    name: 'second-membership',
    claim: 'A second membership of an account is refused with ConflictException ALREADY_EXISTS, which names the first.',
    run: async (scene) => {
      const { collaboration, membershipIdentifier } = await scene.room();
      const again = scene.join(scene.creator, collaboration);
      const refusal = await refusalOf<Error & { reason?: string; resourceId?: string }>(again);
      return [
        observe('the error', [refusal?.name, refusal?.reason], ['ConflictException', 'ALREADY_EXISTS']),
        observe('its resource', refusal?.resourceId, membershipIdentifier),
      ];
    },
  },
  {
    name: 'wrong-acceptance-of-payment',
    claim: 'A wrong acceptance of payment is ValidationException INVALID_CONFIGURATION.',
    run: async (scene) => {
      const collaboration = await scene.collaboration();
      const join = scene.join(scene.creator, collaboration, {
        paymentConfiguration: { queryCompute: { isResponsible: false } },
      });
      return observe(
        'the payer of queries refuses to pay',
        await outcomeOf(join),
        'ValidationException INVALID_CONFIGURATION',
      );
    },
  },
  {
    name: 'creator-leaves-too-early',
    claim: 'The deletion of the membership of a creator, before its collaboration, is ConflictException INVALID_STATE.',
    run: async (scene) => {
      const { membershipIdentifier } = await scene.room();
      const leave = scene.creator.cleanRooms.deleteMembership({ membershipIdentifier });
      return observe('the outcome', await outcomeOf(leave), 'ConflictException INVALID_STATE');
    },
  },
  {
    name: 'payment-can-be-omitted',
    claim: 'A payment configuration can omit the costs of jobs and of machine learning that the member must pay.',
    run: async (scene) => {
      const pays = { isResponsible: true };
      const collaboration = await scene.collaboration({
        creatorMemberAbilities: ['CAN_QUERY', 'CAN_RUN_JOB', 'CAN_RECEIVE_RESULTS'],
        creatorPaymentConfiguration: {
          queryCompute: pays,
          jobCompute: pays,
          machineLearning: { modelTraining: pays, modelInference: pays },
        },
      });
      const join = scene.join(scene.creator, collaboration, { paymentConfiguration: { queryCompute: pays } });
      return observe('the outcome', await outcomeOf(join), 'success');
    },
  },
  {
    name: 'membership-of-another-account',
    claim: 'A membership of another account answers AccessDeniedException, none ResourceNotFoundException.',
    accounts: 2,
    run: async (scene) => {
      const { membershipIdentifier } = await scene.room();
      const get = (id: string) => outcomeOf(scene.partner.cleanRooms.getMembership({ membershipIdentifier: id }));
      return [
        observe('that of another account', (await get(membershipIdentifier)).split(' ')[0], 'AccessDeniedException'),
        observe('none', (await get(NOTHING)).split(' ')[0], 'ResourceNotFoundException'),
      ];
    },
  },
  {
    name: 'logs-that-the-collaboration-has-not',
    claim: 'Query logs can be enabled although the collaboration has them disabled.',
    run: async (scene) => {
      const collaboration = await scene.collaboration({ queryLogStatus: 'DISABLED' });
      const join = scene.join(scene.creator, collaboration, { queryLogStatus: 'ENABLED' });
      return observe('the outcome', await outcomeOf(join), 'success');
    },
  },
  {
    name: 'results-of-who-receives-none',
    claim: 'A member who cannot receive results can configure them.',
    accounts: 2,
    run: async (scene) => {
      const { bucketName } = await scene.site();
      const collaboration = await scene.collaboration({
        creatorMemberAbilities: ['CAN_QUERY'],
        members: [scene.invitation('CAN_RECEIVE_RESULTS')],
      });
      const join = scene.join(scene.creator, collaboration, {
        defaultResultConfiguration: { outputConfiguration: { s3: { bucket: bucketName, resultFormat: 'CSV' } } },
      });
      return observe('the outcome', await outcomeOf(join), 'success');
    },
  },
];
