import { dataOwnerLogsQueries } from '../../../src/rules/membership/data-owner-logs-queries';
import {
  association,
  collaboration,
  customRule,
  known,
  membership,
  PUBLISHER,
  protectedRule,
  table,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const OFF = { queryLog: known(false) };
const FIX = 'turn on `queryLogging` of the membership';

function owner(rule = customRule(), more: Partial<ReturnType<typeof membership>> = OFF, of = collaboration()) {
  const own = membership(of, PUBLISHER, more);
  association(own, table({ rule }));
  return own;
}

function warning(what: string) {
  return { severity: 'warning' as const, what, fix: FIX, property: 'QueryLogStatus' };
}

describeRule(dataOwnerLogsQueries, {
  fires: [
    {
      name: 'a member with a table does not log',
      subject: () => owner(),
      violations: [warning('"Membership-111111111111" has query logging turned off, but has the tables "sales"')],
    },
    {
      name: 'a member with a table of another app does not log',
      subject: () => {
        const own = membership(collaboration(), PUBLISHER, OFF);
        association(own, undefined);
        return own;
      },
      violations: [warning('"Membership-111111111111" has query logging turned off, but has the tables "sales"')],
    },
    {
      name: 'a member with a table under differential privacy does not log',
      subject: () => {
        const own = owner(protectedRule('user_id'));
        association(own, table({ name: known('shops') }));
        return own;
      },
      violations: [
        {
          ...warning(
            '"Membership-111111111111" has query logging turned off, but the tables "sales" are under differential privacy',
          ),
          why: 'errors of queries can reveal data in spite of differential privacy, and only the logs show them',
          page: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/dp-limitations.html',
        },
      ],
    },
  ],
  quiet: [
    { name: 'a member with a table logs', subject: () => owner(customRule(), {}) },
    { name: 'a member without tables does not log', subject: () => membership(collaboration(), PUBLISHER, OFF) },
    {
      name: 'the collaboration does not support it',
      subject: () => owner(customRule(), OFF, collaboration({ queryLog: known(false) })),
    },
  ],
  unknown: [
    { name: 'the switch is a token', subject: () => owner(customRule(), { queryLog: UNKNOWN }) },
    {
      name: 'the switch of the collaboration is a token',
      subject: () => owner(customRule(), OFF, collaboration({ queryLog: UNKNOWN })),
    },
    {
      name: 'the collaboration is in another app',
      subject: () => {
        const own = membership(undefined, PUBLISHER, OFF);
        association(own, table());
        return own;
      },
    },
  ],
});
