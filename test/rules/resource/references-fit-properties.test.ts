import type { Link } from '../../../src/model/nodes';
import { referencesFitProperties } from '../../../src/rules/resource/references-fit-properties';
import {
  association,
  bucket,
  collaboration,
  customRule,
  membership,
  outside,
  PUBLISHER,
  role,
  table,
  template,
  to,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const fixBy = (attribute: string, of: string) =>
  `refer to "${attribute}" of ${of}, or use the constructs of this library, such as \`Membership\`, which take constructs instead of identifiers`;

/** A reference to a resource of another kind than those of the link. */
function astray(type: string, attribute: string): Link<never> {
  return { to: 'outside', text: UNKNOWN, resource: { type, path: 'App/Astray', attribute } };
}

const AS_ROOM = to(collaboration(), 'CollaborationIdentifier');

describeRule(referencesFitProperties, {
  fires: [
    {
      name: 'the ID of a collaboration is no ID of a membership',
      subject: () =>
        association(undefined, undefined, {
          membership: astray('AWS::CleanRooms::Collaboration', 'CollaborationIdentifier'),
        }),
      violations: [
        {
          severity: 'error',
          what: '"MembershipIdentifier" of "sales" refers to "CollaborationIdentifier" of "App/Astray", but takes the ID of a membership',
          fix: fixBy('MembershipIdentifier', 'a membership'),
          property: 'MembershipIdentifier',
        },
      ],
    },
    {
      name: 'an ARN is no ID, and a name no ARN',
      subject: () =>
        association(undefined, undefined, { membership: to(membership(undefined), 'Arn'), role: to(role(), 'Ref') }),
      violations: [
        {
          severity: 'error',
          what: '"MembershipIdentifier" of "sales" refers to "Arn" of "Membership-111111111111", but takes the ID of a membership',
          fix: fixBy('MembershipIdentifier', 'a membership'),
          property: 'MembershipIdentifier',
        },
        {
          severity: 'error',
          what: '"RoleArn" of "sales" refers to "Ref" of "Role", but takes the ARN of a role',
          fix: fixBy('Arn', 'a role'),
          property: 'RoleArn',
        },
      ],
    },
    {
      name: 'the ARN of a bucket is no name',
      subject: () => membership(undefined, PUBLISHER, { collaboration: AS_ROOM, resultBucket: to(bucket('Results')) }),
      violations: [
        {
          severity: 'error',
          what: '"DefaultResultConfiguration" of "Membership-111111111111" refers to "Arn" of "Results", but takes the name of a bucket',
          fix: fixBy('Ref', 'a bucket'),
          property: 'DefaultResultConfiguration',
        },
      ],
    },
    {
      name: 'the compound Ref of a template is no ARN',
      subject: () =>
        table({ rule: customRule(), allowed: [outside('ANY_QUERY'), to(template(undefined, 'SELECT 1'), 'Ref')] }),
      violations: [
        {
          severity: 'error',
          what: '"AnalysisRules" of "sales" refers to "Ref" of "Reach", but takes the ARN of an analysis template',
          fix: fixBy('Arn', 'an analysis template'),
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'each reference returns what its property takes',
      subject: () =>
        association(undefined, undefined, {
          membership: to(membership(undefined), 'MembershipIdentifier'),
          table: to(table(), 'Ref'),
          role: to(role(), 'Arn'),
        }),
    },
    { name: 'nothing is referred to', subject: () => table() },
    {
      name: 'a resource outside of the app has one reference for all of its identifiers',
      subject: () =>
        association(undefined, undefined, {
          membership: to(membership(undefined, PUBLISHER, { imported: true }), 'Id'),
        }),
    },
  ],
  unknown: [
    { name: 'the reference leads out of the app', subject: () => association(undefined, undefined) },
    {
      name: 'a custom resource can return any identifier',
      subject: () => association(undefined, undefined, { membership: astray('Custom::Membership', 'Id') }),
    },
    {
      name: 'a resource of another service can return an identifier',
      subject: () => association(undefined, undefined, { membership: astray('AWS::SSM::Parameter', 'Value') }),
    },
  ],
});
