import type { ListFact } from '../../../src/model/fact';
import type { StatementFacts } from '../../../src/model/statements';
import { roleTrustsCleanRooms } from '../../../src/rules/association/role-trusts-clean-rooms';
import { ABSENT, association, known, list, OUTSIDE, role, statement, table, to, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'set `assumedBy` of the role to `new ServicePrincipal("cleanrooms.amazonaws.com")`, or omit `role` so that the association creates one';

const CLEAN_ROOMS = 'cleanrooms.amazonaws.com';

const trusting = (trust: ListFact<StatementFacts>) => association(undefined, table(), { role: to(role({ trust })) });

describeRule(roleTrustsCleanRooms, {
  fires: [
    {
      name: 'the role is for another service',
      subject: () => trusting(list([statement({ services: ['glue.amazonaws.com'] })])),
      violations: [
        {
          severity: 'error',
          what: 'the role "Role" of "sales" cannot be assumed by cleanrooms.amazonaws.com: its trust policy allows only "glue.amazonaws.com"',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
    {
      name: 'the role is for Clean Rooms ML',
      subject: () => trusting(list([statement({ services: ['cleanrooms-ml.amazonaws.com'] })])),
      violations: [
        {
          severity: 'error',
          what: 'the role "Role" of "sales" cannot be assumed by cleanrooms.amazonaws.com: its trust policy allows only "cleanrooms-ml.amazonaws.com"',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
    {
      name: 'the role is for an account',
      subject: () => trusting(list([{ ...statement({}), services: ABSENT }])),
      violations: [
        {
          severity: 'error',
          what: 'the role "Role" of "sales" cannot be assumed by cleanrooms.amazonaws.com: its trust policy allows no service',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
    {
      name: 'Clean Rooms may tag sessions only',
      subject: () => trusting(list([statement({ services: [CLEAN_ROOMS], actions: ['sts:TagSession'] })])),
      violations: [
        {
          severity: 'error',
          what: 'the role "Role" of "sales" cannot be assumed by cleanrooms.amazonaws.com: its trust policy allows no service',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
    {
      name: 'Clean Rooms is refused only',
      subject: () => trusting(list([statement({ services: [CLEAN_ROOMS], allow: false })])),
      violations: [
        {
          severity: 'error',
          what: 'the role "Role" of "sales" cannot be assumed by cleanrooms.amazonaws.com: its trust policy allows no service',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
    {
      name: 'nobody is trusted',
      subject: () => trusting(list([])),
      violations: [
        {
          severity: 'error',
          what: 'the role "Role" of "sales" cannot be assumed by cleanrooms.amazonaws.com: its trust policy allows no service',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'Clean Rooms may assume the role',
      subject: () => trusting(list([statement({ services: [CLEAN_ROOMS] })])),
    },
    {
      name: 'Clean Rooms may assume it among others, under a condition',
      subject: () =>
        trusting(
          list([
            statement({ services: ['glue.amazonaws.com'] }),
            { ...statement({ services: ['glue.amazonaws.com', CLEAN_ROOMS] }), conditional: known(true) },
          ]),
        ),
    },
    {
      name: 'Clean Rooms may do anything of its kind',
      subject: () => trusting(list([statement({ services: [CLEAN_ROOMS], actions: ['sts:*'] })])),
    },
  ],
  unknown: [
    { name: 'the role is outside of the app', subject: () => association(undefined, table(), { role: OUTSIDE }) },
    { name: 'the trust is a token', subject: () => trusting(UNKNOWN) },
    {
      name: 'a statement is a token',
      subject: () => trusting(list([statement({ services: ['glue.amazonaws.com'] })], false)),
    },
    {
      name: 'a service is a token',
      subject: () => trusting(list([{ ...statement({}), services: list(['glue.amazonaws.com'], false) }])),
    },
    {
      name: 'the effect is a token',
      subject: () => trusting(list([{ ...statement({ services: [CLEAN_ROOMS] }), allow: UNKNOWN }])),
    },
    {
      name: 'the actions are a token',
      subject: () => trusting(list([{ ...statement({ services: [CLEAN_ROOMS] }), actions: UNKNOWN }])),
    },
  ],
});
