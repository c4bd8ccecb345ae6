import type { PrivacyReport, ReportedMember, ReportedTable } from '../report';

/** A report in which each member and table that a flow names is also in the lists: what the page leaves out is not learned. */
export function withNamedInFlows(report: PrivacyReport): PrivacyReport {
  const members = new Map(report.members.map((member) => [member.id, member]));
  const tables = new Map(report.tables.map((table) => [keyOf(table.owner, table.name), table]));
  for (const { receiver, owner, table } of report.flows) {
    for (const id of [receiver, owner]) {
      members.set(id, members.get(id) ?? unknownMember(id));
    }
    const key = keyOf(owner, table);
    tables.set(key, tables.get(key) ?? partOf(report, owner, table));
  }
  return { ...report, members: [...members.values()], tables: [...tables.values()] };
}

function keyOf(owner: string, name: string): string {
  return JSON.stringify([owner, name]);
}

function unknownMember(id: string): ReportedMember {
  return {
    id,
    account: null,
    name: null,
    creator: false,
    inApp: false,
    queries: null,
    runsJobs: null,
    receivesResults: null,
    receivesModels: null,
    receivesInference: null,
    pays: [],
  };
}

/** An ID mapping table has IDs of two members, and belongs to one of them. */
function partOf({ tables }: PrivacyReport, owner: string, name: string): ReportedTable {
  const other = tables.find((one) => one.kind === 'idMappingTable' && one.name === name);
  return other ? { ...other, owner } : unknownTable(owner, name);
}

function unknownTable(owner: string, name: string): ReportedTable {
  return { owner, name, kind: 'association', rule: null, columns: null, sourceColumns: null, userIdentifier: null };
}
