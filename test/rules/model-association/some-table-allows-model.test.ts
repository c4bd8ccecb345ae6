import type { Link, MembershipNode, ModelAssociationNode, TableNode } from '../../../src/model/nodes';
import { someTableAllowsModel } from '../../../src/rules/model-association/some-table-allows-model';
import {
  ADVERTISER,
  association,
  collaboration,
  intermediateTable,
  list,
  membership,
  modelAssociation,
  OUTSIDE,
  outside,
  table,
  to,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'add the ARN of the model association, or a pattern for it, to `allowedAdditionalAnalyses` of the associations whose tables it is trained with';

const PATTERN = 'arn:aws:cleanrooms-ml:us-east-1:*:membership/*/configured-model-algorithm-association/*';
const AUDIENCE = 'arn:aws:cleanrooms:us-east-1:*:membership/*/configuredaudiencemodelassociation/*';

/** A model beside tables, in a collaboration that both members join. */
function modelBeside(build: (model: ModelAssociationNode, own: MembershipNode) => void, ads = collaboration()) {
  const own = membership(ads);
  membership(ads, ADVERTISER);
  const model = modelAssociation(own);
  build(model, own);
  return model;
}

/** A table that allows these models. */
function allowing(own: MembershipNode, ...models: Link<ModelAssociationNode>[]) {
  return association(own, table(), {
    models,
    additionalAnalyses: list(models.map(() => ({ kind: 'unknown' as const }))),
  });
}

describeRule(someTableAllowsModel, {
  fires: [
    {
      name: 'the table allows nothing',
      subject: () => modelBeside((_, own) => void allowing(own)),
      violations: [
        { severity: 'warning', what: 'no table of "Ads" allows "lookalike": "sales"', fix: FIX, property: undefined },
      ],
    },
    {
      name: 'the tables allow another model, and audience models',
      subject: () =>
        modelBeside((_, own) => {
          allowing(own, to(modelAssociation(own)));
          allowing(own, outside(AUDIENCE));
        }),
      violations: [
        {
          severity: 'warning',
          what: 'no table of "Ads" allows "lookalike": "sales", "sales"',
          fix: FIX,
          property: undefined,
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'one table allows it',
      subject: () =>
        modelBeside((model, own) => {
          allowing(own);
          allowing(own, to(model));
        }),
    },
    { name: 'a table allows a pattern', subject: () => modelBeside((_, own) => void allowing(own, outside(PATTERN))) },
    {
      name: 'a table is derived from others, whose rule can allow it',
      subject: () =>
        modelBeside((_, own) => {
          allowing(own);
          intermediateTable(own);
        }),
    },
    { name: 'there is no table yet', subject: () => modelBeside(() => undefined) },
  ],
  unknown: [
    { name: 'the collaboration is outside of the app', subject: () => modelAssociation(undefined) },
    {
      name: 'a member is unknown',
      subject: () => modelBeside((_, own) => void allowing(own), collaboration({ members: list([], false) })),
    },
    {
      name: 'a member can have other tables',
      subject: () => {
        const ads = collaboration();
        allowing(membership(ads));
        const partner = membership(ads, ADVERTISER, { tables: list<TableNode>([], false) });
        return modelAssociation(partner);
      },
    },
    {
      name: 'a model is a token',
      subject: () => modelBeside((_, own) => void association(own, table(), { additionalAnalyses: list([], false) })),
    },
    { name: 'the ARN of a model is a token', subject: () => modelBeside((_, own) => void allowing(own, OUTSIDE)) },
  ],
});
