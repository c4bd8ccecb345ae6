import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../examples/campaign-reach/app';
import { CdkCli } from '../../local/demo/cdk-cli';
import { type CleanRoomCloud, cleanRoomCloud } from '../../local/demo/clean-room-cloud';
import { setEpsilon } from '../../local/demo/edits';
import { Rooms } from '../../local/demo/room';
import { synthesize } from '../../local/demo/synthesis';
import { serve } from '../../local/endpoint/server';
import { tellCommand } from './command';
import { heading } from './layout';
import { tellSides } from './sides';

const DEPLOY = ['deploy', '--all', '--require-approval', 'never', '--app'];

export interface Deployment {
  readonly publisher: string;
  readonly advertiser: string;
  /** The folder of the synthesized app. */
  readonly assembly: string;
}

/** Deploys both sides with the CDK CLI to this machine, changes them and destroys them, and tells what is there. */
export async function tellDeployment(deployment: Deployment): Promise<void> {
  const local = cleanRoomCloud();
  const { url, close } = await serve(local.cloud);
  try {
    await tellLife(local, url, deployment);
  } finally {
    await close();
  }
  const broken = [...local.cloud.defects, ...local.service.calls.filter(({ outcome }) => outcome === 'DoubleBug')];
  if (broken.length > 0) {
    throw new Error(`the cloud on this machine is at fault: ${broken.join('\n')}`);
  }
}

async function tellLife(local: CleanRoomCloud, url: string, deployment: Deployment): Promise<void> {
  const { publisher, advertiser, assembly } = deployment;
  const accounts = [publisher, advertiser];
  const cli = new CdkCli(url, mkdtempSync(join(tmpdir(), 'cdk-home-')));

  heading('Deployed without AWS');
  console.log(`  The CDK CLI talks to ${url}, a cloud on this machine (docs/local-deployment.md).\n`);
  await tellCommand(cli, publisher, cli.bootstrapping(publisher));
  await tellCommand(cli, advertiser, cli.bootstrapping(advertiser, publisher));
  await tellCommand(cli, publisher, [...DEPLOY, assembly]);
  tellSides(local, accounts);

  heading('A change');
  console.log('  The advertiser has joined, so the role may serve its membership alone; and epsilon becomes 4.\n');
  const next = `${assembly}-changed`;
  const [joined] = new Rooms(local.service, advertiser).memberships();
  if (joined === undefined) {
    throw new Error('the advertiser has deployed its stack, but is no member');
  }
  synthesize({
    example: 'campaign-reach',
    build: buildApp,
    outdir: next,
    context: { advertiserMembershipArn: joined.arn },
    edit: (app) => setEpsilon(app, 4),
  });
  await tellCommand(cli, publisher, [...DEPLOY, next]);
  tellSides(local, accounts.slice(0, 1));

  heading('Destroyed');
  await tellCommand(cli, publisher, ['destroy', '--all', '--force', '--app', next]);
  console.log('  What others rely on is kept: the collaboration, its memberships, and the data with its keys.');
  tellSides(local, accounts.slice(0, 1));
}
