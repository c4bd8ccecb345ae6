import { Command } from 'commander';
import { ruleNamed } from '../arguments/rule-id';
import { isColored } from '../color';
import { ruleList } from '../rule-list';
import { rulePage } from '../rule-page';
import { type Terminal, widthOf } from '../terminal';
import { EXPLAIN_EXAMPLES } from '../usage';

interface Options {
  readonly list?: true;
  readonly color?: boolean;
}

/** `explain`: the page of a rule, in the terminal. */
export function explainCommand(terminal: Terminal): Command {
  const { stdout, env } = terminal;
  return new Command('explain')
    .summary('explain a rule, or list all rules')
    .description('Explains rules: what they require, why, what to change, and which page states it.')
    .argument('[rule...]', 'the IDs of rules, with or without CleanRooms::')
    .option('--list', 'list all rules; the default without a rule')
    .option('--color', 'use colors; the default for a terminal')
    .option('--no-color', 'use no colors')
    .addHelpText('after', EXPLAIN_EXAMPLES)
    .action((names: readonly string[], { list, color }: Options) => {
      const layout = { width: widthOf(stdout), color: isColored(color, env, stdout) };
      const pages = names.map((name) => rulePage(ruleNamed(name), layout));
      stdout.write(list || names.length === 0 ? ruleList(layout) : pages.join('\n'));
    });
}
