import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type StackPlan, parsePlan, stackOfPlan } from '../fleet';
import { readManifest } from './changed/manifest';
import type { Terminal } from './terminal';

/** A plan and the file it is from. */
export interface PlanFile extends StackPlan {
  readonly file: string;
}

/** Told what is being read. */
type Report = (doing: string) => void;

/** Plans of `terraform show -json`. */
export function readPlans(files: readonly string[], report: Report = () => undefined): PlanFile[] {
  return distinct(
    files.map((file, index) => {
      report(`reading plan ${index + 1} of ${files.length}`);
      const plan = parsePlan(bytesOf(file), file);
      return { file, plan, stack: stackOfPlan(plan, file) };
    }),
  );
}

/** Names that a plan has in the folder of its stack: in JSON, or as Terraform and `cdktf diff` save it. */
const JSON_PLAN = 'plan.json';
const SAVED_PLANS = ['plan.tfplan', 'tfplan', 'plan'];

/** The plans in the folders of synthesized stacks. A stack without a plan is left out, with a note. */
export async function readPlansOfStacks(
  folder: string,
  terminal: Terminal,
  report: Report,
): Promise<PlanFile[]> {
  const plans: PlanFile[] = [];
  for (const { name, folder: stackFolder } of readManifest(folder)) {
    report(`reading the plan of ${name}`);
    const saved = SAVED_PLANS.map((each) => join(stackFolder, each)).find((each) => existsSync(each));
    const json = join(stackFolder, JSON_PLAN);
    if (existsSync(json)) plans.push({ file: json, stack: name, plan: parsePlan(bytesOf(json), json) });
    else if (saved)
      plans.push({ file: saved, stack: name, plan: parsePlan(await show(stackFolder, saved), saved) });
    else terminal.note(`${name} has no plan and is left out`);
  }
  if (plans.length === 0) {
    throw new Error(
      `${folder} must hold plans, got none; write each to ${JSON_PLAN} in the folder of its stack`,
    );
  }
  return plans;
}

/** What Node reads of a file, and what is taken of an output. */
const LARGEST = 2 ** 31 - 1;

function bytesOf(file: string): Uint8Array {
  const found = statSync(file);
  if (found.isDirectory()) {
    throw new Error(
      `${file} must be a plan, got a folder; name the files in it, or that of stacks with --stacks`,
    );
  }
  if (found.size > LARGEST)
    throw new Error(
      `${file} must be a plan of at most 2 GiB; leave out what is not read: jq 'del(.planned_values)'`,
    );
  return readFileSync(file);
}

async function show(folder: string, file: string): Promise<Uint8Array> {
  const terraform = process.env.TERRAFORM_BINARY_NAME ?? 'terraform';
  const args = [`-chdir=${folder}`, 'show', '-json', '-no-color', resolve(file)];
  try {
    const output = await promisify(execFile)(terraform, args, {
      maxBuffer: LARGEST,
      encoding: 'buffer',
    });
    return output.stdout;
  } catch (error) {
    const { code, stderr } = error as { readonly code?: unknown; readonly stderr?: Uint8Array };
    const said = Buffer.from(stderr ?? [])
      .toString()
      .trim();
    const got = code === 'ENOENT' ? `no ${terraform}` : said || `exit code ${String(code)}`;
    throw new Error(
      `${file} must be shown by ${terraform}, got ${got}; run terraform init in the folder, or write plan.json beside it`,
      { cause: error },
    );
  }
}

function distinct(plans: readonly PlanFile[]): PlanFile[] {
  const files = new Map<string, string>();
  for (const { stack, file } of plans) {
    const other = files.get(stack);
    if (other !== undefined) {
      throw new Error(
        `every plan must be of a stack of its own, got ${other} and ${file} of ${stack}; leave one out`,
      );
    }
    files.set(stack, file);
  }
  return [...plans];
}
