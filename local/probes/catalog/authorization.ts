import { denialOf } from '../outcome';
import { observe, type Probe } from '../probe';
import type { Scene } from '../scene';
import { NOTHING } from './values';

/** On which resources actions are authorized: what IAM denies to a role without permissions. */
export const AUTHORIZATION_PROBES: readonly Probe[] = [
  {
    name: 'authorization-of-a-creation',
    claim: 'The action of a creation is authorized on the ARN of its kind with * for the ID.',
    run: async (scene) => {
      const powerless = await withoutPermissions(scene);
      const create = powerless.createConfiguredTable({
        name: scene.name('table'),
        tableReference: { glue: { databaseName: 'database', tableName: 'table' } },
        allowedColumns: ['a_column'],
        analysisMethod: 'DIRECT_QUERY',
      });
      const { account, region } = scene.creator;
      const table = `arn:aws:cleanrooms:${region}:${account}:configuredtable/*`;
      return observe('what IAM denies', await denialOf(create), `cleanrooms:CreateConfiguredTable on ${table}`);
    },
  },
  {
    name: 'authorization-of-change-requests',
    claim: 'The four operations of change requests are authorized on the collaboration.',
    run: async (scene) => {
      const { id: collaborationIdentifier, arn } = await scene.collaboration();
      const powerless = await withoutPermissions(scene);
      const request = { collaborationIdentifier, changeRequestIdentifier: NOTHING };
      const member = { accountId: scene.creator.account, memberAbilities: [] };
      const calls = {
        CreateCollaborationChangeRequest: () =>
          powerless.createCollaborationChangeRequest({
            collaborationIdentifier,
            changes: [{ specificationType: 'MEMBER', specification: { member } }],
          }),
        GetCollaborationChangeRequest: () => powerless.getCollaborationChangeRequest(request),
        ListCollaborationChangeRequests: () => powerless.listCollaborationChangeRequests({ collaborationIdentifier }),
        UpdateCollaborationChangeRequest: () =>
          powerless.updateCollaborationChangeRequest({ ...request, action: 'APPROVE' }),
      };
      const seen = [];
      for (const [name, call] of Object.entries(calls)) {
        seen.push(observe(name, await denialOf(call()), `cleanrooms:${name} on ${arn}`));
      }
      return seen;
    },
  },
  {
    name: 'authorization-of-a-schema',
    claim: 'GetSchema is authorized on the collaboration, also if there is no such table.',
    run: async (scene) => {
      const { collaboration, association } = await scene.roomWithTable();
      const powerless = await withoutPermissions(scene);
      const get = (name: string | undefined) =>
        denialOf(powerless.getSchema({ collaborationIdentifier: collaboration.id, name }));
      const denied = `cleanrooms:GetSchema on ${collaboration.arn}`;
      return [
        observe('a table', await get(association.name), denied),
        observe('no table', await get('no_such_table'), denied),
      ];
    },
  },
];

async function withoutPermissions(scene: Scene) {
  const { powerlessRoleArn } = await scene.site();
  return scene.creator.cleanRoomsAs(powerlessRoleArn);
}
