import { nearest } from '../../private/nearest';
import { didYouMean, UsageError } from '../usage-error';

/** The format with a name. The names are asked for when an argument is read: what writes a format is loaded late. */
export function formatAmong<Name extends string>(names: () => readonly Name[]): (name: string) => Name {
  return (name) => {
    const all = names();
    const found = all.find((one) => one === name);
    if (found === undefined) {
      throw new UsageError(
        `--format: ${JSON.stringify(name)} is not a format`,
        `${didYouMean(nearest(name, all))}the formats are ${all.join(', ')}`,
      );
    }
    return found;
  };
}
