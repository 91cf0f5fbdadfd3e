import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import development from '../../environments/development';
import { synthesize } from '../../stacks';
import { describeUnlessMissing } from '../support/describe-unless-missing';
import { temporaryFolder } from '../support/temporary-folder';
import { workflowScripts } from './workflow-text';

const ROOT = join(__dirname, '..', '..');
const isThere = (tool: string) => spawnSync(tool, ['--version']).status === 0;
const missing = ['bash', 'git', 'jq', 'terraform'].filter((tool) => !isThere(tool));

/** Tests of scripts, where there is what they run. */
export const group = (title: string, tests: () => void) => describeUnlessMissing(missing, title, tests);

/** A runner's folder, where `npx certfleet` is this CLI and S3 is a folder. */
export class Runner {
  public readonly folder = temporaryFolder('runner');
  private readonly bin = temporaryFolder('bin');

  constructor(public readonly bucket = temporaryFolder('bucket')) {
    this.command('npx', `shift; exec "${ROOT}/node_modules/.bin/tsx" "${ROOT}/cli/main.ts" "$@"`);
    this.command(
      'aws',
      `while [ $# -gt 0 ]; do
        case "$1" in
          put-object) act=put ;; get-object) act=get ;; list-objects-v2) act=list ;;
          --key | --prefix) key="$2"; shift ;; --body) body="$2"; shift ;;
          --bucket | --if-none-match | --output) shift ;;
          *) file="$1" ;;
        esac
        shift
      done
      object="${this.bucket}/$key"
      if [ "$act" = get ]; then cp "$object" "$file"; exit; fi
      if [ "$act" = list ]; then
        cd "${this.bucket}"
        find . -path "./$key*" -type f -printf '{"Key": "%P", "LastModified": "%T+"}\\n' | jq --slurp '{Contents: .}'
        exit
      fi
      if [ -e "$object" ]; then echo PreconditionFailed >&2; exit 254; fi
      mkdir -p "$(dirname "$object")" && cp "$body" "$object"`,
    );
  }

  public command(name: string, script: string): void {
    const file = join(this.bin, name);
    writeFileSync(file, `#!/usr/bin/env bash\n${script}\n`);
    chmodSync(file, 0o755);
  }

  /** `gh api` answers what a path begins with from here, and fails for the rest. */
  public github(answers: Readonly<Record<string, unknown>>): void {
    writeFileSync(join(this.folder, 'github.json'), JSON.stringify(answers));
    this.command(
      'gh',
      `answer="$(jq --arg path "$2" 'to_entries[] | select(.key as $key | $path | startswith($key)).value' github.json)"
      if [ -z "$answer" ]; then echo "gh: Not Found $2" >&2; exit 1; fi
      while [ "$1" != --jq ]; do shift; done
      jq --raw-output --compact-output "$2" <<< "$answer"`,
    );
  }

  /** Runs a step of a workflow as GitHub does. */
  public run(step: string, env: Readonly<Record<string, string>> = {}) {
    const script = workflowScripts.find(({ where }) => where === step);
    if (script === undefined) throw new Error(`no step "${step}"`);
    const output = join(this.folder, 'github-output');
    writeFileSync(output, '');
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script.text],
      {
        cwd: this.folder,
        encoding: 'utf8',
        env: {
          PATH: `${this.bin}:${process.env.PATH}`,
          HOME: process.env.HOME,
          GITHUB_OUTPUT: output,
          GITHUB_WORKSPACE: this.folder,
          ...env,
        },
      },
    );
    const outputs = readFileSync(output, 'utf8').trim().split('\n').filter(Boolean);
    return {
      status,
      said: stdout + stderr,
      outputs: Object.fromEntries(
        outputs.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
      ),
    };
  }
}

/** Synthesizes the development environment, with these tags of its own. */
export function synthesizeTo(folder: string, tags: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  synthesize([{ ...development, tags }], folder);
}
