import type { Flow, ReportedAnalysis, UnknownValue } from '../report';
import type { Room } from '../room';
import { analysesIn } from './flows/analyses';
import { contextOf } from './flows/context';
import { byOthers } from './flows/direct';
import { byMapping } from './flows/id-mapping';
import { flowsFrom } from './flows/merge';
import { byModels } from './flows/models';
import { byTemplate, templatesIn } from './flows/templates';
import { unknownIn } from './flows/unknown';

/** What each member learns of the columns of the others, and the analyses through which it does. */
export interface FlowFacts {
  readonly flows: readonly Flow[];
  readonly analyses: readonly ReportedAnalysis[];
  /** What is not known, so that the flows contain the most that is possible. */
  readonly unknown: readonly UnknownValue[];
}

export function flowsOf(room: Room): FlowFacts {
  const context = contextOf(room);
  const disclosures = [
    ...templatesIn(context).flatMap((template) => byTemplate(template, context)),
    ...context.tables.flatMap((table) => [
      ...byOthers(table, context),
      ...byModels(table, context),
      ...byMapping(table, context),
    ]),
  ];
  return { flows: flowsFrom(disclosures), analyses: analysesIn(context), unknown: unknownIn(context) };
}
