import { outcomeOf } from '../outcome';
import { observe, type Probe } from '../probe';
import type { Scene } from '../scene';

/** Privacy budgets, and what they allow. */
export const PRIVACY_PROBES: readonly Probe[] = [
  {
    name: 'budget-is-not-refreshed',
    claim: 'A budget is not refreshed unless this is specified.',
    run: async (scene) => {
      const { membershipIdentifier } = await scene.room();
      const { privacyBudgetTemplate } = await scene.creator.cleanRooms.createPrivacyBudgetTemplate({
        membershipIdentifier,
        privacyBudgetType: 'DIFFERENTIAL_PRIVACY',
        parameters: { differentialPrivacy: { epsilon: 1, usersNoisePerQuery: 10 } },
      });
      return observe('autoRefresh', privacyBudgetTemplate?.autoRefresh, 'NONE');
    },
  },
  {
    name: 'association-with-budget-goes',
    claim: 'An association is deleted although it has a budget.',
    run: async (scene) => {
      const { membershipIdentifier, association } = await scene.roomWithTable();
      await scene.creator.cleanRooms.createPrivacyBudgetTemplate({
        membershipIdentifier,
        privacyBudgetType: 'ACCESS_BUDGET',
        parameters: {
          accessBudget: {
            resourceArn: association.arn,
            budgetParameters: [{ type: 'LIFETIME', budget: 10 }],
          },
        },
      });
      const remove = scene.creator.cleanRooms.deleteConfiguredTableAssociation({
        membershipIdentifier,
        configuredTableAssociationIdentifier: association.id,
      });
      return observe('the outcome', await outcomeOf(remove), 'success');
    },
  },
  {
    name: 'preview-grows',
    claim: 'The number of previewed aggregations grows with epsilon and with the noise.',
    run: async (scene) => {
      const { membershipIdentifier } = await scene.room();
      const preview = async (epsilon: number, usersNoisePerQuery: number) => {
        const { privacyImpact } = await scene.creator.cleanRooms.previewPrivacyImpact({
          membershipIdentifier,
          parameters: { differentialPrivacy: { epsilon, usersNoisePerQuery } },
        });
        const { aggregations = [] } = privacyImpact?.differentialPrivacy ?? {};
        return aggregations.map(({ maxCount }) => Number(maxCount)).reduce((sum, count) => sum + count, 0);
      };
      const [least, epsilon, noise] = [await preview(2, 20), await preview(10, 20), await preview(2, 60)];
      return [
        observe('a larger epsilon allows more', epsilon > least, true),
        observe('more noise allows more', noise > least, true),
      ];
    },
  },
  {
    name: 'preview-for-any-member',
    claim: 'A preview is shown to the member whose membership it is for, whatever its abilities are.',
    accounts: 2,
    run: async (scene) => {
      const { partnerMembership } = await scene.sharedRoom();
      const preview = scene.partner.cleanRooms.previewPrivacyImpact({
        membershipIdentifier: partnerMembership.id,
        parameters: { differentialPrivacy: { epsilon: 2, usersNoisePerQuery: 20 } },
      });
      return observe('a member without abilities', await outcomeOf(preview), 'success');
    },
  },
  {
    name: 'budgets-for-any-member',
    claim: 'A member without abilities lists the budgets of a collaboration.',
    accounts: 2,
    run: async (scene) => {
      const { collaboration, membershipIdentifier } = await scene.sharedRoom();
      await addBudget(scene, membershipIdentifier);
      const listed = scene.partner.cleanRooms.listCollaborationPrivacyBudgets({
        collaborationIdentifier: collaboration.id,
        privacyBudgetType: 'DIFFERENTIAL_PRIVACY',
      });
      return observe('the outcome', await outcomeOf(listed), 'success');
    },
  },
  {
    name: 'budget-has-id-of-template',
    claim: 'A budget has the ID of its template.',
    run: async (scene) => {
      const { collaboration, membershipIdentifier } = await scene.room();
      const template = await addBudget(scene, membershipIdentifier);
      const { collaborationPrivacyBudgetSummaries = [] } =
        await scene.creator.cleanRooms.listCollaborationPrivacyBudgets({
          collaborationIdentifier: collaboration.id,
          privacyBudgetType: 'DIFFERENTIAL_PRIVACY',
        });
      const [budget] = collaborationPrivacyBudgetSummaries;
      return [
        observe('the id', budget?.id, template?.id),
        observe('the id of the template', budget?.privacyBudgetTemplateId, template?.id),
      ];
    },
  },
];

async function addBudget(scene: Scene, membershipIdentifier: string | undefined) {
  const { privacyBudgetTemplate } = await scene.creator.cleanRooms.createPrivacyBudgetTemplate({
    membershipIdentifier,
    privacyBudgetType: 'DIFFERENTIAL_PRIVACY',
    parameters: { differentialPrivacy: { epsilon: 1, usersNoisePerQuery: 10 } },
  });
  return privacyBudgetTemplate;
}
