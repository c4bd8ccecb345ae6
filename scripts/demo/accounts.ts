interface Template {
  readonly Resources: { readonly [logicalId: string]: { readonly Type: string } };
}

const CLEAN_ROOMS = 'AWS::CleanRooms::';

/** The resources of a stack, counted by type: those of Clean Rooms, and what they need. */
export function madeIn(template: Template): string[][] {
  const types = Object.values(template.Resources).map(({ Type }) => Type);
  const ofCleanRooms = types.filter((type) => type.startsWith(CLEAN_ROOMS));
  const others = types.filter((type) => !type.startsWith(CLEAN_ROOMS));
  return [
    ['Clean Rooms', counted(ofCleanRooms.map((type) => type.slice(CLEAN_ROOMS.length)))],
    ['beside it', counted(others.map((type) => type.replace(/^AWS::/, '').replace('::', ' ')))],
  ];
}

/** Each name once, in order, with its number if there are several. */
function counted(names: string[]): string {
  const counts = new Map<string, number>();
  for (const name of names.sort()) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => (count === 1 ? name : `${count} × ${name}`)).join(', ');
}
