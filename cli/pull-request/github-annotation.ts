import { visibleText } from '../../modules/core';

/** A message beside a line of a file. */
export interface GitHubAnnotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly lines: readonly string[];
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/** GitHub's command for an annotation (GitHub Docs, workflow commands); nothing else prints commands. */
export function annotationCommand({ level, title, lines, file, line }: GitHubAnnotation): string {
  const properties = Object.entries({ file, line, title })
    .map(([name, value]) => `${name}=${property(String(value))}`)
    .join(',');
  return `::${level} ${properties}::${lines.map(data).join('%0A')}`;
}

/** GitHub itself cuts a message at 64 KiB. */
function data(text: string): string {
  return visibleText(text, Number.POSITIVE_INFINITY).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
