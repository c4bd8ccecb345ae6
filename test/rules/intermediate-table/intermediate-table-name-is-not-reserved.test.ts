import { intermediateTableNameIsNotReserved } from '../../../src/rules/intermediate-table/intermediate-table-name-is-not-reserved';
import { intermediateTable, known, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

describeRule(intermediateTableNameIsNotReserved, {
  fires: ['Order', 'table', 'aes128', 'without'].map((name) => ({
    name: `the name is ${name}`,
    subject: () => intermediateTable(undefined, known(name)),
    violations: [
      {
        severity: 'error',
        what: `the name "${name}" of an intermediate table is a reserved word of SQL`,
        fix: 'specify another name',
        property: 'Name',
      },
    ] as const,
  })) as never,
  quiet: ['daily', 'orders', 'order_1', ''].map((name) => ({
    name: `the name is ${JSON.stringify(name)}`,
    subject: () => intermediateTable(undefined, known(name)),
  })) as never,
  unknown: [{ name: 'the name is a token', subject: () => intermediateTable(undefined, UNKNOWN) }],
});
