import { ABSENT, is, isAbsent } from '../../../model/fact';
import { ANY_JOB, ANY_QUERY, NOT_ALLOWED } from '../../../private/words';
import { ANY_COLUMN } from '../../../sql/evaluation/fields';
import { isMore } from '../../levels';
import type { Context } from './context';
import { outsideTemplates } from './direct';
import { type Disclosure, type Touch, unguarded } from './disclosure';
import { fillOf, passedOn } from './fills';
import { idsIn } from './id-mapping';
import { type Model, modelsOf } from './model-receivers';
import { isCertainlyAnother } from './parties';
import { allowsAny, canAllow } from './permissions';
import { touchesOf } from './query';
import { additionalAnalysesOf } from './rules';
import type { SharedTable } from './tables';
import { authorOf, queryOfTemplate, templatesIn } from './templates';
import { byAnyQuery } from './whole-tables';

/** What a table discloses to models. Their code is not read: they can return, and log, what they are trained with. */
export function byModels(table: SharedTable, context: Context): readonly Disclosure[] {
  const { node } = table;
  const additional = node.kind === 'idMappingTable' ? ABSENT : additionalAnalysesOf(node);
  if (isAbsent(additional) || is(additional, NOT_ALLOWED)) {
    return [];
  }
  const models = modelsOf(table, context.room);
  const input = models.length > 0 ? inputOf(table, context) : [];
  return models.flatMap((model) => input.flatMap((touch) => learnedBy(model, touch, context)));
}

/** What a model learns of a table, and of all tables from which the table is filled. */
function learnedBy(
  model: Model,
  touch: Touch,
  context: Context,
  around: readonly SharedTable[] = [],
): readonly Disclosure[] {
  const { table } = touch;
  return [
    ...(table.node.kind === 'idMappingTable' ? idsLearnedBy(model, touch, context) : [ofTable(model, touch)]),
    ...(around.includes(table) ? [] : filledFrom(model, touch, context, [...around, table])),
  ];
}

function ofTable({ name, receivers }: Model, { table, ...touch }: Touch): Disclosure {
  return {
    ...touch,
    owner: table.owner,
    table: table.name,
    guards: [],
    through: { kind: 'model', name },
    read: false,
    receivers,
  };
}

/** The IDs in an ID mapping table belong to the members of the ID namespaces. */
function idsLearnedBy(model: Model, touch: Touch, context: Context): readonly Disclosure[] {
  return idsIn(context).map(({ owner, level }) => {
    const less = isMore(touch.level, level) ? level : touch.level;
    return { ...ofTable(model, touch), owner, column: ANY_COLUMN, level: less };
  });
}

/** What a model that reads a table learns of those from which the table is filled. */
function filledFrom(
  model: Model,
  touch: Touch,
  context: Context,
  around: readonly SharedTable[],
): readonly Disclosure[] {
  const { table } = touch;
  if (table.node.kind !== 'intermediateTable') {
    return [];
  }
  return passedOn(touch, fillOf(table.node, context, 'models')).flatMap((base) =>
    inherited(model, base.table, table, context).flatMap((one) => learnedBy(one, base, context, around)),
  );
}

/**
 * The models that an intermediate table can let read what it has of a base table. It inherits the list of the base table,
 * unless both have one owner, who can then allow others. Whether the base table allows additional analyses by itself does
 * not decide: the service documents that `ALLOWED` is stricter than `NOT_ALLOWED`.
 */
function inherited(model: Model, base: SharedTable, table: SharedTable, { room }: Context): readonly Model[] {
  if (base.node.kind !== 'association' || !isCertainlyAnother(base.owner, table.owner, room)) {
    return [model];
  }
  return modelsOf(base, room).map(({ name, receivers }) => ({
    name,
    receivers: receivers.filter((receiver) => model.receivers.includes(receiver)),
  }));
}

/** What models are trained with: what an analysis that the table allows returns, without the controls of direct results. */
function inputOf(table: SharedTable, context: Context): readonly Touch[] {
  const { rule, columns } = table;
  if (rule.kind === 'aggregation' || rule.kind === 'list') {
    return byAnyQuery(table).map(unguarded);
  }
  const isAny =
    rule.kind !== 'custom' ||
    outsideTemplates(rule, context).length > 0 ||
    [ANY_QUERY, ANY_JOB].some((wildcard) => allowsAny(rule, wildcard, 'any', context.room));
  const all = columns.map((column): Touch => ({ table, column, level: 'CLEAR', guards: [] }));
  return isAny
    ? all
    : templatesIn(context)
        .filter((template) => canAllow(rule, template, authorOf(template, context), context.room))
        .flatMap((template) => {
          const understood = queryOfTemplate(template, context)?.understood;
          return understood
            ? touchesOf(understood)
                .filter((touch) => touch.table === table)
                .map(unguarded)
            : all;
        });
}
