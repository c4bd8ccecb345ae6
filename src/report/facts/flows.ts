import type { Flow, ReportedAnalysis, UnknownValue } from '../report';
import type { Room } from '../room';

export interface FlowFacts {
  readonly flows: readonly Flow[];
  readonly analyses: readonly ReportedAnalysis[];
  readonly unknown: readonly UnknownValue[];
}

/** What each member learns of the columns of the others, and the analyses through which it does. */
export function flowsOf(_room: Room): FlowFacts {
  return { flows: [], analyses: [], unknown: [] };
}
